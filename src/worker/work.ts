import type { Ending } from '../book/step.ts'
import type { Begun } from '../db/commit.ts'

/** What one turn commits, and the books it touches. */
export type Work = { endings: Ending[]; begun: Begun[]; books: Set<string> }

/**
 * Takes the next work out of what waits, at most so many rows, and nothing of a book that another turn is committing:
 * it would only wait for that book's lock.
 */
export function takeWork(
  waiting: { endings: Ending[]; begun: Begun[] },
  committing: ReadonlySet<string>,
  most: number,
): { work: Work; rest: { endings: Ending[]; begun: Begun[] } } {
  const endings: Ending[] = []
  const rest: Ending[] = []
  let size = 0
  for (const ending of waiting.endings) {
    const take = size < most && !committing.has(ending.claim.book_id)
    ;(take ? endings : rest).push(ending)
    // A plan brings a book's worth of rows: many at once would keep one session busy and the other idle.
    if (take) size += 1 + ending.next.length
  }
  const begun = waiting.begun.filter((one) => !committing.has(one.book_id))
  const books = new Set([
    ...endings.map((ending) => ending.claim.book_id),
    ...begun.map((one) => one.book_id),
  ])
  const left = waiting.begun.filter((one) => committing.has(one.book_id))
  return { work: { endings, begun, books }, rest: { endings: rest, begun: left } }
}
