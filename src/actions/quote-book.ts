import { priceOfAll, type Prices } from '../book/credits.ts'
import type { Order } from '../book/order.ts'
import { backlog, callSeconds, type Backlog } from '../db/backlog.ts'
import type { Database } from '../db/database.ts'
import { limitStates, type KeyState } from '../db/read-limits.ts'
import {
  limitsOf,
  windowsOf,
  type Group,
  type Learnt,
  type LimitSettings,
  type ModelKind,
} from '../limits/settings.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { estimateBook, type Callee, type Price, type Range } from '../pipeline/estimate.ts'
import { graph } from '../pipeline/graph.ts'

/** Before ordering: what a book takes. Low is a book that goes smoothly, high one with a rough day. */
export type Quote = {
  steps: number
  credits: number
  cost_usd: Range
  time_s: Range
  /** What is under way before it. */
  backlog: Backlog
  /** What the time mostly waits for. */
  limited_by: 'text' | 'images' | null
}

/** A model as a quote looks at it. `seconds` a call takes where no call was measured yet; `per_minute` where nothing limits it. */
export type QuotedModel = {
  id: string
  provider: string
  model: string
  metered: boolean
  seconds: Range
  per_minute: number
}

export type QuoteParts = {
  db: Database
  pipeline: Pipeline
  credits: Prices
  prices: Record<Callee, Price>
  moderated: boolean
  text: QuotedModel
  image: QuotedModel
  limits: LimitSettings
}

export const pdf_s: Range = { low: 1, high: 5 }

/** Steps, cost and time of a book, from its graph, the prices, the limits in force and what is under way. Holds nothing. */
export async function quoteBook(parts: QuoteParts, order: Pick<Order, 'pages'>): Promise<Quote> {
  const { db, pipeline, prices, moderated } = parts
  const query = db.query.bind(db)
  const estimate = estimateBook(pipeline, order.pages, prices, moderated)
  const [open, text, image] = await Promise.all([
    backlog(query),
    speedOf(parts, parts.text, 'text'),
    speedOf(parts, parts.image, 'image'),
  ])
  const own = { text: estimate.calls.text, image: estimate.calls.image }
  // Plan, text, character sheet beside the text, picture, PDF: nothing of a book can be faster than this.
  const path = (way: keyof Range) => 2 * text.seconds[way] + 2 * image.seconds[way] + pdf_s[way]
  const waits = {
    text: queueing(own.text, open.texts, text.per_minute),
    images: queueing(own.image, open.pictures, image.per_minute),
  }
  const slower = waits.text.high > waits.images.high ? 'text' : 'images'
  const wait = waits[slower]
  return {
    steps: estimate.steps,
    credits: priceOfAll(parts.credits, graph(pipeline, order.pages)),
    cost_usd: { low: cents(estimate.usd.low), high: cents(estimate.usd.high) },
    time_s: { low: Math.ceil(path('low') + wait.low), high: Math.ceil(path('high') + wait.high) },
    backlog: open,
    limited_by: wait.high > path('high') ? slower : null,
  }
}

const cents = (usd: number): number => Math.ceil(usd * 10_000) / 10_000

/** Seconds that calls wait for their turn: at best others stand aside, at worst all that is under way goes first. */
export const queueing = (own: Range, before: number, per_minute: number): Range => ({
  // Half of a limit may start at once.
  low: (60 * Math.max(0, own.low - per_minute / 2)) / per_minute,
  high: (60 * Math.max(0, own.high + before - per_minute / 2)) / per_minute,
})

/** `seconds` of one call; calls that may start in a minute. */
export type Speed = { seconds: Range; per_minute: number }

export async function speedOf(parts: QuoteParts, model: QuotedModel, kind: ModelKind): Promise<Speed> {
  if (!model.metered) return { seconds: model.seconds, per_minute: model.per_minute }
  const query = parts.db.query.bind(parts.db)
  const [took, known] = await Promise.all([
    callSeconds(query, model.id),
    limitStates(query, parts.limits.minute_ms),
  ])
  const seconds = took ? { low: took.p50, high: took.p90 } : model.seconds
  const rates = parts.limits.groups
    .filter((group) => group.provider === model.provider && mayServe(group.id, known.keys))
    .map((group) => {
      const learnt = known.limits.find((one) => one.limit_group === group.id && one.model === model.model)
      return rateOf(group, learnt ?? { ceiling: {}, share: 1 }, model, kind, parts.limits.minute_ms)
    })
  const per_minute = rates.reduce((sum, rate) => sum + rate, 0)
  return { seconds, per_minute: Math.max(1, per_minute) }
}

/** A group nobody has used yet may serve, and one with a key that is well. */
function mayServe(group: string, keys: KeyState[]): boolean {
  const own = keys.filter((key) => key.limit_group === group)
  return own.length === 0 || own.some((key) => key.state === 'active')
}

/** Calls a minute that a group's limits allow. */
function rateOf(
  group: Group,
  learnt: Learnt,
  { model, per_minute }: QuotedModel,
  kind: ModelKind,
  minute_ms: number,
) {
  const counted = kind === 'image' ? ['images', 'requests'] : ['requests']
  const rates = windowsOf(limitsOf(group, model), kind, learnt, minute_ms)
    .filter((one) => one.window_ms === minute_ms && counted.includes(one.dimension))
    .map((one) => (one.limit * 60_000) / one.window_ms)
  return Math.min(per_minute, ...rates)
}
