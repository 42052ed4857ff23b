import { z } from 'zod'
import type { Pipeline, RetryPolicy, StepInput, StepKind } from '../src/pipeline/contract.ts'

const retry: RetryPolicy = {
  tries: 3,
  transient: { base_ms: 100, cap_ms: 1_000 },
  rate_limit: { base_ms: 100, cap_ms: 1_000 },
  bad_output: 1,
  unknown: 3,
}

/** Milliseconds a step takes, from its book and place alone: the bound is computed from the same numbers. */
export type Latency = (book: string, kind: string, page: number) => number

export const pages = 12
export const stepsPerBook = 2 * pages + 2
/** W1: at most so many pictures at once over everything. */
export const pictureSlots = 12

/** 1 plan → 12 texts → barrier → 12 pictures → barrier → 1 assemble, as measured for the peers. */
export function bookOf26(id: string, latency: Latency | null): Pipeline {
  const row = (
    kind: string,
    more: Pick<StepKind, 'queue' | 'per' | 'part' | 'after' | 'reads'>,
  ): StepKind => ({
    ...more,
    timeout_ms: 60_000,
    retry,
    if_dead: 'fail the book',
    step: {
      output: z.unknown(),
      run: async (input: StepInput) => {
        if (latency)
          await new Promise((resolve) => setTimeout(resolve, latency(input.book.id, kind, input.page)))
        return { ok: true, value: { kind, page: input.page } }
      },
    },
  })
  const every = 'every page'
  return {
    id,
    first: 'plan',
    kinds: {
      plan: row('plan', { queue: 'text', per: 'book', part: 'plan', after: [], reads: [] }),
      text: row('text', { queue: 'text', per: 'page', part: 'text', after: [{ kind: 'plan' }], reads: null }),
      picture: row('picture', {
        queue: 'images',
        per: 'page',
        part: 'picture',
        after: [{ kind: 'text', of: every }],
        reads: null,
      }),
      assemble: row('assemble', {
        queue: 'generation',
        per: 'book',
        part: 'pdf',
        after: [{ kind: 'picture', of: every }],
        reads: null,
      }),
    },
  }
}

/** Seeded by place, so that any process and the bound see the same: plan and assemble 50 ms, text 20–60, picture 80–150. */
export const seededLatency: Latency = (book, kind, page) => {
  const share = hash(`${book}/${kind}/${page}`)
  if (kind === 'text') return 20 + 40 * share
  if (kind === 'picture') return 80 + 70 * share
  return 50
}

function hash(text: string): number {
  let h = 2_166_136_261
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 16_777_619)
  h ^= h >>> 15
  return ((Math.imul(h, 2_246_822_507) ^ (h >>> 13)) >>> 0) / 2 ** 32
}

/**
 * No order of work can beat this: all pictures through the slots, after the shortest way to a first picture and before
 * the last assemble; nor the longest single book.
 */
export function lowerBound(books: string[], latency: Latency): number {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1)
  const before = (book: string) =>
    latency(book, 'plan', 0) + Math.max(...numbers.map((page) => latency(book, 'text', page)))
  const pictures = books.flatMap((book) => numbers.map((page) => latency(book, 'picture', page)))
  const total = pictures.reduce((sum, ms) => sum + ms, 0)
  const queue =
    Math.min(...books.map(before)) +
    total / pictureSlots +
    Math.min(...books.map((book) => latency(book, 'assemble', 0)))
  const longest = Math.max(
    ...books.map(
      (book) =>
        before(book) +
        Math.max(...numbers.map((page) => latency(book, 'picture', page))) +
        latency(book, 'assemble', 0),
    ),
  )
  return Math.max(queue, longest)
}
