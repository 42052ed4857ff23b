import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Something dear is lost. It is found with somebody who needed it. */
export const lost: Skeleton = {
  id: 'lost',
  light: 'warm',
  titles: [
    '{Hero} and the Lost {Lost}',
    'Where, Oh Where Is the {Lost}?',
    'The {Lost} That Went Away',
    '{Hero} Looks Everywhere',
    'One {Lost}, Slightly Lost',
    'The Long Way to a {Lost}',
    'Not Under the Bed, Said {Hero}',
    'The Day the {Lost} Was Gone',
  ],
  subtitles: ['A story about looking', 'A story of lost and found', 'For all who ever lost a sock'],
  loglines: [
    '{Hero} the {kind} has lost {their} {lost} and looks everywhere, and finds somebody who needed it.',
    'A lost {lost} leads {hero} the {kind} to somebody very small.',
  ],
  lessons: ['Looking for one thing, you may find a better one.', 'A thing is worth most when it is shared.'],
  blurbs: [
    'It was there last night. Now it is gone! {Hero} the {kind} looks high and low for one {lost}. Who would take such a thing? And why?',
    'Not under the bed. Not on the shelf. Where can the {lost} be? {Hero} the {kind} is about to find out, and to find a good deal more.',
  ],
  refrains: [
    'Look again, and look low down',
    'It must be somewhere, and so must I',
    'Lost is only not found yet',
  ],
  joins: 'meet',
  away: ['forest', 'meadow', 'seaside'],
  words: {
    lost: ['mitten', 'button', 'hat', 'bell', 'kite', 'ball'],
    new: ['the {lost}'],
    keep: ['one lost thing, found'],
  },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The {lost} was back in its place. | The {lost} was home, by the door.
    d: Now and then, as you will see, it went out visiting.`),
  cover: {
    hero: 'peek curious looks for something everywhere',
    pal: 'peek curious helps to look',
    at: 'away',
    time: 'day',
    props: ['{lost}', 'leaf'],
  },
}
