import { partOfKind, type Outlook, type PartWait } from '../book/outlook.ts'
import { isFinal } from '../book/states.ts'
import { readOutlook, type OpenStep, type OutlookRows } from '../db/read-outlook.ts'
import { callsOn, type Range } from '../pipeline/estimate.ts'
import { graph } from '../pipeline/graph.ts'
import { pdf_s, queueing, speedOf, type QuoteParts, type Speed } from './quote-book.ts'

/** Where a book stands in line, how long it still takes, and what of it waits for what; null if this user has no such book. */
export async function bookOutlook(parts: QuoteParts, user_id: string, id: string): Promise<Outlook | null> {
  const rows = await readOutlook(parts.db.query.bind(parts.db), user_id, id)
  if (!rows) return null
  const { status } = rows
  if (isFinal(status)) return { status, position: null, time_s: null, waits: [] }
  const waiting = rows.steps.flatMap((step) => waitOf(step))
  const held = waiting.some(({ until }) => until === null)
  return {
    status,
    position: status === 'queued' ? rows.before.books : null,
    time_s: held ? null : await timeLeft(parts, rows, waiting),
    waits: waiting.map(({ kind: _kind, ...wait }) => wait),
  }
}

type Waiting = PartWait & { kind: string }

/** A ready step that nothing keeps from its turn does not wait: it is in line. */
function waitOf(step: OpenStep): Waiting[] {
  const part = partOfKind[step.kind]
  if (!part) return []
  const why = reasonOf(step)
  if (!why) return []
  const page = step.page === 0 ? null : step.page
  return [{ kind: step.kind, page, part, ...why, tries: step.tries }]
}

function reasonOf({ state, due_at, wait_reason, paused, served, queue_wait }: OpenStep) {
  if (state === 'sleeping' && due_at !== null)
    return { reason: wait_reason ?? ('backoff' as const), until: new Date(due_at).toISOString() }
  if (state !== 'ready') return null
  if (paused) return { reason: 'paused' as const, until: null }
  if (!served) return { reason: 'no_worker' as const, until: null }
  return queue_wait && { reason: queue_wait.reason, until: new Date(queue_wait.until).toISOString() }
}

type Stage = { kinds: string[]; seconds(text: Speed, image: Speed): Range }

// One after the other: what a book goes through at least. The same path as a quote's.
const stages: Stage[] = [
  { kinds: ['plan'], seconds: (text) => text.seconds },
  { kinds: ['page_text'], seconds: (text) => text.seconds },
  { kinds: ['character_sheet'], seconds: (_, image) => image.seconds },
  { kinds: ['picture', 'cover'], seconds: (_, image) => image.seconds },
  { kinds: ['pdf'], seconds: () => pdf_s },
]

async function timeLeft(parts: QuoteParts, rows: OutlookRows, waiting: Waiting[]): Promise<Range> {
  const [text, image] = await Promise.all([
    speedOf(parts, parts.text, 'text'),
    speedOf(parts, parts.image, 'image'),
  ])
  const open = openKinds(parts, rows)
  const path = (way: keyof Range, from = 0) =>
    stages
      .slice(from)
      .filter(({ kinds }) => kinds.some((kind) => open.includes(kind)))
      .reduce((sum, { seconds }) => sum + seconds(text, image)[way], 0)
  const texts = queueing(callsOn(open, 'text'), rows.before.texts, text.per_minute)
  const pictures = queueing(callsOn(open, 'image'), rows.before.pictures, image.per_minute)
  const line = texts.high > pictures.high ? texts : pictures
  // What sleeps begins no sooner than it is woken, and what follows it no sooner than it ends.
  const least = (way: keyof Range) =>
    waiting.map(({ kind, until }) => {
      const from = stages.findIndex(({ kinds }) => kinds.includes(kind))
      return Math.max(0, (Date.parse(until ?? '') - rows.now.getTime()) / 1000) + path(way, from)
    })
  const time = (way: keyof Range) => Math.ceil(Math.max(path(way) + line[way], ...least(way)))
  return { low: time('low'), high: time('high') }
}

/** The kinds of all steps to come. Before there is a plan its book has no other steps yet. */
function openKinds({ pipeline }: QuoteParts, { steps, pages }: OutlookRows): string[] {
  const kinds = steps.map((step) => step.kind)
  return kinds.includes(pipeline.first) ? graph(pipeline, pages).map((node) => node.kind) : kinds
}
