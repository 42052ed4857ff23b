import { z } from 'zod'
import { isId } from './ids.ts'
import { isReadable } from './text.ts'

const words = (most: number) =>
  z.string().min(1).max(most).refine(isReadable, 'has letters that nothing here can have')
const word = words(100)

// The database knows fewer years and offsets than the standard.
const isTime = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear()
  const [, hours = '0'] = /[+-](\d\d):\d\d$/.exec(text) ?? []
  return year >= 1970 && year <= 9999 && Number(hours) <= 14
}

/** Which dead letters are meant; what is not said does not matter. */
export const DeadFilter = z.strictObject({
  queue: word.optional(),
  kind: word.optional().describe('Kind of step, such as picture; webhook for deliveries.'),
  code: word.optional().describe('Error code.'),
  class: word.optional().describe('Class of the error, such as moderation_input.'),
  cause: z
    .string()
    .regex(/^[0-9a-f]{12}(,[0-9a-f]{12}){0,49}$/, 'is not a cause of ours')
    .optional()
    .describe('As the groups name it; several with commas between.'),
  since: z.iso
    .datetime({ offset: true })
    .refine(isTime, 'is no time that we know')
    .optional()
    .describe('Died then or later.'),
  until: z.iso
    .datetime({ offset: true })
    .refine(isTime, 'is no time that we know')
    .optional()
    .describe('Died then or earlier: what was on the list when somebody looked at it.'),
  user: word.optional(),
  book: z.string().refine(isId, 'is not an id').optional(),
  text: words(200).optional().describe('In the message or the reason; case does not matter.'),
})
export type DeadFilter = z.infer<typeof DeadFilter>

/** A step or webhook delivery that needs a person. Times are ISO 8601. */
export type DeadLetter = {
  id: string
  kind: string
  queue: string
  key: string
  page: number
  revision: number
  /** Null of a delivery that is about no book, or whose book is deleted. */
  book_id: string | null
  book_status: string | null
  user: string
  cause: string
  class: string | null
  code: string | null
  message: string | null
  because: string | null
  attempts: number
  died_at: string
}

/** Dead letters of one cause, among the newest that were looked at. `message`: what is the same in all of them. */
export type DeadGroup = {
  cause: string
  kind: string
  queue: string
  class: string | null
  code: string | null
  message: string
  letters: number
  books: number
  first_at: string
  last_at: string
  example: string
}

/** A count that was stopped at some point says so: then there are more than `n`. */
export type Count = { n: number; more: boolean }

/** Groups are made of so many, the newest; lists are counted that far. */
export const mostGrouped = 1_000
export const mostCounted = 10_000
/** One action takes so many letters at most. */
export const mostActedOn = 100_000

/** How fast dead letters are made again, so that they do not cause again what they died of. */
export const DeadLetterSettings = z.strictObject({
  /** Books that go first; if one dies again of the same cause, the others are left alone. */
  first: z.int().min(1).max(20).default(5),
  /** Books made again at once, and begun in any second. */
  at_once: z.int().min(1).max(10_000).default(20),
  per_second: z.int().min(1).max(1_000).default(2),
})
export type DeadLetterSettings = z.infer<typeof DeadLetterSettings>

export const deadVerbs = ['retry', 'discard'] as const
export type DeadVerb = (typeof deadVerbs)[number]

/** Of a book or delivery that is part of an action: what has become of it. */
export const partStates = [
  'waiting',
  'started',
  'mended',
  'died again',
  'died otherwise',
  'cancelled',
  'discarded',
  'moved on',
  'refused',
] as const
export type PartState = (typeof partStates)[number]

/** A frozen set of dead letters and what is done about it. Times are ISO 8601. */
export type DeadAction = {
  id: string
  by: string
  via: string
  filter: DeadFilter & { ids?: string[] }
  as_of: string
  letters: number
  books: number
  /** More matched than one action takes. */
  more: boolean
  does: DeadVerb | null
  state: 'preview' | 'canary' | 'going' | 'done' | 'stopped'
  acted_at: string | null
  ended_at: string | null
  because: string | null
}

/** How far an action is: books and deliveries by what has become of them, and some that did not end well. */
export type DeadProgress = DeadAction & {
  parts: Partial<Record<PartState, number>>
  troubles: {
    book_id: string | null
    user: string
    state: PartState
    because: string | null
    letter: string
  }[]
}

/** What an action would do, if somebody said so. */
export type DeadPreview = DeadAction & {
  users: number
  /** Credits that a retry would hold, at most. */
  credits: number
  groups: { cause: string; kind: string; code: string | null; message: string; books: number }[]
}
