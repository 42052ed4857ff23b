import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** An old thing of somebody dear is broken; it is mended, and it takes them both somewhere. */
export const mend: Skeleton = {
  id: 'mend',
  light: 'sea',
  titles: [
    "{Elder}'s {Thing}",
    'The Old {Thing} Behind the House',
    '{Hero} and the Old {Thing}',
    'Tap, Tap, Tap, Said {Hero}',
    'One More Trip for the {Thing}',
    '{Hero} Mends a {Thing}',
  ],
  subtitles: ['A story about mending', 'A story for the old and the new', 'With glue'],
  loglines: [
    "{Hero} the {kind} finds {elder}'s old {thing} and means to make it whole again.",
    'Nobody has used the old {thing} for years, until {hero} the {kind} lifts the sheet.',
  ],
  lessons: [
    'Mended things hold twice: once by glue, once by love.',
    'What is old still has somewhere to go.',
  ],
  blurbs: [
    "Under a dusty sheet stands {elder}'s old {thing}. It is broken in three places. Good thing that {hero} has three ideas and a very large pot of glue!",
    'Some things are too old to use, people say. {Hero} the {kind} does not think so, and starts to tap.',
  ],
  refrains: [
    'What is bent can be mended',
    'Tap, and tap, and tap once more',
    'Old is only new with stories in it',
  ],
  joins: 'meet',
  elder: true,
  words: {
    thing: ['boat', 'kite', 'sledge', 'drum', 'clock'],
    owner: ['Grandpa'],
    new: ['the old {thing}'],
    keep: ['a splinter of the {thing}'],
  },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The old {thing} stood in the moon light. | By the wall the old {thing} slept.
    d: Its new paint had a scratch in it already, and that was just as it should be.`),
  cover: {
    hero: 'reach happy paints an old {thing}',
    pal: 'stand happy holds the pot',
    at: 'home',
    time: 'day',
    props: ['{thing}', 'bucket'],
  },
}
