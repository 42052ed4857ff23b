import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Something is planted and must be waited for; it grows in its own time. */
export const seed: Skeleton = {
  id: 'seed',
  light: 'spring',
  titles: [
    '{Hero} and the Slow, Slow Seed',
    'Wait and See, Said {Hero}',
    'A Very Small Beginning',
    '{Hero} Waits',
    'Grow, Said {Hero}',
    'The Seed That Took Its Time',
    'Not Today, Said the Seed',
  ],
  subtitles: ['A story about waiting', 'A story in four seasons, more or less', 'For all who look every day'],
  loglines: [
    '{Hero} the {kind} plants a seed and has to do the hardest thing of all: wait.',
    'One seed, one pot, and {hero} the {kind}, who cannot wait.',
  ],
  lessons: [
    'Good things grow in their own time.',
    'You cannot pull a flower out of the ground, but you can be there.',
  ],
  blurbs: [
    '{Hero} has a seed. {Hero} sings to it. {Hero} shouts at it. But the seed does not care. How long can a seed take?',
    'What is small and brown and does nothing all day? {Hero} the {kind} is going to find out what is in it.',
  ],
  refrains: ['Sun and rain and wait again', 'Not today, but one fine day', 'Slow is how the green things go'],
  joins: 'meet',
  words: { seed: ['seed'], new: ['the seed'], keep: ['one seed for next year'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: On the sill lay next year's seed. | Deep in its pot, a new seed slept.
    d: There was nothing to see yet, and {hero} looked at it with great pleasure.`),
  cover: {
    hero: 'sit curious looks at a pot of earth',
    pal: 'reach happy waters it',
    at: 'home',
    time: 'day',
    props: ['seedling', 'bucket'],
  },
}
