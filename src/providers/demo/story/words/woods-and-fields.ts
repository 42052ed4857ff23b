import type { SettingWords } from './setting-words.ts'

export const forest: SettingWords = {
  places: [
    'in, into, through: the old wood',
    'in, into, through: the pine wood',
    'in, into, through: the deep green wood',
    'in, into, through: the tall, tall wood',
  ],
  homes: [
    'in a round house by the wood',
    'in a snug den under an oak',
    'at the foot of a tall pine',
    'in a crooked house in the trees',
  ],
  sounds: [
    'a woodpecker knocked',
    'an acorn went plop',
    'a branch creaked',
    'a twig went snap',
    'a pigeon cooed',
  ],
  smells: ['moss and rain', 'pine and wet bark', 'old leaves and mushrooms', 'bark and wild mint'],
  hides: [
    'under a fallen log',
    'in a hollow tree',
    'behind the ferns',
    'under the red leaves',
    'down a badger hole',
  ],
  seats: ['on a mossy log', 'on a flat stump', 'on a root like a bench'],
  smalls: ['shiny beetles', 'acorn cups', 'spotted mushrooms', 'curly ferns', 'pine cones'],
  highs: ['the tallest pine', 'the old oak', 'the leaning tree'],
  textures: [
    'A leaf let go and spun all the way down.',
    'A beetle marched past as if it was late.',
    'The moss felt soft and cool.',
    'High up, the leaves whispered and hushed.',
    'A spider mended her web, thread by thread.',
    'The trees stood close, like people in a queue.',
  ],
}

export const meadow: SettingWords = {
  places: [
    'in, into, through: the long meadow',
    'in, into, through: the buttercup field',
    'on, onto, across: the windy hill',
    'in, into, through: the tall grass',
  ],
  homes: [
    'in a small house in the meadow',
    'in a burrow with a red door',
    'in a cottage by the field',
    'under the hill, behind a green gate',
  ],
  sounds: ['a cricket sang', 'a bee hummed', 'a lark sang', 'the tall grass hissed', 'a cow bell clonked'],
  smells: ['hay and clover', 'warm grass', 'daisies and dust', 'wild thyme'],
  hides: [
    'under the hay',
    'behind the gate',
    'in the tall grass',
    'under a dock leaf',
    'between the poppies',
  ],
  seats: ['on a warm stone', 'on the old gate', 'in a nest of grass'],
  smalls: ['daisies', 'ladybirds', 'clover leaves', 'grasshoppers', 'poppy seeds'],
  highs: ['the top of the hill', 'the haystack', 'the old oak'],
  textures: [
    'The grass bent one way, then the other.',
    'A ladybird walked up a stalk and down again.',
    'Thistle fluff drifted by, in no hurry.',
    'A cloud shadow slid across the field.',
    'Two snails shared one clover leaf.',
    'The daisies all faced the same way.',
  ],
}

export const garden: SettingWords = {
  places: [
    'in, into, through: the kitchen garden',
    'in, into, through: the old walled garden',
    'in, into, through: the plum garden',
  ],
  homes: [
    'in a house with a garden gate',
    'behind the bean rows',
    'in a tiny house by the pond',
    'under the pear tree',
  ],
  sounds: ['a bee hummed', 'the gate squeaked', 'a tap dripped', 'a robin scolded', 'a frog said “Grup”'],
  smells: ['mint and wet earth', 'tomato leaves', 'roses and rain', 'cut grass'],
  hides: [
    'under the flower pots',
    'behind the beans',
    'in the wheelbarrow',
    'under the rhubarb',
    'in the shed',
  ],
  seats: ['on an upside-down pot', 'on the back step', 'on the low wall'],
  smalls: ['pea pods', 'fat worms', 'petals', 'red beans', 'snail shells'],
  highs: ['the top of the wall', 'the pear tree', 'the bean poles'],
  textures: [
    'A worm poked out, and thought better of it.',
    'The beans had climbed another inch.',
    'A bee went in and out of the foxgloves.',
    'Drops hung on the peas like glass beads.',
    'The wind turned the pages of the cabbages.',
    'A snail had drawn a silver line on the path.',
  ],
}

export const village: SettingWords = {
  places: [
    'in, into, through: the little town',
    'in, into, through: the village',
    'on, onto, along: the winding lane',
    'in, into, across: the market square',
  ],
  homes: [
    'in a tall, thin house',
    'in a house with a blue door',
    'over the baker’s shop',
    'at the end of a winding lane',
  ],
  sounds: ['a clock struck', 'a door banged', 'a kettle sang', 'wheels rattled by', 'someone played a tune'],
  smells: ['warm bread', 'wood smoke', 'soap and buns', 'apples and rain'],
  hides: [
    'behind the well',
    'under the market cart',
    'down the side lane',
    'inside a flower pot',
    'on the window sill',
  ],
  seats: ['on the front step', 'by the well', 'on an apple box'],
  smalls: ['red roofs', 'door bells', 'paving stones', 'window boxes', 'chimney pots'],
  highs: ['the clock tower', 'the bakery roof', 'the top of the steps'],
  textures: [
    'A sleepy cat looked down from a wall.',
    'Washing flapped over the lane like flags.',
    'The baker put his last buns in the window.',
    'One shutter opened, and one shut.',
    'Smoke rose from a crooked chimney.',
    'The cobbles were as round as loaves.',
  ],
}

export const bedroom: SettingWords = {
  places: ['in, into, through: the attic room', 'in, into, around: the bedroom under the roof'],
  homes: ['in a room under the roof', 'at the very top of the stairs'],
  sounds: ['a floorboard creaked', 'the clock ticked', 'a tap dripped', 'the curtain swished'],
  smells: ['soap and toast', 'clean sheets', 'warm milk'],
  hides: ['under the bed', 'behind the curtain', 'in the toy box', 'under the pillow', 'in the old chest'],
  seats: ['on the rug', 'on the edge of the bed', 'on the window seat'],
  smalls: ['socks', 'buttons', 'old toys', 'patches on the quilt'],
  highs: ['the top shelf', 'the wardrobe', 'the curtain rail'],
  textures: [
    'The clock ticked as if it had all night.',
    'A moth bumped softly on the window.',
    'One sock lay on the rug, all alone.',
    'The quilt had a hundred patches.',
    'A floorboard gave its usual creak.',
  ],
}
