import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Somebody lonely looks for a friend, and finds one who was looking too. */
export const friend: Skeleton = {
  id: 'friend',
  light: 'bright',
  titles: [
    '{Hero} and the {Palkind}',
    '{Hero} Wants a Friend',
    'Somebody for {Hero}',
    'One Cup, Two Cups',
    'The {Kind} Who Waved at Everyone',
    'A Friend Is Not a Bun',
    'Knock Knock, Said {Hero}',
    '{Hero} Finds a Somebody',
  ],
  subtitles: ['A story for two', 'A story about being not alone', 'To be read close together'],
  loglines: [
    '{Hero} the {kind} tries everything to get a friend, and finds one by not trying.',
    '{Hero} the {kind} and {palname} the {palkind} look for each other without knowing it.',
  ],
  lessons: ["You need not be anyone else to be somebody's friend.", 'A friend may be looking for you, too.'],
  blurbs: [
    '{Hero} the {kind} has two cups but nobody to drink from the other one. Signs do not help. Cake does not help. Who is tapping on the other side?',
    'How do you get a friend? {Hero} the {kind} has tried nearly all of it. Now there is only one thing left, and it is very quiet.',
  ],
  refrains: ['Two is a good sort of number', 'There is somebody for everybody', 'Knock, and wait, and knock'],
  joins: 'climax1',
  words: { new: ['{palname}'], keep: ['half of a joke'], wish: ['have a friend'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: On the shelf stood two cups, both wet. | Two cups stood on the shelf, side by side.
    d: One had a chip in it, and they took turns with that.`),
  cover: {
    hero: 'wave happy waves',
    pal: 'wave happy waves back',
    at: 'away',
    time: 'day',
    props: ['teacup', 'flower'],
  },
}
