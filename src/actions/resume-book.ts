import { priceOfAll } from '../book/credits.ts'
import type { NewId } from '../book/ids.ts'
import { refusalProblem, type Quotas } from '../book/quota.ts'
import { bookStates, isFinal, reentry, type Part } from '../book/states.ts'
import type { Book } from '../book/view.ts'
import type { Database } from '../db/database.ts'
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
  quotas: Quotas
  newId: NewId
  ring(queue: string): void
}

/**
 * Makes what is missing of a partial or failed book, and what depends on it: opens the next revision. Everything that
 * stands is kept and not paid again; what stands and was never paid, because the book failed, is paid when it ends well.
 */
export async function resumeBook(parts: ResumeParts, user_id: string, id: string): Promise<Book> {
  const queues = await parts.db.transaction(async (query) => {
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
    const mend = remake(book, pipeline, parts)
    const refused = await holdCredits(query, { user_id, book_id: id, hold: mend.hold }, parts.quotas)
    if (refused) throw refusalProblem(refused, mend.hold)
    await openRevision(query, mend)
    return new Set(mend.steps.filter((step) => step.waiting_on === 0).map((step) => step.queue))
  })
  for (const queue of queues) parts.ring(queue)
  const book = await showBook(parts.db, user_id, id)
  if (!book) throw new Problem('not_found')
  return book
}

function remake(book: BookToMend, pipeline: Pipeline, { newId, deadline_ms }: ResumeParts): Mend {
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
  const held = nodes.filter((node) => make.has(node.key) || unpaid.has(node.key))
  // Without a plan only the plan is a row; its commit brings the rest.
  const first = make.has(pipeline.first) ? new Set([pipeline.first]) : make
  return {
    id: book.id,
    status: reentry(standing),
    steps: rows(pipeline, nodes, first, newId),
    texts: count('text'),
    pictures: count('picture'),
    steps_completed: nodes.length - open.length,
    deadline_ms,
    hold: priceOfAll(book.prices, held),
  }
}
