import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** A present is sought for somebody dear; the right one was never in a shop. */
export const gift: Skeleton = {
  id: 'gift',
  light: 'warm',
  titles: [
    'A Present for {Elder}',
    '{Hero} and the Just-Right Present',
    'What Do You Give to {Elder}?',
    'The Smallest Present',
    '{Hero} Wraps a Box of Nothing',
    'Only the Best for {Elder}',
    'One Day to Go, Said {Hero}',
  ],
  subtitles: ['A story with a bow on it', 'A story about giving', 'Do not shake this book'],
  loglines: [
    "It is {elder}'s birthday, and {hero} the {kind} has no present, or has {they}?",
    '{Hero} the {kind} wants to give {elder} the best thing in the world, and it is hard to wrap.',
  ],
  lessons: ['The best gift has a piece of you in it.', 'What we give in love is never too small.'],
  blurbs: [
    "Tomorrow is {elder}'s birthday! Not a sock. Not a soap. It must be the best thing in the world, and {hero} has one button to pay with.",
    'What do you give to somebody who has everything, and wants nothing? {Hero} the {kind} is about to find out, one day too late or just in time.',
  ],
  refrains: [
    'It need not be big to be the best',
    'A bit of time and a bit of me',
    'Small is the box and big is the day',
  ],
  joins: 'meet',
  away: ['village'],
  elder: true,
  words: { new: ['{elder}'], keep: ['one end of a ribbon'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The bow hung on the bedpost now. | There was one bit of ribbon left.
    d: {Hero} had tied it round {their} own finger, to remember nothing special.`),
  cover: {
    hero: 'walk happy carries a big present',
    pal: 'walk happy carries the ribbon',
    at: 'home',
    time: 'day',
    props: ['gift', 'balloon'],
  },
}
