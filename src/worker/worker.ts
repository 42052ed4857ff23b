import type { Claim, Ending, PutBack } from '../book/step.ts'
import { Batcher } from '../db/batcher.ts'
import type { ClaimAsk } from '../db/claim.ts'
import type { Begun } from '../db/commit.ts'
import type { Database } from '../db/database.ts'
import { failBook } from '../db/fail-book.ts'
import { putBack } from '../db/put-back.ts'
import { promote } from '../db/reap.ts'
import { heartbeat, signOff, signOn, type WorkerRow } from '../db/workers.ts'
import { knownKinds } from './known-kinds.ts'
import { runStep, type Outcome, type Surroundings } from './run-step.ts'
import { Slots } from './slots.ts'
import { delay, Timers } from './timers.ts'
import { persistently, Turns, type Turned } from './turns.ts'

export type WorkerOptions = {
  /** How many steps of each queue may run here at once. */
  slots: Map<string, number>
  /** Called once so many steps have ended here: time to drain and be replaced. */
  max_steps?: number | undefined
  onRetire?: () => void
  /** After a commit: books that changed, and steps that became ready and may be for other workers. */
  onCommit?: (news: { books: string[]; freed: Map<string, number>; alone: boolean }) => void
  onTrouble?: (error: unknown) => void
}

type Work = { endings: Ending[]; begun: Begun[]; books: Set<string> }

const booksOf = (endings: Ending[], begun: Begun[]): Set<string> =>
  new Set([...endings.map((ending) => ending.claim.book_id), ...begun.map((one) => one.book_id)])

// Two round trips on the way at once keep the database busy while we think; more only lengthens the queue.
const turnsInFlight = 2
const batch = 500
const heartbeat_ms = 3_000
const look_ms = 2_000
const leaving_ms = 5_000

/**
 * The hands: claims the best ready steps into its free slots, runs them, and commits what ended together with the next
 * claim. Holds many calls in flight in one process; nothing waits inside a slot but a call.
 */
export class Worker {
  readonly id: string
  readonly #row: WorkerRow
  readonly #db: Database
  readonly #around: Surroundings
  readonly #options: WorkerOptions
  readonly #turns: Turns
  readonly #slots: Slots
  readonly #known: Pick<ClaimAsk, 'pipelines' | 'timeouts_ms'>
  readonly #running = new Map<string, { claim: Claim; stop: AbortController; outcome: Promise<void> }>()
  readonly #backs: Batcher<PutBack, boolean>
  readonly #timers: Timers
  readonly #flights = new Set<Promise<void>>()
  #endings: Ending[] = []
  #begun: Begun[] = []
  readonly #committing = new Set<string>()
  #hungry = false
  /** The last claim got all it asked for: there is more. */
  #backlog = false
  #draining = false
  #stopped = false
  #alive = 1
  #ended = 0

  constructor(db: Database, row: WorkerRow, around: Surroundings, options: WorkerOptions) {
    this.id = row.id
    this.#row = row
    this.#db = db
    this.#around = around
    this.#options = options
    this.#turns = new Turns(db)
    this.#timers = new Timers((error) => options.onTrouble?.(error))
    this.#slots = new Slots(options.slots)
    this.#known = knownKinds([...around.pipelines.values()])
    this.#backs = new Batcher(async (backs) => {
      const rested = await persistently(() => db.transaction((query) => putBack(query, backs)))
      return backs.map((back) => rested.has(back.claim.id))
    })
  }

  async start(): Promise<void> {
    await signOn(this.#db.query.bind(this.#db), this.#row)
    await this.#beat()
    this.#timers.every(heartbeat_ms, () => this.#beat())
    this.#timers.every(look_ms, () => this.#look())
    this.wake()
  }

  free(queue: string): number {
    return this.#draining ? 0 : this.#slots.free(queue)
  }

  /** Something may be ready. Cheap, and safe to call at any time. */
  wake(): void {
    this.#hungry = true
    this.#pump()
  }

  /**
   * Stops taking, lets what runs finish for so long, then gives the rest back without spending a try, and signs off.
   */
  async stop(grace_ms: number): Promise<void> {
    this.#draining = true
    this.#timers.stop()
    await this.#settledWithin(grace_ms)
    for (const { stop } of this.#running.values()) stop.abort(new Error('the worker is leaving'))
    // Whatever does not even stop when told to is left to the lease.
    await this.#settledWithin(leaving_ms)
    while (this.#flights.size > 0 || this.#endings.length > 0) {
      this.#pump()
      await Promise.all(this.#flights)
    }
    this.#stopped = true
    this.#timers.stop()
    await signOff(this.#db.query.bind(this.#db), this.id)
    await this.#turns.close()
  }

  async #settledWithin(ms: number): Promise<void> {
    const patience = delay(ms)
    await Promise.race([Promise.all([...this.#running.values()].map((step) => step.outcome)), patience.done])
    patience.cancel()
  }

  #pump(): void {
    while (this.#flights.size < turnsInFlight && !this.#stopped) {
      const work = this.#nextWork()
      const free = this.#draining ? new Map<string, number>() : this.#slots.take(batch)
      const claiming = (this.#hungry || work.books.size > 0) && free.size > 0
      if (!claiming) this.#slots.giveBack(free)
      if (work.books.size === 0 && !claiming) return
      if (claiming) this.#hungry = false
      const flight = this.#turn(work, claiming ? free : null).finally(() => {
        this.#flights.delete(flight)
        this.#pump()
      })
      this.#flights.add(flight)
    }
  }

  /**
   * What the next turn commits: nothing of a book that another turn is committing, for it would only wait for that
   * book's lock.
   */
  #nextWork(): Work {
    const mine = (book_id: string, room: boolean) => room && !this.#committing.has(book_id)
    const endings: Ending[] = []
    this.#endings = this.#endings.filter((ending) => {
      const take = mine(ending.claim.book_id, endings.length < batch)
      if (take) endings.push(ending)
      return !take
    })
    const begun = this.#begun.filter((one) => mine(one.book_id, true))
    this.#begun = this.#begun.filter((one) => !mine(one.book_id, true))
    return { endings, begun, books: booksOf(endings, begun) }
  }

  async #turn({ endings, begun, books }: Work, free: Map<string, number> | null): Promise<void> {
    for (const book of books) this.#committing.add(book)
    const asked_at = performance.now()
    const suspects: 0 | 1 = this.#suspectRuns() ? 0 : 1
    const ask = free && {
      ...this.#known,
      worker_id: this.id,
      token: crypto.randomUUID(),
      free,
      suspects: suspects,
      workers: this.#alive,
    }
    try {
      const backlog = this.#backlog
      const turned = await this.#turns.run({ endings, begun, ask, backlog })
      this.#told(endings, begun, turned)
      // Another turn held the free slots of a queue while this commit made steps of it ready: ask again.
      this.#hungry ||= [...turned.freed.keys()].some((queue) => backlog || !free?.has(queue))
      for (const claim of turned.claims) this.#begin(claim, asked_at)
      if (free) {
        const taken = (queue: string) => turned.claims.filter((one) => one.queue === queue).length
        this.#backlog = [...free].some(([queue, n]) => n <= taken(queue))
        this.#hungry ||= this.#backlog
      }
    } catch (error) {
      this.#options.onTrouble?.(error)
      await delay(1_000).done
      this.#endings.unshift(...endings)
      this.#begun.unshift(...begun)
      this.#hungry = true
    } finally {
      for (const book of books) this.#committing.delete(book)
      if (free) this.#slots.giveBack(free)
    }
  }

  #told(endings: Ending[], begun: Begun[], { freed, unstorable }: Turned): void {
    for (const { ending, reason } of unstorable) void this.#failUnstorable(ending, reason)
    if (endings.length + begun.length === 0) return
    const books = [
      ...new Set([...endings.map((ending) => ending.claim.book_id), ...begun.map((one) => one.book_id)]),
    ]
    this.#options.onCommit?.({ books, freed, alone: this.#alive <= 1 })
  }

  #begin(claim: Claim, asked_at: number): void {
    const kind = this.#around.pipelines.get(claim.pipeline)?.kinds[claim.kind]
    if (kind && (kind.part === 'plan' || kind.part === 'picture'))
      this.#begun.push({ book_id: claim.book_id, part: kind.part })
    const stop = new AbortController()
    this.#slots.occupy(claim.queue)
    const outcome = runStep({ claim, asked_at, stop }, this.#around)
      .then((result) => this.#end(claim, result))
      .catch((error: unknown) => this.#options.onTrouble?.(error))
      .finally(() => {
        this.#running.delete(claim.id)
        this.#slots.leave(claim.queue)
        this.#pump()
      })
    this.#running.set(claim.id, { claim, stop, outcome })
  }

  async #end(claim: Claim, outcome: Outcome): Promise<void> {
    if (outcome.end === 'commit') this.#endings.push(outcome.ending)
    else if (outcome.end === 'fail book') await this.#failBook(outcome.ending)
    else await this.#rest(outcome.back)
    this.#ended += 1
    if (this.#ended === this.#options.max_steps) this.#options.onRetire?.()
    if (claim.suspect) this.#hungry = true
  }

  async #rest(back: PutBack): Promise<void> {
    await this.#backs.call(back)
    this.#options.onCommit?.({ books: [back.claim.book_id], freed: new Map(), alone: true })
    if (back.after_ms > 0 && back.after_ms < 60_000) this.#timers.later(back.after_ms + 5, () => this.#look())
    else if (back.after_ms === 0) this.#hungry = true
  }

  async #failBook(ending: Ending): Promise<void> {
    await persistently(() => this.#db.transaction((query) => failBook(query, ending)))
    this.#options.onCommit?.({ books: [ending.claim.book_id], freed: new Map(), alone: true })
  }

  /** A result the database refuses is paid for and lost; trying again would buy it again, so its step is dead. */
  async #failUnstorable(ending: Ending, reason: string): Promise<void> {
    const error = { code: 'unstorable', message: `The database refused the result (${reason}).` }
    const call = { ...ending.call, state: 'failed' as const, because: error.message }
    const dead: Ending = {
      ...ending,
      state: 'dead',
      value: null,
      title: null,
      blob: null,
      next: [],
      call,
      error,
    }
    const kind = this.#around.pipelines.get(ending.claim.pipeline)?.kinds[ending.claim.kind]
    try {
      if (kind?.if_dead === 'fail the book') await this.#failBook(dead)
      else this.#endings.push(dead)
    } catch (trouble) {
      this.#options.onTrouble?.(trouble)
    }
    this.#pump()
  }

  async #beat(): Promise<void> {
    const running = [...this.#running.values()].map(({ claim }) => ({ id: claim.id, token: claim.token }))
    const pulse = await heartbeat(this.#db.query.bind(this.#db), this.id, running, this.#draining)
    if (!pulse) return
    this.#alive = Math.max(1, pulse.alive)
    const ending = new Set(this.#endings.map((one) => one.claim.id))
    for (const id of pulse.lost)
      if (!ending.has(id)) this.#running.get(id)?.stop.abort(new Error('the claim is lost'))
    if (pulse.due_in_ms !== null && pulse.due_in_ms < look_ms)
      this.#timers.later(Math.max(0, pulse.due_in_ms) + 5, () => this.#look())
  }

  async #look(): Promise<void> {
    await promote(this.#db.query.bind(this.#db))
    this.wake()
  }

  readonly #suspectRuns = () => [...this.#running.values()].some(({ claim }) => claim.suspect)
}
