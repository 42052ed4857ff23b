import { z } from 'zod'
import { Book } from './view.ts'

const parts = ['plan', 'text', 'picture', 'cover', 'character_sheet', 'pdf'] as const
const reasons = ['limit', 'budget', 'provider', 'backoff', 'paused', 'no_worker'] as const
export type HeldReason = (typeof reasons)[number]

/** Which part of a book a step makes, as its readers name it. */
export const partOfKind: Record<string, (typeof parts)[number]> = {
  plan: 'plan',
  page_text: 'text',
  picture: 'picture',
  cover: 'cover',
  character_sheet: 'character_sheet',
  pdf: 'pdf',
}

const PartWait = z.strictObject({
  page: z.int().nullable().describe('Null: of the whole book.'),
  part: z.enum(parts),
  reason: z
    .enum(reasons)
    .describe('`paused`: by an operator. `no_worker`: nobody who could make it is there just now.'),
  until: z.string().nullable().describe('ISO 8601, UTC. Null: nobody can say.'),
  tries: z.int().describe('How often it failed so far.'),
})
export type PartWait = z.infer<typeof PartWait>

export const Outlook = z.strictObject({
  status: Book.shape.status,
  position: z
    .int()
    .nullable()
    .describe('Unfinished books before it, counted to 10 000. Null: it is not in line any more.'),
  time_s: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe('What is left, in seconds, as in a quote. Null: nothing is, or nobody can say.'),
  waits: z.array(PartWait).describe('Each part that waits now, and why.'),
})
export type Outlook = z.infer<typeof Outlook>
