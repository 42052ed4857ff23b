import { z } from 'zod'
import type {
  Pipeline,
  RetryPolicy,
  Step,
  StepAnswer,
  StepInput,
  StepKind,
  Tools,
} from '../../src/pipeline/contract.ts'

export type Behaviour = (
  input: StepInput & { kind: string },
  tools: Tools,
) => StepAnswer | Promise<StepAnswer>

export const fast: RetryPolicy = {
  tries: 7,
  transient: { base_ms: 20, cap_ms: 100 },
  rate_limit: { base_ms: 20, cap_ms: 100 },
  bad_output: 2,
  unknown: 6,
}

const step = (kind: string, behave: Behaviour): Step => ({
  output: z.unknown(),
  fingerprint: ({ page }) => [kind, page],
  run: async (input, tools) => await behave({ ...input, kind }, tools),
})

/** The shape of a storybook with steps that do what a test says: plan, texts, pictures, pdf. */
export function smallPipeline(behave: Behaviour = () => ({ ok: true, value: {} }), id = 'small@1'): Pipeline {
  const row = (kind: string, more: Omit<StepKind, 'timeout_ms' | 'retry' | 'step'>): StepKind => ({
    timeout_ms: 5_000,
    retry: fast,
    step: step(kind, behave),
    ...more,
  })
  return {
    id,
    first: 'plan',
    kinds: {
      plan: row('plan', {
        queue: 'text',
        per: 'book',
        part: 'plan',
        after: [],
        reads: [],
        if_dead: 'fail the book',
      }),
      page_text: row('page_text', {
        queue: 'text',
        per: 'page',
        part: 'text',
        after: [{ kind: 'plan' }],
        reads: [{ kind: 'plan' }],
        if_dead: 'fail the book',
      }),
      picture: row('picture', {
        queue: 'images',
        per: 'page',
        part: 'picture',
        after: [{ kind: 'page_text', of: 'own page' }],
        reads: [{ kind: 'plan' }],
        if_dead: 'leave it out',
      }),
      pdf: row('pdf', {
        queue: 'generation',
        per: 'book',
        part: 'pdf',
        after: [
          { kind: 'page_text', of: 'every page' },
          { kind: 'picture', of: 'every page' },
        ],
        reads: [
          { kind: 'page_text', of: 'every page' },
          { kind: 'picture', of: 'every page' },
        ],
        if_dead: 'fail the book',
      }),
    },
  }
}
