import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** The smallest one is told to wait, and is the only one who fits when it counts. */
export const small: Skeleton = {
  id: 'small',
  light: 'bright',
  titles: [
    '{Hero} Is Just the Right Size',
    'Too Small, Said Everyone',
    'The Smallest {Kind} of All',
    'Only {Hero} Fits',
    '{Hero} and the Very Small Hole',
    'Little {Hero} Helps',
    'Stand Back, Said {Hero}',
  ],
  subtitles: ['A story for small people', 'A story about being just the right size', 'Read it on tip toe'],
  loglines: [
    'Everyone says {hero} the {kind} is too small to help, until only somebody small will do.',
    '{Hero} the {kind} is small. The hole is smaller. The trouble is big.',
  ],
  lessons: ['Nobody is too small to help.', 'What looks like too little may be just enough.'],
  blurbs: [
    '"Too small!" they say, each time that {hero} wants to help. Too small to lift, too small to pull, too small to know. But what if the trouble fits into a very small hole?',
    '{Hero} cannot reach the shelf. {Hero} cannot see over the wall. But {hero} can do one thing that nobody else can.',
  ],
  refrains: ['Small is a size like any size', 'I am little, but I am here', 'What I can, I can'],
  joins: 'meet',
  away: ['village'],
  words: { new: ['the old well'], keep: ['one very small thank you'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The door had a new line on it. | They drew {hero}'s line on the door that night.
    d: It was the lowest of them all, and somebody had drawn a star beside it.`),
  cover: {
    hero: 'stand proud stands very tall beside something big',
    pal: 'stand happy looks on',
    at: 'away',
    time: 'day',
    props: ['rope', 'bell'],
  },
}
