import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Somebody wants to do something hard, and finds their own way of doing it. */
export const wish: Skeleton = {
  id: 'wish',
  light: 'bright',
  titles: [
    '{Hero} Wants to Try',
    'Not Yet, Said {Hero}',
    '{Hero} and the Very Big Wish',
    'The {Kind} Who Would Not Stop Trying',
    'Nearly, Said {Hero}',
    '{Hero} Tries Again on Tuesday',
    'How {Hero} Did It',
    'One Day, Said {Hero}',
  ],
  subtitles: ['A story about trying', 'A story with three falls and a jump', 'For all who are not there yet'],
  loglines: [
    '{Hero} the {kind} wants to {wish}, and will not stop until {their} own way is found.',
    'Everybody knows how {hero} the {kind} should {wish}, but only {hero} can find out.',
  ],
  lessons: ['Not yet is not the same as never.', 'There may be a way that is only yours.'],
  blurbs: [
    '{Hero} the {kind} has a wish. It is bigger than {their} bed and it will not let {them} sleep. Everyone knows just how to do it. So why does it never work?',
    '{Hero} the {kind} wants to {wish}. One try. Two tries. Three! What comes after three?',
  ],
  refrains: ['Not yet, but nearly', 'Try, and tumble, and try', 'Up again, said the knees'],
  joins: 'meet',
  words: { wish: ['fly', 'sing', 'dance', 'swim'], new: ['the wish'], keep: ['a wish that came true'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The wish sat on the bed and purred. | The wish was not gone. It had just grown up.
    d: It had grown quite round, and looked pleased with itself.`),
  cover: {
    hero: 'reach happy stretches up with both arms',
    pal: 'stand happy cheers',
    at: 'away',
    time: 'day',
    props: ['feather', 'star'],
  },
}
