import type { Claim, Ending, PutBack } from '../book/step.ts'
import { unclaim, type ClaimAsk, type Free } from '../db/claim.ts'
import type { Database } from '../db/database.ts'
import type { Permit } from '../book/limit.ts'
import { promote } from '../db/reap.ts'
import { signOff, signOn, type WorkerRow } from '../db/workers.ts'
import { Heart } from './heart.ts'
import { knownKinds } from './known-kinds.ts'
import { meteredLanes } from './metered.ts'
import type { WorkerOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { freeFor, permitFor, PermitKeeper, type Taken } from './permit-keeper.ts'
import { runStep, type Surroundings } from './run-step.ts'
import { Setbacks } from './setbacks.ts'
import { Slots } from './slots.ts'
import { delay, Timers } from './timers.ts'
import { Outbox, type Work } from './outbox.ts'
import type { Till } from './till.ts'
import { persistently, Turns, type Turned } from './turns.ts'

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
  readonly #heart: Heart
  readonly #slots: Slots
  readonly #known: Pick<ClaimAsk, 'pipelines' | 'timeouts_ms' | 'metered' | 'models'>
  readonly #permits: PermitKeeper | null
  readonly #running = new Map<string, { claim: Claim; stop: AbortController; outcome: Promise<void> }>()
  readonly #setbacks: Setbacks
  readonly #timers: Timers
  readonly #beats: Timers
  readonly #flights = new Set<Promise<void>>()
  readonly #chores = new Set<Promise<void>>()
  readonly #outbox = new Outbox()
  #hungry = false
  /** The last claim got all it asked for: there is more. */
  #backlog = false
  #draining = false
  #stopped = false
  #ended = 0
  /** Steps whose ending is not committed yet, and tokens of claims that are under way. */
  readonly #settling = new Set<string>()
  readonly #asking = new Map<string, 0 | 1>()

  constructor(db: Database, row: WorkerRow, around: Surroundings, options: WorkerOptions) {
    this.id = row.id
    this.#row = row
    this.#db = db
    this.#around = around
    this.#options = options
    this.#turns = new Turns(db, (error) => options.onTrouble?.(error))
    this.#timers = new Timers((error) => options.onTrouble?.(error))
    this.#beats = new Timers((error) => options.onTrouble?.(error))
    this.#slots = new Slots(options.slots)
    this.#heart = this.#newHeart()
    this.#permits = around.till && this.#keeper(around.till)
    const lanes = [...(this.#permits?.lanes ?? [])]
    this.#known = {
      ...knownKinds([...around.pipelines.values()]),
      metered: lanes.map(([queue]) => queue),
      models: lanes.flatMap(([, of_queue]) => of_queue.map((lane) => lane.model)),
    }
    this.#setbacks = new Setbacks(db, row.id, around.pipelines, {
      onBooks: (books, freed) => options.onCommit?.({ books, freed, alone: true }),
      onTrouble: (error) => options.onTrouble?.(error),
    })
  }

  async start(): Promise<void> {
    await signOn(this.#db.query.bind(this.#db), this.#row)
    await this.#heart.beat()
    this.#beats.every(heartbeat_ms, () => this.#heart.beat())
    this.#timers.every(look_ms, () => this.#look())
    this.wake()
  }

  /** Slots of a queue that no step runs in; a claim that is under way does not count. */
  free(queue: string): number {
    return this.#draining ? 0 : this.#slots.idle(queue)
  }

  /** Something may be ready. Cheap, and safe to call at any time. */
  wake(): void {
    this.#hungry = true
    this.#permits?.want()
    this.#pump()
  }

  /**
   * Stops taking, lets what runs finish for so long, then gives the rest back without spending a try, and signs off.
   */
  async stop(grace_ms: number): Promise<void> {
    this.#draining = true
    this.#timers.stop()
    await Promise.all([...this.#flights, ...this.#chores])
    await this.#settledWithin(grace_ms)
    for (const { stop } of this.#running.values()) stop.abort(new Error('the worker is leaving'))
    // Whatever does not even stop when told to is left to the lease.
    await this.#settledWithin(leaving_ms)
    await Promise.all(this.#chores)
    // With the database away this cannot end; what is kept on disk is found by the next worker.
    const end = performance.now() + leaving_ms
    while ((this.#flights.size > 0 || this.#outbox.endings > 0) && performance.now() < end) {
      this.#pump()
      await Promise.all(this.#flights)
    }
    this.#stopped = true
    this.#beats.stop()
    await this.#around.till?.desk.close()
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
      const work = this.#outbox.take(batch)
      const free = this.#draining ? new Map<string, number>() : this.#freeSlots()
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

  /** Slots to claim for: of a metered queue only those there is a permit for; for the others one is asked for. */
  #freeSlots(): Map<string, number> {
    const taken = this.#slots.take((queue) => Math.min(batch, this.#permits?.allowed(queue) ?? batch))
    for (const queue of this.#options.slots.keys())
      this.#permits?.fill(queue, this.#slots.free(queue), this.#heart.alive)
    return taken
  }

  #keeper(till: Till): PermitKeeper {
    return new PermitKeeper({
      lanes: meteredLanes(this.#around.models, this.#around.pipelines.values()),
      desk: till.desk,
      later: (ms, work) => this.#timers.later(ms, work),
      onPermits: () => {
        this.#hungry = true
        this.#pump()
      },
      onDark: (unserved) =>
        this.#also(this.#setbacks.giveUp({ ...unserved, wait_ms: till.provider_wait_ms })),
      onTrouble: (error) => this.#options.onTrouble?.(error),
    })
  }

  #newHeart(): Heart {
    return new Heart(this.#db, this.id, {
      running: () => [...this.#running.values()].map(({ claim }) => ({ id: claim.id, token: claim.token })),
      draining: () => this.#draining,
      knows: ({ id, token }) => this.#running.has(id) || this.#settling.has(id) || this.#asking.has(token),
      onLost: (id) => {
        if (!this.#settling.has(id)) this.#running.get(id)?.stop.abort(new Error('the claim is lost'))
      },
      onDue: (ms) => {
        if (ms < look_ms) this.#timers.later(ms + 5, () => this.#look())
      },
    })
  }

  async #turn(work: Work, free: Map<string, number> | null): Promise<void> {
    const { endings, begun } = work
    const asked_at = performance.now()
    const taken: Taken = (free && this.#permits?.take(free)) || []
    const ask = free && this.#ask(freeFor(free, taken, this.#known.metered))
    let leaving: Claim[] = []
    let undone = false
    try {
      const backlog = this.#backlog
      const turned = await this.#turns.run({ endings, begun, ask, backlog }, (claims) => {
        if (!this.#draining) for (const claim of claims) this.#begin(claim, asked_at, permitFor(taken, claim))
        else leaving = claims
      })
      await this.#sendBack(leaving)
      this.#told(work, turned)
      // Another turn held the free slots of a queue while this commit made steps of it ready: ask again.
      this.#hungry ||= [...turned.freed.keys()].some((queue) => backlog || !free?.has(queue))
      for (const queue of turned.freed.keys()) this.#permits?.want(queue)
      if (free) {
        const claimed = (queue: string) => turned.claims.filter((one) => one.queue === queue).length
        this.#backlog = [...free].some(([queue, n]) => n <= claimed(queue))
        this.#hungry ||= this.#backlog
      }
      if (turned.undone !== null) throw turned.undone
      for (const ending of endings) this.#settling.delete(ending.claim.id)
    } catch (error) {
      this.#options.onTrouble?.(error)
      await delay(1_000).done
      undone = true
      this.#hungry = true
    } finally {
      if (ask) this.#asking.delete(ask.token)
      this.#permits?.release(taken)
      this.#outbox.release(work, undone)
      if (free) this.#slots.giveBack(free)
    }
  }

  #ask(free: Free[]): ClaimAsk {
    const busy =
      [...this.#running.values()].some(({ claim }) => claim.suspect) || [...this.#asking.values()].includes(1)
    const suspects = busy ? 0 : 1
    const token = crypto.randomUUID()
    this.#asking.set(token, suspects)
    return { ...this.#known, worker_id: this.id, token, free, suspects, workers: this.#heart.alive }
  }

  /** What was claimed while we were told to leave goes straight back. */
  async #sendBack([first]: Claim[]): Promise<void> {
    const query = this.#db.query.bind(this.#db)
    if (first) await persistently(() => unclaim(query, first.token, 'its worker is leaving'))
  }

  #told({ books }: Work, { freed, unstorable, undone }: Turned): void {
    for (const { ending, reason } of unstorable) this.#also(this.#bury(ending, reason))
    if (books.size === 0 || undone !== null) return
    this.#options.onCommit?.({ books: [...books], freed, alone: this.#heart.alive <= 1 })
  }

  #begin(claim: Claim, asked_at: number, permit: Permit | null): void {
    this.#outbox.begin(claim.book_id, this.#around.pipelines.get(claim.pipeline)?.kinds[claim.kind]?.part)
    const stop = new AbortController()
    this.#slots.occupy(claim.queue)
    const outcome = runStep({ claim, asked_at, permit, stop }, this.#around)
      .then((result) => this.#end(claim, result))
      .catch((error: unknown) => this.#options.onTrouble?.(error))
      .finally(() => {
        if (this.#running.get(claim.id)?.claim.token === claim.token) this.#running.delete(claim.id)
        this.#slots.leave(claim.queue)
        this.#permits?.slotFree(claim.queue)
        this.#pump()
      })
    this.#running.set(claim.id, { claim, stop, outcome })
  }

  async #end(claim: Claim, outcome: Outcome): Promise<void> {
    if (outcome.end === 'commit') this.#outbox.put(outcome.ending)
    if (outcome.end === 'commit') this.#settling.add(claim.id)
    else if (outcome.end === 'fail book') await this.#setbacks.failBook(outcome.ending)
    else {
      await this.#setbacks.rest(outcome.back)
      this.#rested(outcome.back)
    }
    this.#ended += 1
    if (this.#ended === this.#options.max_steps) this.#options.onRetire?.()
    if (claim.suspect) this.#hungry = true
  }

  /** What went back is looked at again when it is due. */
  #rested({ claim, after_ms }: PutBack): void {
    if (after_ms > 0 && after_ms < 60_000) this.#timers.later(after_ms + 5, () => this.#look())
    if (after_ms > 0) return
    this.#hungry = true
    this.#permits?.want(claim.queue)
  }

  async #bury(ending: Ending, reason: string): Promise<void> {
    const dead = await this.#setbacks.bury(ending, reason)
    if (dead) this.#outbox.put(dead)
    this.#pump()
  }

  async #look(): Promise<void> {
    await promote(this.#db.query.bind(this.#db))
    this.wake()
  }

  /** Something that `stop` must wait for. */
  #also(work: Promise<void>): void {
    const chore = work.finally(() => this.#chores.delete(chore))
    this.#chores.add(chore)
  }
}
