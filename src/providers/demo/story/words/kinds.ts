/** Other words for creatures an artist can draw: the story keeps the word, the drawing takes the species. */
export const drawnAs: Record<string, string> = {
  bunny: 'rabbit',
  hare: 'rabbit',
  kitten: 'cat',
  puppy: 'dog',
  pup: 'dog',
  cub: 'bear',
  teddy: 'bear',
  owlet: 'owl',
  duckling: 'duck',
  piglet: 'pig',
  fawn: 'deer',
  moose: 'deer',
  reindeer: 'deer',
  tortoise: 'turtle',
  toad: 'frog',
  sparrow: 'bird',
  robin: 'bird',
  crow: 'bird',
  chick: 'bird',
  wren: 'bird',
  gull: 'bird',
  seagull: 'bird',
  parrot: 'bird',
  puffin: 'penguin',
  girl: 'child',
  boy: 'child',
  kid: 'child',
  princess: 'child',
  prince: 'child',
  pirate: 'child',
  knight: 'child',
  wizard: 'child',
  witch: 'child',
  fairy: 'child',
  king: 'child',
  queen: 'child',
  baker: 'child',
  baby: 'child',
  astronaut: 'child',
  gardener: 'child',
  sister: 'child',
  brother: 'child',
  dinosaur: 'dragon',
}

/** Kinds that are real nouns for a hero though nobody has drawn them; the artist takes the nearest shape. */
export const undrawn = new Set(
  (
    'unicorn whale dolphin octopus crab fish shark seal otter beaver wolf tiger zebra giraffe monkey panda koala ' +
    'kangaroo camel llama alpaca horse pony cow calf sheep lamb goat donkey hen rooster chicken goose swan bat ' +
    'raccoon skunk sloth hippo rhino crocodile alligator snake lizard chameleon gecko spider ant bee bumblebee ' +
    'butterfly moth ladybird ladybug beetle worm caterpillar firefly grasshopper cricket dragonfly starfish ' +
    'jellyfish seahorse walrus mole hamster capybara ostrich flamingo peacock eagle parakeet mammoth yeti ' +
    'monster ghost giant troll elf gnome mermaid alien'
  ).split(' '),
)

/** Things that are heroes only where an idea says so: "a little train that …". */
export const livelyThings = new Set(
  (
    'snowman cloud star moon sun teapot train tractor car bus tugboat sock spoon kite leaf pebble raindrop snowflake ' +
    'tree pumpkin turnip potato boat'
  ).split(' '),
)

/** Pronouns a word brings with it. */
export const she = new Set(
  'girl princess queen witch fairy mermaid sister hen cow ewe mother mum mummy mom grandma granny nana aunt lady'.split(
    ' ',
  ),
)
export const he = new Set(
  'boy prince king wizard brother rooster bull father dad daddy grandpa grandad uncle mister sir'.split(' '),
)

const plurals: Record<string, string> = {
  mice: 'mouse',
  foxes: 'fox',
  wolves: 'wolf',
  children: 'child',
  kids: 'kid',
  geese: 'goose',
  bunnies: 'bunny',
  puppies: 'puppy',
  ponies: 'pony',
  fairies: 'fairy',
  princesses: 'princess',
  witches: 'witch',
  thieves: 'thief',
  elves: 'elf',
  butterflies: 'butterfly',
  ladies: 'lady',
  babies: 'baby',
  octopuses: 'octopus',
  buses: 'bus',
  leaves: 'leaf',
  deer: 'deer',
  sheep: 'sheep',
  fish: 'fish',
}

/** One of many: "foxes" → "fox", "bears" → "bear". */
export function singular(word: string): string {
  if (Object.hasOwn(plurals, word)) return plurals[word] as string
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}
