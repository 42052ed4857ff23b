import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Afraid of the dark: it is not driven away but made friends with. */
export const dark: Skeleton = {
  id: 'dark',
  light: 'night',
  titles: [
    '{Hero} and the Very Dark Wood',
    'The Night {Hero} Said Hello',
    '{Hero} and the Shy Dark',
    'A Lantern for the Dark',
    '{Hero} Counts to Ten',
    'Hello, Dark, Said {Hero}',
    'The {Kind} Who Met the Night',
    'What {Hero} Saw When the Light Went Out',
    '{Hero} and the Dark Outside the Door',
    'One Star for {Hero}',
  ],
  subtitles: [
    'A story for when the light goes out',
    'A story for the end of the day',
    'To be read by a small light',
  ],
  loglines: [
    '{Hero} the {kind} is afraid of the dark, until somebody smaller needs {them} to walk through it.',
    'When {their} lantern goes out, {hero} the {kind} learns that the dark is only shy.',
  ],
  lessons: [
    'Being brave means going on while you are still afraid.',
    'What frightens us may look quite different when we stay and look.',
  ],
  blurbs: [
    '{Hero} the {kind} will talk to wasps and jump off walls. But the dark? No, thank you! Then one night the lantern goes out, and somebody needs help.',
    'What lives in the dark? {Hero} the {kind} would rather not know. Come along, hold tight, and count to ten.',
  ],
  refrains: ['One step, and then one more', 'Slow and still, and count to ten', 'The dark is only night'],
  joins: 'meet',
  away: ['forest'],
  words: { new: ['the dark'], keep: ['a small bit of dark'], fear: ['the dark'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The dark came in and sat on the bed. | At bedtime the dark came up the stairs.
    d: "There you are," said {hero}, and moved over.`),
  cover: {
    hero: 'walk curious holds up a lantern in the dark',
    pal: 'peek curious peeps out from behind',
    at: 'away',
    time: 'night',
    props: ['lantern', 'moon', 'star'],
  },
}
