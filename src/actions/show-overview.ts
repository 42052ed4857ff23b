import type { AlertSettings } from '../book/alert.ts'
import type { QueueView } from '../book/machines.ts'
import { waitingReasons, type MoneyLately, type Overview, type WaitingReason } from '../book/overview.ts'
import { judgeQueue } from '../book/queue-health.ts'
import { lastEndedAlert, listAlerts } from '../db/alerts.ts'
import { countDeadNow, countWorkers, slotsByQueue } from '../db/count-now.ts'
import type { Database } from '../db/database.ts'
import { readActs, type RecordedAct } from '../db/read-acts.ts'
import { booksEnded, firstTextSeconds } from '../db/read-lately.ts'
import {
  pausedModels,
  queueWaits,
  sleepingByReason,
  type PausedModel,
  type QueueWait,
} from '../db/read-waiting.ts'
import type { ModelKind } from '../limits/settings.ts'
import { showQueues } from './show-queues.ts'

export type OverviewParts = {
  db: Database
  alerts: AlertSettings
  /** Of a day, in US dollars; null: there is none. */
  budget_usd: number | null
  /** Which model is what, by its name in its group. */
  kinds: ReadonlyMap<string, ModelKind>
  /** Seconds that a book ordered now is said to take at most; null: nobody can say. */
  quoted_high_s(): Promise<number | null>
  now(): Date
  spent(): Promise<{ usd_1h: number; usd_today: number }>
}

/** Everything an operator sees at first, as it is now. Each count is bounded and has its index, however many books there are. */
export async function showOverview(parts: OverviewParts): Promise<Overview<RecordedAct>> {
  const { db } = parts
  const query = db.query.bind(db)
  const [books, first_text_p95_s, quoted_high_s] = [
    await booksEnded(query),
    await firstTextSeconds(query),
    await parts.quoted_high_s(),
  ]
  const queues = await showQueues(db)
  const known = await whatIsKnown(parts)
  return {
    at: parts.now().toISOString(),
    books: { ...rounded(books), first_text_p95_s: tenths(first_text_p95_s), quoted_high_s },
    money: money(await parts.spent(), parts.budget_usd),
    waiting: waitingOf(queues, known),
    queues: queues.map((queue) => withHealth(queue, known, parts)),
    workers: await countWorkers(query),
    dead: await countDeadNow(query),
    alerts: await listAlerts(query, { ended: false, limit: 50 }),
    last_problem: await lastEndedAlert(query),
    last_acts: await readActs(query, { action: null, by: null, before: null, limit: 3 }),
  }
}

const tenths = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 10) / 10
const rounded = <T extends { p50_s: number | null; p95_s: number | null }>(books: T): T => ({
  ...books,
  p50_s: tenths(books.p50_s),
  p95_s: tenths(books.p95_s),
})

type Known = {
  slots: Map<string, number>
  sleeping: { queue: string; reason: WaitingReason; steps: number }[]
  waits: QueueWait[]
  models: PausedModel[]
}

async function whatIsKnown({ db }: OverviewParts): Promise<Known> {
  const query = db.query.bind(db)
  return {
    slots: await slotsByQueue(query),
    sleeping: await sleepingByReason(query),
    waits: await queueWaits(query),
    models: await pausedModels(query),
  }
}

const cents = (usd: number): number => Math.round(usd * 10_000) / 10_000

function money(
  { usd_1h, usd_today }: { usd_1h: number; usd_today: number },
  budget_usd: number | null,
): MoneyLately {
  const left = budget_usd === null ? null : Math.max(0, budget_usd - usd_today)
  const hours = left === null || usd_1h <= 0 ? null : Math.round((10 * left) / usd_1h) / 10
  return { usd_1h: cents(usd_1h), usd_today: cents(usd_today), budget_usd, budget_left_h: hours }
}

/** A sleeping step has its own reason; a ready one waits for what its queue waits for, and else for nothing but its turn. */
function waitingOf(queues: QueueView[], { sleeping, waits }: Known): Overview<RecordedAct>['waiting'] {
  const sum = new Map<WaitingReason, number>()
  const add = (reason: WaitingReason, steps: number) => sum.set(reason, (sum.get(reason) ?? 0) + steps)
  for (const { reason, steps } of sleeping) add(reason, steps)
  for (const { queue, ready, paused, listeners } of queues) {
    const wait = waits.find((one) => one.queue === queue)
    const reason = paused ? 'paused' : listeners === 0 ? 'no_worker' : wait?.reason
    if (reason) add(reason, ready)
  }
  return waitingReasons.map((reason) => ({ reason, steps: sum.get(reason) ?? 0 }))
}

const kindOfQueue: Record<string, ModelKind> = { text: 'text', images: 'image' }
const words: Record<string, string> = {
  limit: 'a limit',
  provider: 'the provider',
  backoff: 'their next try',
  budget: 'the budget',
}

function withHealth(view: QueueView, known: Known, { alerts, kinds }: OverviewParts) {
  const { queue } = view
  const slots = known.slots.get(queue) ?? 0
  const asleep = known.sleeping
    .filter((one) => one.queue === queue)
    .map(({ reason, steps }) => `${steps} wait for ${words[reason] ?? reason}`)
  const wait = known.waits.find((one) => one.queue === queue)
  const models = known.models.filter(({ model }) => kinds.get(model) === kindOfQueue[queue])
  const facts = {
    slots,
    limits: alerts.oldest_ready_s[queue],
    held: wait ? heldBy(wait, models) : null,
    asleep: asleep.length > 0 ? asleep.join(', ') : null,
  }
  return { ...view, ...judgeQueue(view, facts), slots }
}

/** What a queue waits for, with the model that nothing may be asked of, if there is one. */
function heldBy({ reason, code, message }: QueueWait, [model]: PausedModel[]): string {
  const says = message ?? code ?? model?.because ?? null
  const which = model ? ` ${model.limit_group} ${model.model}` : ''
  return `${reason}${which}${says === null ? '' : `: ${says}`}`
}
