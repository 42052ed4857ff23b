import type { Character } from '../../../src/book/plan.ts'

type Few = Pick<Character, 'clothing' | 'marks'> & {
  look?: string
  colours: readonly [body: string, belly: string, accent: string]
}

const few: Record<string, Few> = {
  fox: { clothing: 'a blue scarf', marks: ['one white ear'], colours: ['#e2803c', '#fdf0dc', '#3f74b5'] },
  rabbit: {
    clothing: 'a mustard vest',
    marks: ['a brown spot over the left eye'],
    colours: ['#c9b39b', '#fbf3e6', '#d6a02f'],
  },
  bear: {
    clothing: 'a red bow tie',
    marks: ['a heart on the chest'],
    colours: ['#96633f', '#e3c39a', '#c9433f'],
  },
  mouse: {
    clothing: 'a green satchel and a bobble hat',
    marks: ['freckles'],
    colours: ['#a9a4ad', '#f3e9e4', '#5a9a55'],
  },
  cat: {
    clothing: 'a collar with a bell',
    marks: ['white paws'],
    colours: ['#8d93a1', '#f4f1ea', '#d6504b'],
  },
  dog: {
    clothing: 'a red cap',
    marks: ['a dark patch around the right eye'],
    colours: ['#d8a768', '#fdf3e0', '#c9433f'],
  },
  owl: {
    clothing: 'round glasses',
    marks: ['a star on the forehead'],
    colours: ['#8a6a52', '#f2dfc0', '#d08a2e'],
  },
  hedgehog: {
    clothing: 'yellow rain boots',
    marks: ['a tuft of hair'],
    colours: ['#b98a63', '#f7e4cb', '#e8b53a'],
  },
  elephant: {
    clothing: 'a striped jumper',
    marks: ['a patch on the knee'],
    colours: ['#98a3b5', '#d9dde4', '#e07a5f'],
  },
  frog: { clothing: 'a small crown', marks: ['big spots'], colours: ['#6fae4e', '#e9f0bd', '#e3b341'] },
  penguin: {
    clothing: 'a red woolly hat and scarf',
    marks: ['a grey tuft'],
    colours: ['#39475c', '#fbf8f0', '#d6504b'],
  },
  lion: { clothing: 'nothing', marks: ['a notch in the ear'], colours: ['#e0ab5a', '#f9e8c8', '#b5642c'] },
  pig: {
    clothing: 'blue dungarees',
    marks: ['a dark spot on the cheek'],
    colours: ['#f0b3ab', '#fbdcd5', '#4f7cab'],
  },
  duck: {
    clothing: 'a yellow raincoat',
    marks: ['a curl on the head'],
    colours: ['#fbf6ea', '#ffffff', '#f0bf3e'],
  },
  deer: {
    clothing: 'a flower behind the ear',
    marks: ['white spots'],
    colours: ['#b9794a', '#f6e6cf', '#e58a94'],
  },
  squirrel: {
    clothing: 'a teal backpack',
    marks: ['a curly tail tip'],
    colours: ['#b8623a', '#f9e4cc', '#2f8d8b'],
  },
  badger: {
    clothing: 'a green waistcoat',
    marks: ['a star on the chest'],
    colours: ['#6e6a70', '#f7f3ec', '#4e8a5b'],
  },
  turtle: { clothing: 'a straw hat', marks: ['freckles'], colours: ['#8bb174', '#f0e6b6', '#c6803f'] },
  snail: { clothing: 'a tiny scarf', marks: ['a swirl'], colours: ['#d9b48a', '#f5e6cc', '#c96a6a'] },
  bird: {
    clothing: 'a small satchel',
    marks: ['one white feather'],
    colours: ['#6f8fae', '#e98f52', '#c9433f'],
  },
  girl: {
    look: 'long curly red hair in two braids',
    clothing: 'a yellow raincoat and red boots',
    marks: ['freckles'],
    colours: ['#f2c7a5', '#fbf0e0', '#efb93a'],
  },
  boy: {
    look: 'short black hair',
    clothing: 'green dungarees',
    marks: ['a star on the cheek'],
    colours: ['#9c6a49', '#f4e2c6', '#5a9a55'],
  },
  robot: {
    clothing: 'a red scarf',
    marks: ['a heart on the chest'],
    colours: ['#8fb3b5', '#eef3ea', '#e2744f'],
  },
  dragon: {
    clothing: 'a purple cape',
    marks: ['one crooked tooth'],
    colours: ['#6bab8a', '#f2e6b4', '#e08a4a'],
  },
  panda: { clothing: 'a bow tie', marks: ['a lock of hair'], colours: ['#f7f3ea', '#ffffff', '#c9433f'] },
}

/** One character of every species that is drawn, each dressed and marked in another way. */
export const cast: Record<string, Character> = Object.fromEntries(
  Object.entries(few).map(
    ([
      species,
      {
        look = 'small and soft',
        clothing,
        marks,
        colours: [body, belly, accent],
      },
    ]) => [
      species,
      {
        id: species,
        name: species,
        species,
        look,
        clothing,
        marks,
        personality: 'kind',
        colours: { body, belly, accent },
      },
    ],
  ),
)
