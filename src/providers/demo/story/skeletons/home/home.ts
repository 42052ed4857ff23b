import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Far from home and lost; the way back is found with the help of small signs. */
export const home: Skeleton = {
  id: 'home',
  light: 'warm',
  titles: [
    '{Hero} Goes Home',
    'The Long Way Home for {Hero}',
    '{Hero} and the Smell of Supper',
    'Left at the Moon',
    'How Far Is Home, Asked {Hero}',
    'The {Kind} Who Went Too Far',
    'Home Is That Way',
  ],
  subtitles: ['A story about the way back', 'A story with a door at the end', 'There and back'],
  loglines: [
    '{Hero} the {kind} has gone too far and has to find the way home.',
    'One step too many, and {hero} the {kind} is lost. Who knows the way?',
  ],
  lessons: ['You know more of the way than you think.', 'Home is where somebody listens for your step.'],
  blurbs: [
    'Only as far as the corner, {hero} thought. But after one corner comes another. Now it is late, and which way is home?',
    '{Hero} the {kind} is lost. No map, no lamp and half a bun! But one nose, two ears and a good memory.',
  ],
  refrains: ['Home is there, and I am near', 'Every way is a way back', 'One foot home and one foot more'],
  joins: 'meet',
  away: ['forest', 'mountain', 'meadow'],
  words: { new: ['the way home'], keep: ['a bit of the way home'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The door was shut, and {hero} was inside it. | Inside it was warm, and all the doors were shut.
    d: There is no sound so good as your own door when it closes behind you.`),
  cover: {
    hero: 'walk curious walks along a winding path',
    pal: 'walk happy walks along',
    at: 'away',
    time: 'dusk',
    props: ['lantern', 'leaf'],
  },
}
