import type pg from 'pg'
import { failpoint } from '../failpoint.ts'
import type { Claim, Ending } from '../book/step.ts'
import { webhookQueue } from '../book/webhook.ts'
import { claim, unclaim, type ClaimAsk } from '../db/claim.ts'
import { commit, endedBefore, type Begun, type CommitInput, type Committed } from '../db/commit.ts'
import { isUnprepared, session, sqlstate, type Database, type Query } from '../db/database.ts'
import { buryMends } from '../db/fail-book.ts'
import { orphan } from '../db/put-back.ts'

/** `backlog`: steps are known to be ready already, so the claim need not wait for what this commit makes ready. */
export type Turn = { endings: Ending[]; begun: Begun[]; ask: ClaimAsk | null; backlog: boolean }
export type Turned = {
  claims: Claim[]
  freed: Map<string, number>
  /** Endings that cannot be stored at all (a data error): each alone, the rest of its batch is safe. */
  unstorable: { ending: Ending; reason: string }[]
  /** Why nothing could be committed now, e.g. the database is away: the same is to be committed again. */
  undone: unknown
}
type Line = { client: pg.Client; query: Query }
type Committing = Omit<Turned, 'claims' | 'undone'>

/**
 * One round trip to the database: commits what ended and claims what comes next, pipelined on one session. The claim is a
 * statement of its own beside the commit, so it holds no book while it takes steps; with a backlog it goes first, so a
 * slot is refilled without waiting for the disk.
 */
export class Turns {
  readonly #db: Database
  readonly #onTrouble: (error: unknown) => void
  readonly #idle: Line[] = []
  #closed = false

  constructor(db: Database, onTrouble: (error: unknown) => void) {
    this.#db = db
    this.#onTrouble = onTrouble
  }

  /** `onClaims` hears of the claims as soon as they are there, which may be before the commit is on disk. */
  async run(turn: Turn, onClaims: (claims: Claim[]) => void): Promise<Turned> {
    const line = this.#idle.pop() ?? (await this.#connect())
    const { client, query } = line
    await failpoint('commit.before', turn.endings[0]?.claim.key)
    const work = turn.endings.length + turn.begun.length > 0
    const early = turn.ask && turn.backlog ? claim(query, turn.ask) : null
    const tx = work ? ([query('begin'), commit(query, turn), client.query('commit')] as const) : null
    const claiming = early ?? (turn.ask ? claim(query, turn.ask) : null)
    const begin = claiming?.then((claims) => (onClaims(claims), claims)) ?? null
    const [begun, committed, done, claimed] = await Promise.allSettled([tx?.[0], tx?.[1], tx?.[2], begin])
    await failpoint('commit.after', turn.endings[0]?.claim.key)
    const whole = [begun, committed, done, claimed].every((one) => one.status === 'fulfilled')
    if (whole && !this.#closed) this.#idle.push(line)
    else void client.end().catch(() => {})
    const claims = await this.#claims(turn, claimed)
    if (!work) return { claims, ...nothing, undone: null }
    // COMMIT of an aborted transaction succeeds, with the tag ROLLBACK.
    const stored =
      committed.status === 'fulfilled' && done.status === 'fulfilled' && done.value?.command !== 'ROLLBACK'
    try {
      const first = stored ? committed.value : undefined
      const result = first ? await this.#afterwards(turn.endings, first) : await this.#again(turn)
      return { claims, ...result, undone: null }
    } catch (error) {
      return { claims, ...nothing, undone: error }
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#idle.splice(0).map(({ client }) => client.end().catch(() => {})))
  }

  async #connect(): Promise<Line> {
    const client = session(this.#db.urls.url, { pipeline: true })
    try {
      await client.connect()
      return { client, query: await this.#db.on(client) }
    } catch (error) {
      void client.end().catch(() => {})
      throw error
    }
  }

  async #claims(turn: Turn, claimed: PromiseSettledResult<Claim[] | null>): Promise<Claim[]> {
    if (claimed.status === 'fulfilled') return claimed.value ?? []
    // Nobody knows what was taken. The token was ours to choose, so what it took can be given back.
    const { ask } = turn
    const lost = () =>
      unclaim(this.#db.query.bind(this.#db), ask?.token ?? '', 'the answer to the claim was lost')
    if (ask) await persistently(lost).catch(this.#onTrouble)
    if (sqlstate(claimed.reason) !== undefined) this.#onTrouble(claimed.reason)
    return []
  }

  /**
   * A commit that failed, or whose answer was lost, is done again: what it had ended is recognised by its token. On a
   * data error the batch is halved until the culprit is alone, so one bad row loses only itself.
   */
  async #again(input: CommitInput): Promise<Committing> {
    try {
      const committed = await persistently(() => this.#db.transaction((query) => commit(query, input)))
      return await this.#afterwards(input.endings, committed)
    } catch (error) {
      if (!isDataError(error)) throw error
      const [only] = input.endings
      if (input.endings.length <= 1) {
        return {
          freed: new Map(),
          unstorable: only ? [{ ending: only, reason: sqlstate(error) ?? 'unknown' }] : [],
        }
      }
      const middle = Math.ceil(input.endings.length / 2)
      const first = await this.#again({ ...input, endings: input.endings.slice(0, middle) })
      const second = await this.#again({ endings: input.endings.slice(middle), begun: [] })
      return {
        freed: sum(first.freed, second.freed),
        unstorable: [...first.unstorable, ...second.unstorable],
      }
    }
  }

  /**
   * What the commit did not end: a dead step of a mend takes its mend back; of steps that were not ours to end any more the
   * answers are kept in the ledger, as orphans.
   */
  async #afterwards(endings: Ending[], { ended, freed }: Committed): Promise<Committing> {
    const missed = endings.filter((ending) => !ended.has(ending.claim.id))
    if (missed.length > 0) {
      await persistently(async () => {
        const told = await this.#db.transaction((query) => buryMends(query, missed))
        if (told > 0) freed.set(webhookQueue, (freed.get(webhookQueue) ?? 0) + told)
        const query = this.#db.query.bind(this.#db)
        const mine = await endedBefore(
          query,
          missed.map((ending) => ending.claim),
        )
        await orphan(query, missed.filter((ending) => !mine.has(ending.claim.id)).map(lostCall))
      })
    }
    return { freed, unstorable: [] }
  }
}

/** Gives back all that one claim took: nothing was sent. */
export async function giveBack(db: Database, [first]: Claim[], because: string): Promise<void> {
  if (first) await persistently(() => unclaim(db.query.bind(db), first.token, because))
}

const nothing = { freed: new Map<string, number>(), unstorable: [] }

const lostCall = (ending: Ending) => ({
  step_id: ending.claim.id,
  token: ending.claim.token,
  state: ending.call.state === 'ok' ? 'orphaned' : ending.call.state,
  usd: ending.call.usd ?? null,
  because: 'the step was taken over or cancelled before the answer came',
})

const sum = (a: Map<string, number>, b: Map<string, number>) =>
  new Map([...a, ...b].map(([queue]) => [queue, (a.get(queue) ?? 0) + (b.get(queue) ?? 0)]))

// Classes of SQLSTATE that say the data is wrong: trying the same again cannot help.
const dataErrors = ['22', '23', '42', '54', 'P0']
const isDataError = (error: unknown) =>
  !isUnprepared(error) && dataErrors.some((kind) => sqlstate(error)?.startsWith(kind))

/** Tries again for as long as the database is away: what is told it must not be lost. */
export async function surely<T>(work: () => Promise<T>, onTrouble: (error: unknown) => void): Promise<T> {
  for (;;) {
    try {
      return await persistently(work)
    } catch (error) {
      if (isDataError(error)) throw error
      onTrouble(error)
    }
  }
}

/** Tries again, slower and slower, as long as the trouble is the database being away and not the data. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (isDataError(error) || attempt >= 12) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 2_000)))
    }
  }
}
