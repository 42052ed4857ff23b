import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Afraid of something; it is met step by step, and is smaller from near by. */
export const brave: Skeleton = {
  id: 'brave',
  light: 'warm',
  titles: [
    '{Hero} the Nearly Brave',
    '{Hero} and the Big Gulp',
    'A Little Bit Brave',
    'The {Kind} with the Wobbly Knees',
    '{Hero} Takes a Very Small Step',
    'Brave on Tuesday',
    'Knees, Be Quiet, Said {Hero}',
  ],
  subtitles: [
    'A story about being brave, more or less',
    'A story with wobbly knees',
    'To be read with a hand to hold',
  ],
  loglines: [
    '{Hero} the {kind} is afraid of {fear}, and gets past it one small step at a time.',
    '{Hero} the {kind} has a fear, two wobbly knees and a friend.',
  ],
  lessons: [
    'You can be afraid and go on all the same.',
    'Courage comes in small bits, and small bits are enough.',
  ],
  blurbs: [
    '{Hero} is afraid of {fear}. Do not laugh! Everybody is afraid of something. But what do you do when a friend needs you on the other side?',
    "{Hero}'s knees wobble. {Hero}'s tummy flops. How brave do you have to be? Just a bit, and then a bit more.",
  ],
  refrains: [
    'A bit, and a bit, and a bit',
    'Breathe in, breathe out, go',
    'Knees may shake, but feet can walk',
  ],
  joins: 'meet',
  away: ['forest', 'meadow', 'river'],
  words: {
    fear: ['loud noises', 'deep water', 'high places'],
    new: ['the wobble'],
    keep: ['one bit of brave'],
  },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The fear came too, small as a bun. | The fear sat by the stove. It was quite small now.
    d: "You may stay," said {hero}, "but you must wipe your feet."`),
  cover: {
    hero: 'stand worried takes a very small step',
    pal: 'reach happy holds out a hand',
    at: 'away',
    time: 'day',
    props: ['leaf', 'lantern'],
  },
}
