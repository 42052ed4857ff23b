import { lines } from '../../moment.ts'
import type { Skeleton } from '../../skeleton.ts'
import { firstHalf } from './first-half.ts'
import { secondHalf } from './second-half.ts'
import { tries } from './tries.ts'

/** Friends build something, it falls, and what they build next is better because others helped. */
export const build: Skeleton = {
  id: 'build',
  light: 'sea',
  titles: [
    '{Hero}, {Palname} and the {Build}',
    'The Best {Build} in the World',
    'Higher, Said {Hero}',
    'The {Build} That Would Not Stand',
    'A {Build} for Everyone',
    'Wibble, Wobble, Said {Pal}',
    'One More Bit on Top',
  ],
  subtitles: ['A story for builders', 'A story with a wobble in it', 'Please do not lean on this book'],
  loglines: [
    '{Hero} and {palname} want to build the best {build} ever, if only they could agree.',
    'A {build}, two builders and one big wave of bad luck.',
  ],
  lessons: [
    'Two heads build better when each of them listens.',
    'What you build together is more than what you build.',
  ],
  blurbs: [
    '{Hero} wants it tall. {Palname} wants it wide. And the {build} wants to fall down! Will it ever stand?',
    'Bring a bucket. Bring a friend. {Hero} and {palname} are going to build a {build}, and nothing can stop them, except nearly everything.',
  ],
  refrains: ['A bit for you and a bit for me', 'Pat it, and pat it, and hope', 'Up goes one and up goes two'],
  joins: 'start',
  away: ['seaside', 'meadow', 'garden'],
  words: {
    build: ['sandcastle', 'tree house', 'tower', 'raft', 'bridge'],
    new: ['the {build}'],
    keep: ['one small bit of the {build}'],
  },
  pages: { ...firstHalf, ...secondHalf },
  tries,
  last: lines(`
    bcd: Out there the {build} stood, more or less. | The {build} leaned a bit and stayed up.
    d: It leaned as you lean on a friend.`),
  cover: {
    hero: 'reach happy puts one more bit on top',
    pal: 'reach happy pats it smooth',
    at: 'away',
    time: 'day',
    props: ['bucket', 'shell', '{build}'],
  },
}
