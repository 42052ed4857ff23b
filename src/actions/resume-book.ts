import { creditsShort, priceOfAll } from '../book/credits.ts'
import { isByHand, type Given } from '../book/given.ts'
import type { NewId } from '../book/ids.ts'
import { bookStates, isFinal, reentry, type Part } from '../book/states.ts'
import type { NewStep } from '../book/step.ts'
import type { Book } from '../book/view.ts'
import type { Database, Query } from '../db/database.ts'
import {
  holdCredits,
  lockForMending,
  openRevision,
  wakeForBudget,
  type BookToMend,
  type Mend,
} from '../db/mend-book.ts'
import { Problem } from '../errors.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { dependents, graph, rows, type Node } from '../pipeline/graph.ts'
import { showBook } from './show-book.ts'

export type ResumeParts = {
  db: Database
  pipelines: ReadonlyMap<string, Pipeline>
  deadline_ms: number
  newId: NewId
  ring(queue: string): void
}

/**
 * Makes what is missing of a partial or failed book, and what depends on it: opens the next revision. Everything that
 * stands is kept and not paid again; what stands and was never paid, because the book failed, is paid when it ends well. `given`: by key, what a person gives steps
 * that are made again; of steps that are not, it is ignored.
 */
export async function resumeBook(
  parts: ResumeParts,
  user_id: string,
  id: string,
  { given = new Map() }: { given?: ReadonlyMap<string, Given> } = {},
): Promise<Book> {
  const queues = await parts.db.transaction((query) => reopen(query, parts, { user_id, id, given }))
  for (const queue of queues) parts.ring(queue)
  const book = await showBook(parts.db, user_id, id)
  if (!book) throw new Problem('not_found')
  return book
}

/** A resume, within a transaction. Answers the queues that have work by it, to be rung after the commit. */
export async function reopen(
  query: Query,
  parts: Omit<ResumeParts, 'db' | 'ring'>,
  { user_id, id, given }: { user_id: string; id: string; given: ReadonlyMap<string, Given> },
): Promise<Set<string>> {
  const book = await lockForMending(query, user_id, id)
  if (!book) throw new Problem('not_found')
  // A book that waits for its budget goes on as it is: no new revision, nothing made again.
  if (!isFinal(book.status) && (await wakeForBudget(query, id))) return new Set<string>()
  const allowed: readonly string[] = bookStates[book.status].mend
  if (!allowed.includes('resume'))
    throw new Problem('state_conflict', { detail: `A ${book.status} book cannot be resumed.` })
  const pipeline = parts.pipelines.get(book.pipeline)
  if (!pipeline)
    throw new Problem('state_conflict', { detail: 'This version cannot make this book any more.' })
  const mend = remake(book, pipeline, parts, given)
  const left = mend.hold > 0 ? await holdCredits(query, user_id, mend.hold) : null
  if (left !== null) throw new Problem('credits_short', { detail: creditsShort(mend.hold, left) })
  await openRevision(query, mend)
  return new Set(mend.steps.filter((step) => step.waiting_on === 0).map((step) => step.queue))
}

function remake(
  book: BookToMend,
  pipeline: Pipeline,
  { newId, deadline_ms }: Pick<ResumeParts, 'newId' | 'deadline_ms'>,
  given: ReadonlyMap<string, Given>,
): Mend {
  const nodes = graph(pipeline, book.pages)
  const states = new Map(book.steps.map((step) => [step.key, step.state]))
  const stands = ({ key, kind }: Node) => {
    const state = states.get(key)
    // What the book went on without stays given up: making it now would change pictures that are paid.
    return state === 'done' || (state === 'dead' && pipeline.kinds[kind]?.if_dead === 'go on without')
  }
  const make = dependents(
    nodes,
    nodes.filter((node) => !stands(node)).map((node) => node.key),
  )
  const open = nodes.filter((node) => make.has(node.key))
  const count = (part: Part) => open.filter((node) => pipeline.kinds[node.kind]?.part === part).length
  const standing = new Set<Part>(
    (['plan', 'text', 'picture', 'pdf'] as const).filter((part) => count(part) === 0),
  )
  const unpaid = new Set(book.steps.filter((step) => step.unpaid).map((step) => step.key))
  // What never came to its end keeps what it was given.
  const kept = new Map(book.steps.map((step) => [step.key, step.state === 'cancelled' ? step.given : null]))
  const givenOf = (key: string) => given.get(key) ?? kept.get(key) ?? null
  const held = nodes.filter(({ key }) => (make.has(key) ? !isByHand(givenOf(key)) : unpaid.has(key)))
  // Without a plan only the plan is a row; its commit brings the rest.
  const first = make.has(pipeline.first) ? new Set([pipeline.first]) : make
  return {
    id: book.id,
    status: reentry(standing),
    steps: rows(pipeline, nodes, first, newId).map((step) => withGiven(step, givenOf(step.key))),
    texts: count('text'),
    pictures: count('picture'),
    steps_completed: nodes.length - open.length,
    deadline_ms,
    hold: priceOfAll(book.prices, held),
  }
}

/** A text by hand calls no text model, so it must not wait for one's permit: it goes the way of local work. */
export const withGiven = (step: NewStep, given: Given | null): NewStep =>
  given === null ? step : { ...step, given, ...(isByHand(given) && { queue: 'generation' }) }
