import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** A race the hero cannot win by speed, and wins by keeping on. */
export const contest: Skeleton = {
  id: 'contest',
  light: 'bright',
  titles: [
    '{Hero} and the Great Hill Race',
    'The {Kind} Who Kept On Going',
    '{Hero} Runs Slowly',
    'Last at the Start',
    'Small Steps, Said {Hero}',
    'The Race to the Top Bell',
    '{Hero} Rings the Bell',
    'Number Nine Is {Hero}',
  ],
  subtitles: ['A story for slow starters', 'A story in many small steps', 'Ready, steady, wait'],
  loglines: [
    '{Hero} the {kind} is not fast, but signs up for the great race all the same.',
    'Everybody is quicker than {hero} the {kind}, yet somebody must ring the bell.',
  ],
  lessons: [
    'Small steps go a long way if you keep taking them.',
    'To stop for a friend is not the same as to lose.',
  ],
  blurbs: [
    'The great race goes over the hill, and everyone is faster than {hero}. The hare is faster. The goat is faster. Even the goose is. So why is {hero} smiling?',
    'Ready, steady, oh dear! {Hero} the {kind} has number nine, short legs and one good idea.',
  ],
  refrains: [
    'Small step, small step, small step more',
    'One more is not so many',
    'Keep on, keep on, and hum',
  ],
  joins: 'meet',
  away: ['meadow', 'mountain'],
  words: { new: ['the bell'], keep: ['number nine'], wish: ['win the race'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: By the bed hung a big round nine. | Number nine hung on a nail by the bed.
    d: It had been rained on, and sat on, and somebody had bitten off one corner.`),
  cover: {
    hero: 'run proud runs with a number on',
    pal: 'run happy runs alongside',
    at: 'away',
    time: 'day',
    props: ['bell', 'trophy'],
  },
}
