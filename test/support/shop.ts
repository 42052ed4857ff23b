import { addUser } from '../../src/actions/add-user.ts'
import { cancelBook } from '../../src/actions/cancel-book.ts'
import { deleteBook } from '../../src/actions/delete-book.ts'
import type { MendParts } from '../../src/actions/open-mend.ts'
import { orderBook, type OrderBook, type Ordered } from '../../src/actions/order-book.ts'
import { editText, redoPart } from '../../src/actions/redo-part.ts'
import { listRevisions, restoreRevision } from '../../src/actions/restore-revision.ts'
import { showBook } from '../../src/actions/show-book.ts'
import { resumeBook } from '../../src/actions/resume-book.ts'
import type { Prices } from '../../src/book/credits.ts'
import { noQuotas, type Quotas } from '../../src/book/quota.ts'
import type { Given } from '../../src/book/given.ts'
import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import type { Claim, Ending } from '../../src/book/step.ts'
import type { RevisionView } from '../../src/book/revision.ts'
import type { Book } from '../../src/book/view.ts'
import { commit } from '../../src/db/commit.ts'
import type { Database, Row } from '../../src/db/database.ts'
import { buryMends, failBook } from '../../src/db/fail-book.ts'
import { Problem } from '../../src/errors.ts'
import { creditChecks } from '../../src/ops/audit/credits.ts'
import { mendChecks } from '../../src/ops/audit/mends.ts'
import { rowChecks } from '../../src/ops/audit.ts'
import { graph, rows } from '../../src/pipeline/graph.ts'
import { prices } from './engine.ts'
import { smallPipeline } from './small-pipeline.ts'

export const pipeline = smallPipeline()
const deadline_ms = 3_600_000
export const wish = Order.parse({ idea: 'A fox', pages: 4 })
/** 4 texts at 1 and 4 pictures at 5. */
export const priceOfWish = 24

/** Orders books through the actions and makes them by hand, step by step, in the test's own order: no worker runs. */
export class Shop {
  readonly db: Database
  readonly place: OrderBook
  readonly quotas: Quotas
  readonly #mend: MendParts

  constructor(db: Database, given: Prices = prices, quotas: Quotas = noQuotas) {
    this.db = db
    this.quotas = quotas
    const parts = {
      db,
      pipeline,
      deadline_ms,
      prices: given,
      quotas,
      newId,
      random: Math.random,
      ring: () => {},
    }
    this.place = orderBook(parts)
    const pipelines = new Map([[pipeline.id, pipeline]])
    this.#mend = { db, pipelines, deadline_ms, quotas, newId, ring: () => {} }
  }

  /** A new user; null: without a limit. */
  async user(credits: number | null): Promise<string> {
    const name = `user-${newId()}`
    await addUser(this.db, { name, tier: 'free', credits, by: 'test' })
    return name
  }

  async purse(name: string): Promise<Row | undefined> {
    const [row] = await this.db.query(
      `select credits, (select coalesce(sum(credits_held), 0)::int from storymill.books where user_id = $1) as held,
         (select coalesce(sum(credits), 0)::int from storymill.credit_charges where user_id = $1) as charged
       from storymill.users where id = $1`,
      [name],
    )
    return row
  }

  /** What a book was charged for: keys with their revision. */
  async charged(id: string): Promise<string[]> {
    const rows = await this.db.query<{ key: string }>(
      `select key || '@' || revision as key from storymill.credit_charges where book_id = $1 order by 1`,
      [id],
    )
    return rows.map((row) => row.key)
  }

  /** What the audit finds in the rows: nothing, whatever a test did. */
  async findings(): Promise<string[]> {
    const all = await Promise.all(
      [...rowChecks, ...mendChecks, ...creditChecks].map(async ({ check, sql }) =>
        (await this.db.query(sql)).map(() => check),
      ),
    )
    return all.flat()
  }

  async order(user: string, key = newId()): Promise<Ordered> {
    return await this.place(user, wish, key)
  }

  /** Ends up to `most` steps of a book, in their order; those named in `dead` are given up. */
  async advance(id: string, most: number, dead: string[] = []): Promise<void> {
    for (let left = most; left > 0; left--) {
      const claim = await this.claim(id)
      if (!claim) return
      await this.end([claim], dead)
    }
  }

  async finish(id: string, dead: string[] = []): Promise<void> {
    await this.advance(id, Infinity, dead)
  }

  async end(claims: Claim[], dead: string[] = []): Promise<void> {
    const endings = claims.map((claim) => ending(claim, dead.includes(claim.key) ? 'dead' : 'done'))
    const begun = claims.map((claim) => ({ book_id: claim.book_id, part: partOf(claim.kind) }))
    const { ended } = await this.db.transaction((query) => commit(query, { endings, begun }))
    const missed = endings.filter(({ claim }) => !ended.has(claim.id))
    await this.db.transaction((query) => buryMends(query, missed))
  }

  /** Buries the next step of a book, and with it the book. */
  async fail(id: string): Promise<void> {
    const claim = await this.claim(id)
    if (claim) await this.db.transaction((query) => failBook(query, ending(claim, 'dead')))
  }

  async cancel(user: string, id: string): Promise<Book> {
    return await cancelBook(this.db, user, id)
  }

  async resume(user: string, id: string, given: Record<string, Given> = {}): Promise<Book> {
    return await resumeBook(this.#mend, user, id, { given: new Map(Object.entries(given)) })
  }

  async redo(user_id: string, id: string, page: number, part: 'text' | 'picture'): Promise<Book> {
    return await redoPart(this.#mend, { user_id, id }, page, { part })
  }

  async edit(user_id: string, id: string, page: number, text: string): Promise<Book> {
    return await editText(this.#mend, { user_id, id }, page, { text })
  }

  async restore(user_id: string, id: string, revision: number): Promise<Book> {
    return await restoreRevision(this.#mend, { user_id, id }, revision)
  }

  async revisions(user: string, id: string): Promise<RevisionView[]> {
    return (await listRevisions(this.db, user, id)) ?? []
  }

  async show(user: string, id: string): Promise<Book> {
    const book = await showBook(this.db, user, id)
    if (!book) throw new Error(`${user} has no book ${id}`)
    return book
  }

  /** A finished book of a user who had 100 credits before. */
  async made(dead: string[] = []): Promise<{ name: string; id: string }> {
    const name = await this.user(100)
    const { id } = (await this.order(name)).book
    await this.finish(id, dead)
    return { name, id }
  }

  /** What stands of a book: of each step the result that is newest. */
  async stands(id: string): Promise<Record<string, string>> {
    const rows = await this.db.query<{ key: string; of: string }>(
      `select distinct on (key) key, coalesce(result ->> 'text', '-') as of from storymill.steps
       where book_id = $1 and state = 'done' order by key, revision desc`,
      [id],
    )
    return Object.fromEntries(rows.map(({ key, of }) => [key, of]))
  }

  async remove(user: string, id: string): Promise<void> {
    await deleteBook(this.db, async () => {}, user, id)
  }

  /** The next ready step of this book, in a worker's hands; null if there is none. */
  async claim(id: string): Promise<Claim | null> {
    const [row] = await this.db.query<Claim>(
      `with claimed as (
         update storymill.steps s set state = 'running', claim_token = gen_random_uuid(), claimed_by = $2,
           attempt = attempt + 1, started_at = storymill.now()
         where id = (select id from storymill.steps where book_id = $1 and state = 'ready' order by page, key limit 1
           for update skip locked)
         returning s.*),
       intents as (
         insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state)
         select id, claim_token, book_id, claimed_by, attempt, 'intent' from claimed)
       select *, claim_token as token, true as intent from claimed`,
      [id, newId()],
    )
    return row ?? null
  }
}

/** How work was refused: null if it was not. */
export const refusal = async (work: Promise<unknown>): Promise<unknown[] | null> =>
  await work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Problem) return [error.status, error.code, error.detail]
      throw error
    },
  )

/** Status and code of a refusal. */
export const refused = async (work: Promise<unknown>): Promise<unknown[] | null> =>
  (await refusal(work))?.slice(0, 2) ?? null

const partOf = (kind: string) => pipeline.kinds[kind]?.part ?? 'none'

export function ending(claim: Claim, state: 'done' | 'dead'): Ending {
  const nodes = graph(pipeline, wish.pages)
  const rest = new Set(nodes.map((node) => node.key).filter((key) => key !== 'plan'))
  return {
    claim,
    part: partOf(claim.kind),
    state,
    value: state === 'done' ? { text: `${claim.key}@${claim.revision}` } : null,
    title: null,
    inputs_hash: null,
    blob: null,
    next: claim.kind === 'plan' && state === 'done' ? rows(pipeline, nodes, rest, newId) : [],
    call: { state: state === 'done' ? 'ok' : 'failed', model: null },
    error: state === 'done' ? null : { code: 'refused', message: 'no' },
  }
}
