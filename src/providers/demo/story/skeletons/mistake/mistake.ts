import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Something precious to a friend is broken, hidden, and at last owned up to. */
export const mistake: Skeleton = {
  id: 'mistake',
  light: 'warm',
  titles: [
    '{Hero} and the Great Big Oops',
    'Oops, Said {Hero}',
    'The Crack in the Blue Cup',
    '{Hero} Says It',
    'A Very Small Sorry',
    'The Thing Behind the Curtain',
    '{Hero} and the Heavy Secret',
  ],
  subtitles: ['A story about saying sorry', 'A story with a crash in it', 'For everybody who ever went oops'],
  loglines: [
    "{Hero} the {kind} breaks {palname}'s best blue cup and hides it, and the secret grows.",
    'A crack, a fib and a friend: {hero} the {kind} has to find a very small word.',
  ],
  lessons: [
    'A sorry weighs less than a secret.',
    'Friends can be mended, and the place may be the strongest.',
  ],
  blurbs: [
    "Crash! That was {palname}'s best blue cup. Nobody saw it. Nobody needs to know, or do they?",
    'There is a secret behind the curtain, and it is getting bigger. What will {hero} do when it no longer fits?',
  ],
  refrains: ['Say it small, but say it true', 'Out with it, out with it, out', 'A word is only little'],
  joins: 'start',
  words: { new: ['the blue cup'], keep: ['one small sorry'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The blue cup stood where all could see it. | The blue cup had its old place back.
    d: It had a gold line in it now, like a road on a map.`),
  cover: {
    hero: 'peek worried hides something behind {their} back',
    pal: 'stand curious wonders',
    at: 'home',
    time: 'day',
    props: ['teacup'],
  },
}
