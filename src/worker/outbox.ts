import type { Part } from '../book/states.ts'
import type { Ending } from '../book/step.ts'
import type { Begun } from '../db/commit.ts'

/** What one turn commits, and the books it touches. */
export type Work = { endings: Ending[]; begun: Begun[]; books: Set<string> }

/** What waits to be committed, and which books are being committed now. */
export class Outbox {
  #endings: Ending[] = []
  #begun: Begun[] = []
  readonly #committing = new Set<string>()

  put(ending: Ending): void {
    this.#endings.push(ending)
  }

  /** A plan or a picture that begins may bring its book forward. */
  begin(book_id: string, part: Part | undefined): void {
    if (part === 'plan' || part === 'picture') this.#begun.push({ book_id, part })
  }

  get endings(): number {
    return this.#endings.length
  }

  /**
   * Takes the next work out of what waits, at most so many rows, and nothing of a book that another turn is committing: it
   * would only wait for that book's lock.
   */
  take(most: number): Work {
    const endings: Ending[] = []
    const rest: Ending[] = []
    let size = 0
    for (const ending of this.#endings) {
      const take = size < most && !this.#committing.has(ending.claim.book_id)
      ;(take ? endings : rest).push(ending)
      // A plan brings a book's worth of rows: many at once would keep one session busy and the other idle.
      if (take) size += 1 + ending.next.length
    }
    const begun = this.#begun.filter((one) => !this.#committing.has(one.book_id))
    this.#begun = this.#begun.filter((one) => this.#committing.has(one.book_id))
    this.#endings = rest
    const books = new Set([
      ...endings.map((ending) => ending.claim.book_id),
      ...begun.map((one) => one.book_id),
    ])
    for (const book of books) this.#committing.add(book)
    return { endings, begun, books }
  }

  /** Its commit is over; `again`: without effect, so it comes first next time. */
  release({ endings, begun, books }: Work, again: boolean): void {
    for (const book of books) this.#committing.delete(book)
    if (!again) return
    this.#endings.unshift(...endings)
    this.#begun.unshift(...begun)
  }
}
