import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** A first day at a new place: everything is strange until one thing is not. */
export const first: Skeleton = {
  id: 'first',
  light: 'spring',
  titles: [
    "{Hero}'s First Day",
    '{Hero} Hangs Up {Their} Hat',
    'The Hook with the Snail',
    'Good Morning, Said Everybody',
    'A New Place for {Hero}',
    '{Hero} and the Big Front Door',
    'One Day, Then Two',
  ],
  subtitles: ['A story for the first day', 'A story with a hook in it', 'To be read the night before'],
  loglines: [
    "It is {hero} the {kind}'s first day at school, and {they} would rather be a stone.",
    'New shoes, new hook, new faces: {hero} the {kind} starts school.',
  ],
  lessons: ['Everybody has a first day. The second is never as far.', 'You belong sooner than you think.'],
  blurbs: [
    'The shoes are new. The door is big. And everyone inside knows everyone. How long does it take until a strange place turns into your own?',
    '{Hero} starts school today. {Hero} would like to start tomorrow. Or next year. But on one hook there is a picture of a snail, and it looks worried too.',
  ],
  refrains: ['First is only once', 'Today is big, and so am I', 'One hook, one name, one day'],
  joins: 'meet',
  away: ['village'],
  words: { new: ['the school bell'], keep: ['one first day'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The new shoes stood by the bed. They had mud on. | By the bed stood the shoes. They were not so new.
    d: They looked as if they knew the way.`),
  cover: {
    hero: 'stand worried stands before a big door with a satchel',
    pal: 'wave happy waves from the step',
    at: 'away',
    time: 'day',
    props: ['book', 'apple'],
  },
}
