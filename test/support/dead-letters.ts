import { actOnDead, showAction } from '../../src/actions/act-on-dead.ts'
import { goOnWithDead } from '../../src/actions/go-on-with-dead.ts'
import { previewDead } from '../../src/actions/preview-dead.ts'
import type { DeadFilter, DeadLetter, DeadLetterSettings, DeadVerb } from '../../src/book/dead-letter.ts'
import { newId } from '../../src/book/ids.ts'
import type { Database, Row } from '../../src/db/database.ts'
import { listDead } from '../../src/db/dead-letters.ts'
import { pipeline, type Shop } from './shop.ts'

export const ann = { by: 'ann', via: 'http' } as const

/** Dead letters of books that are made by hand, and what an operator does about them. */
export class DeadOffice {
  readonly #db: Database
  readonly #shop: Shop

  constructor(db: Database, shop: Shop) {
    this.#db = db
    this.#shop = shop
  }

  get parts() {
    const pipelines = new Map([[pipeline.id, pipeline]])
    return {
      db: this.#db,
      pipelines,
      deadline_ms: 3_600_000,
      quotas: this.#shop.quotas,
      newId,
      ring: () => {},
    }
  }

  async goOn(settings: Partial<DeadLetterSettings> = {}): Promise<void> {
    const fast = { first: 3, at_once: 1_000, per_second: 1_000 }
    await goOnWithDead({ ...this.parts, settings: { ...fast, ...settings }, onEnd: () => {} })
  }

  /** Partial books of one user: each lacks a picture, or several. */
  async partials(user: string, books: number, dead = ['picture:2']): Promise<string[]> {
    const made = Array.from({ length: books }, async () => {
      const { book } = await this.#shop.order(user)
      await this.#shop.finish(book.id, dead)
      return book.id
    })
    return await Promise.all(made)
  }

  async letters(filter: DeadFilter): Promise<DeadLetter[]> {
    return await listDead(this.#db.query.bind(this.#db), filter, { after: null, limit: 200 })
  }

  async preview(filter: DeadFilter) {
    return await previewDead(this.parts, ann, { filter, ids: null })
  }

  /** Previews and says yes at once; answers the id of the action. */
  async act(filter: DeadFilter, action: DeadVerb = 'retry'): Promise<string> {
    const { id, letters: confirm } = await this.preview(filter)
    await actOnDead(this.#db, ann, { preview: id, action, confirm })
    return id
  }

  async progress(id: string) {
    const { state, parts, because } = await showAction(this.#db, id)
    return { state, parts, because }
  }

  /** Books of an action that are made again at this moment, in the order they were begun. */
  async begun(id: string): Promise<string[]> {
    const rows = await this.#db.query<{ book_id: string }>(
      `select book_id from storymill.dead_action_parts where action_id = $1 and state = 'started' order by started_at`,
      [id],
    )
    return rows.map((row) => row.book_id)
  }

  /** The worker's part: every book that is begun comes to its end. */
  async finishBegun(id: string, dead: string[] = []): Promise<void> {
    for (const book of await this.begun(id)) await this.#shop.finish(book, dead)
  }

  async acts(target: string): Promise<Row[]> {
    return await this.#db.query(
      'select action, by, detail from storymill.admin_actions where target = $1 order by id',
      [target],
    )
  }
}
