import { z } from 'zod'
import { isId } from './ids.ts'

const word = z.string().min(1).max(100)

/** Which dead letters are meant; what is not said does not matter. */
export const DeadFilter = z.strictObject({
  queue: word.optional(),
  kind: word.optional().describe('Kind of step, such as picture; webhook for deliveries.'),
  code: word.optional().describe('Error code.'),
  class: word.optional().describe('Class of the error, such as moderation_input.'),
  cause: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'is not a cause of ours')
    .optional()
    .describe('As the groups name it.'),
  since: z.iso.datetime({ offset: true }).optional().describe('Died then or later.'),
  user: word.optional(),
  book: z.string().refine(isId, 'is not an id').optional(),
  text: z.string().min(1).max(200).optional().describe('In the message or the reason; case does not matter.'),
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
  book_id: string
  book_status: string
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
