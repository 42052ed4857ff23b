import type { Given } from '../book/given.ts'
import { isFinal } from '../book/states.ts'
import type { Book } from '../book/view.ts'
import { wakeForBudget } from '../db/mend-book.ts'
import { dependents, type Node } from '../pipeline/graph.ts'
import { mustAllow, openMend, type MendParts, type Opening, type Remake } from './open-mend.ts'

export type Resuming = {
  /** By key, what a person gives steps that are made again; of steps that are not, it is ignored. */
  given?: ReadonlyMap<string, Given>
  /** Who resumes it, if that is not its owner. */
  by?: string
}

/**
 * Makes what is missing of a partial or failed book, and what depends on it: opens the next revision. Everything that
 * stands is kept and not paid again; what stands and was never paid, because the book failed, is paid when it ends well.
 */
export async function resumeBook(
  parts: MendParts,
  user_id: string,
  id: string,
  { given = new Map(), by = user_id }: Resuming = {},
): Promise<Book> {
  return await openMend(parts, { user_id, id }, resuming({ given, by }))
}

/** What a resume makes again: for those who open the revision within a transaction of their own. */
export const resuming =
  ({ given = new Map(), by }: Resuming & { by: string }) =>
  async (opening: Opening): Promise<Remake | null> => {
    const { query, book } = opening
    // A book that waits for its budget goes on as it is: no new revision, nothing made again.
    if (!isFinal(book.status) && (await wakeForBudget(query, book.id))) return null
    mustAllow(book, 'resume', 'resumed')
    return remake(opening, given, by)
  }

function remake({ book, pipeline, nodes }: Opening, given: ReadonlyMap<string, Given>, by: string): Remake {
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
  // What never came to its end keeps what it was given.
  const kept = new Map(book.steps.map((step) => [step.key, step.state === 'cancelled' ? step.given : null]))
  const reason = { kind: 'resume', page: null, part: null, note: null, from_revision: null, by } as const
  return { reason, make, given: (key) => given.get(key) ?? kept.get(key) ?? null }
}
