/** Colour words a person may use, as the hex an artist uses. */
export const colourWords: Record<string, string> = {
  red: '#c8493a',
  crimson: '#b3323f',
  orange: '#e08a3c',
  ginger: '#d98a45',
  golden: '#d9a441',
  gold: '#d9a441',
  yellow: '#edc149',
  green: '#6a9f58',
  mint: '#8fc7a8',
  turquoise: '#4fb0ae',
  teal: '#2f8f8b',
  blue: '#4a7fb5',
  navy: '#33507a',
  purple: '#86619f',
  violet: '#86619f',
  lilac: '#b59ac9',
  pink: '#e39aa6',
  brown: '#94673f',
  tan: '#c79b6b',
  cream: '#f1e3c4',
  white: '#f2efe9',
  grey: '#9a9793',
  gray: '#9a9793',
  silver: '#a9b7c0',
  black: '#413d42',
}

/** Colours of a scarf or a hat, with their names, that stand out on any coat. */
export const accents: [string, string][] = [
  ['red', '#c8493a'],
  ['blue', '#3f76ae'],
  ['yellow', '#eabb3c'],
  ['green', '#4f8f63'],
  ['teal', '#2f8f8b'],
  ['plum', '#7d4a77'],
  ['orange', '#e07f35'],
  ['pink', '#de7f93'],
  ['navy', '#33507a'],
]

export const garments = [
  'scarf',
  'hat',
  'vest',
  'bow',
  'satchel',
  'cape',
  'bandana',
  'jumper',
  'bow tie',
  'beret',
]
/** Words for clothes people use, and what is drawn. */
export const garmentWords: Record<string, string> = {
  scarf: 'scarf',
  hat: 'hat',
  cap: 'hat',
  vest: 'vest',
  waistcoat: 'vest',
  bow: 'bow',
  ribbon: 'bow',
  satchel: 'satchel',
  bag: 'satchel',
  backpack: 'satchel',
  cape: 'cape',
  cloak: 'cape',
  bandana: 'bandana',
  jumper: 'jumper',
  sweater: 'jumper',
  coat: 'coat',
  jacket: 'coat',
  raincoat: 'coat',
  dress: 'dress',
  dungarees: 'dungarees',
  overalls: 'dungarees',
  boots: 'boots',
  glasses: 'glasses',
  beret: 'beret',
  crown: 'crown',
  collar: 'collar',
}

/** Five colours per mood of a book: paper, sky, land, shade, accent. Three of each, chosen by seed. */
export const palettes: Record<string, string[][]> = {
  night: [
    ['#f3ecdc', '#2f3f66', '#4f6b5a', '#1d2742', '#f2c14e'],
    ['#efe6d6', '#3b3a68', '#5a6a7d', '#221f3d', '#f4b860'],
    ['#f1eadf', '#274b63', '#3f6b66', '#162b3b', '#f6d06f'],
  ],
  warm: [
    ['#fbf3e4', '#f3b878', '#9db37a', '#7a4b34', '#c8493a'],
    ['#fdf1e0', '#f0c38e', '#c9a25f', '#6d4a3c', '#4f8f8b'],
    ['#faf0e2', '#eba583', '#a7a86b', '#5f4339', '#3f76ae'],
  ],
  sea: [
    ['#f7f3e6', '#8cc3d4', '#e9cf9c', '#2f6b86', '#e0703f'],
    ['#f5f4ea', '#a8d5d6', '#f0d7a8', '#28586f', '#d95d57'],
    ['#f6f1e4', '#79b4c9', '#dcc48f', '#34506b', '#edb93f'],
  ],
  spring: [
    ['#f9f6e6', '#bfe0d8', '#9cc069', '#4c7048', '#e39aa6'],
    ['#faf5e3', '#cfe3ea', '#b1c96a', '#5a7443', '#e5a93c'],
    ['#f8f4ea', '#d3e6cf', '#86b06b', '#3f6650', '#c96f8d'],
  ],
  storm: [
    ['#eff0ec', '#8798a8', '#6f8a78', '#37475a', '#eabb3c'],
    ['#f0eee8', '#74869c', '#84907a', '#2f3b4e', '#e07f35'],
    ['#eef0ee', '#93a4ad', '#5f7d74', '#3c4557', '#d9655b'],
  ],
  bright: [
    ['#fcf5e1', '#9fd3e6', '#b6cf6b', '#47668c', '#e2603f'],
    ['#fdf4e3', '#b8def0', '#f0cb6a', '#5b4f86', '#3f9d84'],
    ['#fbf4e6', '#f5cfa6', '#8fbf7f', '#44598a', '#dd5f78'],
  ],
}
