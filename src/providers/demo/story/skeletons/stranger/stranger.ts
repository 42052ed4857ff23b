import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Somebody big and strange turns up; the hero comes closer, step by step, and finds a friend in trouble. */
export const stranger: Skeleton = {
  id: 'stranger',
  light: 'bright',
  titles: [
    '{Hero} and the {Palkind}',
    'The Stranger Behind the Hill',
    'Do Not Go Near, They Said',
    'Somebody Sneezes',
    '{Hero} Goes to See',
    'The Loudest Neighbour',
    'A {Palkind} Came to Stay',
  ],
  subtitles: [
    'A story about a stranger',
    'A story that begins with a bang',
    'To be read out loud, with sneezes',
  ],
  loglines: [
    'A {palkind} has come, and everyone is afraid; only {hero} goes to see.',
    'Everybody says the {palkind} is wild, but nobody has asked. {Hero} the {kind} does.',
  ],
  lessons: ['A stranger is somebody nobody has asked yet.', 'Go and see before you say.'],
  blurbs: [
    'There is a {palkind} behind the hill! It roars at night, and nobody has slept for a week. But has anybody asked it why?',
    'Do not go near it, they all said. {Hero} went near it. What was it doing there, all alone in the dark?',
  ],
  refrains: [
    'Ask it first, and run it second',
    'A bit nearer, and a bit more near',
    'Who says so, and did they look',
  ],
  joins: 'problem1',
  away: ['mountain', 'meadow'],
  befriends: 'climax1',
  words: { new: ['the {palkind}'], keep: ['one very big daisy'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: On the hill a {palkind} was fast asleep. | A great soft snore came from the hill.
    d: Nobody minded. They set their clocks by it now.`),
  cover: {
    hero: 'peek curious looks round a rock',
    pal: 'sit sad sits behind the hill',
    at: 'away',
    time: 'dusk',
    props: ['lantern', 'leaf'],
  },
}
