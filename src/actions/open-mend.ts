import { priceOfAll } from '../book/credits.ts'
import { isByHand, type Given } from '../book/given.ts'
import type { NewId } from '../book/ids.ts'
import { refusalProblem, type Quotas } from '../book/quota.ts'
import type { Reason } from '../book/revision.ts'
import { bookStates, isFinal, reentry, returning, type Part } from '../book/states.ts'
import type { NewStep } from '../book/step.ts'
import type { Book } from '../book/view.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Database, Query } from '../db/database.ts'
import { endBooks } from '../db/end-books.ts'
import { holdCredits } from '../db/hold-credits.ts'
import { closeRevision, lockForMending, openRevision, type BookToMend, type Mend } from '../db/mend-book.ts'
import { isPipelineKnown } from '../db/workers.ts'
import { Problem } from '../errors.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { graph, rows, type Node } from '../pipeline/graph.ts'
import { showBook } from './show-book.ts'

export type MendParts = {
  db: Database
  pipelines: ReadonlyMap<string, Pipeline>
  deadline_ms: number
  quotas: Quotas
  newId: NewId
  ring(queue: string): void
}

/** A locked book, and every step it has. */
export type Opening = { query: Query; book: BookToMend; pipeline: Pipeline; nodes: Node[] }

/** What a mend makes again, with what a person gave it, and what it shows again. */
export type Remake = {
  reason: Reason
  make: ReadonlySet<string>
  given: (key: string) => Given | null
  again?: string[]
}

/**
 * Opens the next revision of a book, in one transaction: `plan` looks at the locked book and says what is to be made; null
 * leaves the book as it is. Only that is held and paid, and what stands and was never paid.
 */
export async function openMend(
  parts: MendParts,
  whose: { user_id: string; id: string },
  plan: (opening: Opening) => Promise<Remake | null> | Remake | null,
): Promise<Book> {
  const queues = await parts.db.transaction((query) => openWithin(query, parts, whose, plan))
  for (const queue of queues) parts.ring(queue)
  const book = await showBook(parts.db, whose.user_id, whose.id)
  if (!book) throw new Problem('not_found')
  return book
}

/** The same within a transaction. Answers the queues that have work by it, to be rung once it is committed. */
export async function openWithin(
  query: Query,
  parts: Pick<MendParts, 'pipelines' | 'deadline_ms' | 'quotas' | 'newId'>,
  { user_id, id }: { user_id: string; id: string },
  plan: (opening: Opening) => Promise<Remake | null> | Remake | null,
): Promise<Set<string>> {
  const book = await lockForMending(query, user_id, id)
  if (!book) throw new Problem('not_found')
  const pipeline = parts.pipelines.get(book.pipeline)
  if (!pipeline) throw await unknownHere(query, book.pipeline)
  const opening = { query, book, pipeline, nodes: graph(pipeline, book.pages) }
  const remake = await plan(opening)
  if (!remake) return new Set<string>()
  const mend = mendOf(opening, remake, parts)
  const works = mend.steps.length > 0 || mend.hold > 0
  const ask = { user_id, book_id: id, hold: mend.hold }
  const refused = works ? await holdCredits(query, ask, parts.quotas) : null
  if (refused) throw refusalProblem(refused, mend.hold)
  await openRevision(query, mend)
  if (mend.steps.length === 0) {
    await closeRevision(query, id)
    await endBooks(query, [id])
    return new Set([webhookQueue])
  }
  return new Set(mend.steps.filter((step) => step.waiting_on === 0).map((step) => step.queue))
}

/** While releases change, another process may know it; else nobody does any more. */
async function unknownHere(query: Query, pipeline: string): Promise<Problem> {
  if (await isPipelineKnown(query, pipeline))
    return new Problem('busy', {
      detail: 'Another release of the service makes this book; ask again soon.',
      retry_after_s: 5,
    })
  return new Problem('state_conflict', { detail: 'This release cannot make this book any more.' })
}

/** Refuses what the state of a book does not allow. */
export function mustAllow({ status }: BookToMend, kind: Reason['kind'], done: string): void {
  const allowed: readonly string[] = bookStates[status].mend
  if (!allowed.includes(kind))
    throw new Problem('state_conflict', {
      detail: isFinal(status) ? `A ${status} book cannot be ${done}.` : 'The book is still being made.',
    })
}

function mendOf(
  { book, pipeline, nodes }: Opening,
  { reason, make, given, again = [] }: Remake,
  { newId, deadline_ms }: Pick<MendParts, 'newId' | 'deadline_ms'>,
): Mend {
  const open = nodes.filter((node) => make.has(node.key))
  const partOf = (node: Node): Part => pipeline.kinds[node.kind]?.part ?? 'none'
  const count = (part: Part) => open.filter((node) => partOf(node) === part).length
  const standing = new Set<Part>(
    (['plan', 'text', 'picture', 'pdf'] as const).filter((part) => count(part) === 0),
  )
  const those = (which: 'stands' | 'unpaid') =>
    new Set(book.steps.filter((step) => step[which]).map((step) => step.key))
  const [stands, unpaid] = [those('stands'), those('unpaid')]
  const held = nodes.filter(({ key }) => (make.has(key) ? !isByHand(given(key)) : unpaid.has(key)))
  // Without a plan only the plan is a row; its commit brings the rest.
  const first = make.has(pipeline.first) ? new Set([pipeline.first]) : make
  return {
    id: book.id,
    reason,
    status: reentry(standing),
    returns_to: returning.includes(reason.kind) ? book.status : null,
    steps: rows(pipeline, nodes, first, newId).map((step) => withGiven(step, given(step.key))),
    copies: again.map((from) => ({ id: newId(), from })),
    texts: count('text'),
    pictures: count('picture'),
    missing: nodes.filter(
      (node) => partOf(node) === 'picture' && !stands.has(node.key) && !make.has(node.key),
    ).length,
    steps_completed: nodes.length - open.length,
    deadline_ms,
    hold: priceOfAll(book.prices, held),
  }
}

/** A text by hand calls no text model, so it must not wait for one's permit: it goes the way of local work. */
const withGiven = (step: NewStep, given: Given | null): NewStep =>
  given === null ? step : { ...step, given, ...(isByHand(given) && { queue: 'generation' }) }
