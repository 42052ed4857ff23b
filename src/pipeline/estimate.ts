import type { Pipeline } from './contract.ts'
import { graph } from './graph.ts'

/** From a book that goes smoothly to one with a rough day; not the worst case, which budgets bound. */
export type Range = { low: number; high: number }

/** Who is called. */
export type Callee = 'text' | 'image' | 'moderation'

/** What one call costs: US dollars, and tokens of both ways. */
export type Price = { usd: Range; tokens: Range }

export type Estimate = { steps: number; calls: Record<Callee, Range>; usd: Range; tokens: Range }

// Share of pictures and texts that are made again on a rough day: refused and rewritten, or of no use.
const again = 0.2

/**
 * Calls of one step: `sure` are always made, `mended` once more on a rough day, `maybe` once more by the share that is made
 * again.
 */
type Calls = Partial<Record<Callee, { sure: number; maybe?: number; mended?: number }>>

// Moderation counts what the steps ask (`steps/`): the wishes and the plan with all briefs, each text, each rewriting.
const picture: Calls = {
  image: { sure: 1, maybe: 1 },
  text: { sure: 0, maybe: 1 },
  moderation: { sure: 0, maybe: 1 },
}
const callsOf: Record<string, Calls> = {
  plan: { text: { sure: 1, mended: 1 }, moderation: { sure: 2, mended: 1 } },
  // Nearly any text may need its repair; few are rewritten.
  page_text: { text: { sure: 1, mended: 1, maybe: 1 }, moderation: { sure: 1, maybe: 1 } },
  character_sheet: picture,
  cover: picture,
  picture,
}

/**
 * What a book of so many pages takes, before it is ordered: its steps, its calls of each model, and what they come to. Pure.
 * With `moderated: false` nobody judges, and nothing is counted for it.
 */
export function estimateBook(
  pipeline: Pipeline,
  pages: number,
  prices: Record<Callee, Price>,
  moderated = true,
): Estimate {
  const kinds = graph(pipeline, pages).map((node) => node.kind)
  const none: Range = { low: 0, high: 0 }
  const calls: Record<Callee, Range> = {
    text: callsOn(kinds, 'text'),
    image: callsOn(kinds, 'image'),
    moderation: moderated ? callsOn(kinds, 'moderation') : none,
  }
  const callees = ['text', 'image', 'moderation'] as const
  const total = (what: keyof Price): Range => ({
    low: sum(callees.map((one) => calls[one].low * prices[one][what].low)),
    high: sum(callees.map((one) => calls[one].high * prices[one][what].high)),
  })
  return { steps: kinds.length, calls, usd: total('usd'), tokens: total('tokens') }
}

/** How often one model is called for steps of these kinds. */
export function callsOn(kinds: string[], callee: Callee): Range {
  const all = kinds.map((kind) => callsOf[kind]?.[callee] ?? { sure: 0 })
  const low = sum(all.map((one) => one.sure))
  const mended = sum(all.map((one) => one.mended ?? 0))
  // A share of a call cannot be made.
  const more = Math.ceil(again * sum(all.map((one) => one.maybe ?? 0)))
  return { low, high: low + mended + more }
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)
