import { z } from 'zod'
import { holdReasons } from '../book/timeline.ts'
import { waitReasons } from '../book/step.ts'

const Call = z.object({
  purpose: z.string(),
  provider: z.string().nullable(),
  model: z.string().nullable().describe("The provider's name for it."),
  key_ref: z.string().nullable().describe('How rows and logs name the key.'),
  state: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  http_status: z.int().nullable().describe('Null: not known. It is kept only where it is the error code.'),
  usd: z.number().nullable().describe('Paid, or held while nobody knows.'),
})

const Span = z.object({
  what: z
    .enum(['blocked', 'queued', 'wait', 'work'])
    .describe(
      'blocked: its predecessors had not ended. queued: ready, in line. wait: asleep, or held with its queue.',
    ),
  from: z.string(),
  to: z.string().nullable().describe('Null: it goes on.'),
  reason: z
    .enum([...waitReasons, ...holdReasons])
    .nullable()
    .describe('Of a wait. Null: it was not written down which step waited for what.'),
  until: z
    .string()
    .nullable()
    .describe(
      'When the wait was to end, as far as it was written down. A held step counts from when it was ready.',
    ),
  attempt: z.int().nullable(),
  outcome: z
    .enum(['ok', 'failed', 'final'])
    .nullable()
    .describe(
      'Of work. final: the step was given up. Null: it goes on, or was given back before anything came of it.',
    ),
  class: z.string().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  because: z.string().nullable().describe('Why it was retried, put off or given up.'),
  worker: z.string().nullable(),
  calls: z.array(Call),
})

const seconds = z.number().describe('Seconds.')
const Step = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  page: z.int(),
  queue: z.string(),
  state: z.string(),
  revision: z.int(),
  tries: z.int().describe('Tries that failed and count.'),
  attempts: z.int().describe('How often it was taken up.'),
  copy: z.boolean().describe('It shows the result of an earlier revision again: it did nothing.'),
  waited_s: seconds,
  worked_s: seconds,
  usd: z.number(),
  spans: z.array(Span).describe('In time order, without overlap; only the last may be open.'),
})

export const Timeline = z.object({
  from: z.string(),
  to: z.string(),
  now: z.string().describe("The database's time of this answer."),
  steps: z.array(Step).describe('Past 2 000 steps only those with problems.'),
  summary: z
    .array(
      z.object({
        kind: z.string(),
        state: z.string(),
        steps: z.int(),
        waited_s: seconds,
        worked_s: seconds,
        usd: z.number(),
      }),
    )
    .describe('All that were read, by kind and state.'),
  total_steps: z.int().describe('Rows of steps, of every revision.'),
  left_out: z.int(),
})
