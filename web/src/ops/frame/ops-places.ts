import { words } from '../../words.ts'

/** The operator's pages, each with the letter that follows g. */
export const opsPlaces = [
  { to: '/ops', name: words.ops.overview.title, letter: 'o' },
  { to: '/ops/queues', name: words.ops.queues.title, letter: 'q' },
  { to: '/ops/workers', name: words.ops.workers.title, letter: 'w' },
  { to: '/ops/limits', name: words.care.limitsTab, letter: 'l' },
  { to: '/ops/money', name: words.care.money, letter: 'm' },
  { to: '/ops/dead', name: words.care.deadTab, letter: 'd' },
] as const
