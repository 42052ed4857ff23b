import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** A storm comes; everyone finds shelter with the one who is most afraid of it. */
export const storm: Skeleton = {
  id: 'storm',
  light: 'storm',
  titles: [
    '{Hero} and the Big, Big Storm',
    'Boom, Said the Sky',
    'The Night of the Wind',
    'Room for One More',
    '{Hero} Counts the Thunder',
    'The {Kind} Who Held the Door',
    'One, Two, Boom',
  ],
  subtitles: ['A story with a bang in it', 'A story for a noisy night', 'To be read under a blanket'],
  loglines: [
    'A storm comes over the hill, and {hero} the {kind} would rather hide, but there is a knock on the door.',
    '{Hero} the {kind} has a small house, a big fear, and a lot of guests.',
  ],
  lessons: ['Looking after others makes you braver.', 'There is always room for one more.'],
  blurbs: [
    'Crash! Boom! {Hero} the {kind} is under the bed, and not coming out. But who is that, knocking in the rain?',
    "One small house, one big storm, and more and more wet friends. How many fit under {hero}'s blanket?",
  ],
  refrains: [
    'Come in, come in, and shut the door',
    'One, two, three, and let it roar',
    'There is room for one more',
  ],
  joins: 'climax1',
  words: { fear: ['thunder'], new: ['the thunder'], keep: ['a small bit of thunder'] },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: The sky said a very small boom, far off. | Far off there was one last low boom.
    d: "Good night to you too," said {hero}.`),
  cover: {
    hero: 'stand worried holds the door against the wind',
    pal: 'stand scared comes in from the rain',
    at: 'home',
    time: 'night',
    props: ['lantern', 'umbrella'],
  },
}
