import type { Ending, PutBack } from '../book/step.ts'
import { webhookQueue } from '../book/webhook.ts'
import { Batcher } from '../db/batcher.ts'
import type { Database } from '../db/database.ts'
import { failBook } from '../db/fail-book.ts'
import { putBack } from '../db/put-back.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { giveUp, type GivenUp } from './give-up.ts'
import { unstorable } from './outcome.ts'
import { surely } from './turns.ts'

/** Books that changed, and what became ready with it, by queue. */
type Told = (books: string[], freed: Map<string, number>) => void

/** What becomes of steps that did not end well: back to wait, dead with their book, or dead alone. */
export class Setbacks {
  readonly #db: Database
  readonly #worker_id: string
  readonly #pipelines: ReadonlyMap<string, Pipeline>
  readonly #backs: Batcher<PutBack, boolean>
  readonly #onBooks: Told
  readonly #onTrouble: (error: unknown) => void

  constructor(
    db: Database,
    worker_id: string,
    pipelines: ReadonlyMap<string, Pipeline>,
    tell: { onBooks: Told; onTrouble(error: unknown): void },
  ) {
    this.#db = db
    this.#worker_id = worker_id
    this.#pipelines = pipelines
    this.#onBooks = tell.onBooks
    this.#onTrouble = tell.onTrouble
    this.#backs = new Batcher(async (backs) => {
      const rested = await surely(() => db.transaction((query) => putBack(query, backs)), tell.onTrouble)
      return backs.map((back) => rested.has(back.claim.id))
    })
  }

  /** Answers what was put back. */
  async rest(back: PutBack): Promise<PutBack> {
    await this.#backs.call(back)
    this.#onBooks([back.claim.book_id], new Map())
    return back
  }

  async failBook(ending: Ending): Promise<void> {
    const fail = () => this.#db.transaction((query) => failBook(query, ending))
    const { webhooks } = await surely(fail, this.#onTrouble)
    this.#onBooks([ending.claim.book_id], new Map(webhooks > 0 ? [[webhookQueue, webhooks]] : []))
  }

  /**
   * A result the database refuses is paid for and lost; trying again would buy it again, so its step is dead. Answers the
   * end to commit, or null: the book failed with it.
   */
  async bury(ending: Ending, reason: string): Promise<Ending | null> {
    const dead = unstorable(ending, reason)
    const kind = this.#pipelines.get(ending.claim.pipeline)?.kinds[ending.claim.kind]
    if (kind?.if_dead !== 'fail the book') return dead
    await this.failBook(dead).catch(this.#onTrouble)
    return null
  }

  /** Books that have waited long enough for somebody who can serve them fail. */
  async giveUp(unserved: GivenUp): Promise<void> {
    const books = await giveUp(this.#db, this.#worker_id, this.#pipelines, unserved).catch(
      (error: unknown) => {
        this.#onTrouble(error)
        return []
      },
    )
    if (books.length > 0) this.#onBooks(books, new Map([[webhookQueue, books.length]]))
  }
}
