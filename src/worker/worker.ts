import type { Claim, Ending, PutBack } from '../book/step.ts'
import type { ClaimAsk, Free } from '../db/claim.ts'
import type { Database } from '../db/database.ts'
import type { Permit } from '../book/limit.ts'
import { promote } from '../db/reap.ts'
import { isToLeave, signOff, signOn, type Arrival } from '../db/workers.ts'
import { Asks } from './asks.ts'
import { Heart } from './heart.ts'
import { knownKinds, type Known } from './known-kinds.ts'
import type { WorkerOptions } from './options.ts'
import { endOf, type Outcome } from './outcome.ts'
import type { Heard } from '../queue/contract.ts'
import { openKeeper } from './open-keeper.ts'
import { freeFor, permitFor, type PermitKeeper, type Taken } from './permit-keeper.ts'
import { runStep, type Surroundings } from './run-step.ts'
import { Pending } from './pending.ts'
import { Running } from './running.ts'
import { runOut } from './run-out.ts'
import { Setbacks } from './setbacks.ts'
import { leftOver } from './shares.ts'
import { Slots } from './slots.ts'
import { delay, Timers } from './timers.ts'
import { Outbox, type Work } from './outbox.ts'
import { giveBack, Turns, type Turned } from './turns.ts'

// Two round trips on the way at once keep the database busy while we think; more only lengthens the queue.
const turnsInFlight = 2
const batch = 500
const heartbeat_ms = 3_000
const look_ms = 2_000

/**
 * The hands: claims the best ready steps into its free slots, runs them, and commits what ended together with the next
 * claim. Holds many calls in flight in one process; nothing waits inside a slot but a call.
 */
export class Worker {
  readonly id: string
  readonly #row: Omit<Arrival, 'lanes'>
  readonly #db: Database
  readonly #around: Surroundings
  readonly #options: WorkerOptions
  readonly #turns: Turns
  readonly #heart: Heart
  readonly #slots: Slots
  readonly #known: Known
  readonly #permits: PermitKeeper | null
  readonly #setbacks: Setbacks
  readonly #timers: Timers
  readonly #beats: Timers
  readonly #running = new Running()
  readonly #flights = new Pending()
  /** Something that `stop` must wait for. */
  readonly #chores = new Pending()
  readonly #outbox = new Outbox()
  #hungry = false
  /** The last claim got all it asked for: there is more. */
  #backlog = false
  #draining = false
  #stopped = false
  #leaving: Promise<void> | null = null
  #ended = 0
  #looked_at = Number.NEGATIVE_INFINITY
  /** Steps whose ending is not committed yet. */
  readonly #settling = new Set<string>()
  readonly #asks = new Asks()

  constructor(db: Database, row: Omit<Arrival, 'lanes'>, around: Surroundings, options: WorkerOptions) {
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
    this.#permits =
      around.till &&
      openKeeper(around, around.till, {
        later: (ms, work) => this.#timers.later(ms, work),
        onPermits: () => this.#tryAgain(),
        onWait: (queue, ms) => options.onRest?.(queue, ms),
        onUnserved: (unserved) => this.#chores.add(this.#setbacks.giveUp(unserved)),
        onTrouble: (error) => options.onTrouble?.(error),
      })
    this.#known = knownKinds([...around.pipelines.values()], this.#permits?.lanes)
    this.#setbacks = new Setbacks(db, row.id, around.pipelines, {
      onBooks: (books, freed) => options.onCommit?.({ books, freed, alone: true }),
      onTrouble: (error) => options.onTrouble?.(error),
    })
  }

  async start(): Promise<void> {
    await signOn(this.#db.query.bind(this.#db), { ...this.#row, lanes: this.#slots.lanes() })
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
    this.#permits?.want()
    this.#tryAgain()
  }

  /** A bell rang for a queue: what is due there may not even be ready yet. */
  hear(queue: string): Heard {
    this.wake()
    const stale = performance.now() - this.#looked_at > look_ms / 2
    const claimed = (stale ? this.#look() : Promise.resolve())
      .catch((error: unknown) => this.#options.onTrouble?.(error))
      .then(() => this.#flights.over())
    return { claimed, done: claimed.then(() => this.#running.over(queue)).then(() => this.#flights.over()) }
  }

  /** Resolves when what runs now has ended and is committed, or is asked for; null if nothing does. Then ask again. */
  busy(): Promise<void> | null {
    if (!this.#stopped && this.#running.size + this.#flights.size + this.#outbox.endings > 0)
      return this.#running.over().then(() => this.#flights.over())
    return this.#chores.size > 0 ? this.#chores.over() : (this.#permits?.waiting() ?? null)
  }

  /** Takes nothing more; what runs goes on. */
  drain(): void {
    this.#draining = true
  }

  /**
   * Stops taking, lets what runs finish for so long, then gives the rest back without spending a try, and signs off. Called
   * again with less patience, the less counts.
   */
  async stop(grace_ms: number): Promise<void> {
    this.drain()
    this.#timers.stop()
    this.#permits?.close()
    const [running, flights, chores] = [this.#running, this.#flights, this.#chores]
    const [settle, unsettled] = [() => this.#pump(), () => this.#outbox.endings]
    await runOut({ running, flights, chores, settle, unsettled }, grace_ms)
    await (this.#leaving ??= this.#leave())
  }

  async #leave(): Promise<void> {
    this.#stopped = true
    this.#beats.stop()
    await this.#heart.rest()
    await this.#around.till?.desk.close()
    await signOff(this.#db.query.bind(this.#db), this.id)
    await this.#turns.close()
  }

  /** Something was said to workers: hears what, and looks for work. */
  async heed(): Promise<void> {
    if (await isToLeave(this.#db.query.bind(this.#db), this.id)) this.#options.onLeave?.()
    this.wake()
  }

  #tryAgain(): void {
    this.#hungry = true
    this.#pump()
  }

  #pump(): void {
    while (this.#flights.size < turnsInFlight && !this.#stopped) {
      const work = this.#outbox.take(batch)
      const free = this.#draining ? new Map<string, number>() : this.#freeSlots()
      const claiming = (this.#hungry || work.books.size > 0) && free.size > 0
      if (!claiming) this.#slots.giveBack(free)
      if (work.books.size === 0 && !claiming) return
      if (claiming) this.#hungry = false
      this.#flights.add(this.#turn(work, claiming ? free : null), () => this.#pump())
    }
  }

  /** Slots to claim for: of a metered queue only those there is a permit for; for the others one is asked for. */
  #freeSlots(): Map<string, number> {
    const taken = this.#slots.take((queue) => Math.min(batch, this.#permits?.allowed(queue) ?? batch))
    for (const queue of this.#options.slots.keys())
      this.#permits?.fill(queue, this.#slots.free(queue), this.#heart.alive)
    return taken
  }

  #newHeart(): Heart {
    return new Heart(this.#db, this.id, {
      running: () => this.#running.held(),
      draining: () => this.#draining,
      lanes: () => ({ ...this.#slots.lanes(), ...this.#options.also?.lanes() }),
      knows: ({ id, token }) => this.#running.has(id) || this.#settling.has(id) || this.#asks.has(token),
      onLost: (id) => {
        if (!this.#settling.has(id)) this.#running.abort(id, new Error('the claim is lost'))
      },
      onDue: (ms) => {
        if (ms < look_ms) this.#timers.later(ms + 5, () => this.#look())
      },
      onLeave: () => this.#options.onLeave?.(),
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
      await giveBack(this.#db, leaving, 'its worker is leaving')
      this.#told(work, turned)
      // Another turn held the free slots of a queue while this commit made steps of it ready: ask again.
      this.#hungry ||= [...turned.freed.keys()].some((queue) => backlog || !free?.has(queue))
      for (const queue of turned.freed.keys()) this.#permits?.want(queue)
      if (free) {
        const left = leftOver(free, turned.claims, this.#heart.alive)
        this.#backlog = left.backlog
        this.#hungry ||= left.backlog
        if (left.others.length > 0) this.#options.onMore?.(left.others)
      }
      if (turned.undone !== null) throw turned.undone
      for (const ending of endings) this.#settling.delete(ending.claim.id)
    } catch (error) {
      this.#options.onTrouble?.(error)
      await delay(1_000).done
      undone = true
      this.#hungry = true
    } finally {
      this.#asks.end(ask?.token)
      this.#permits?.release(taken)
      this.#outbox.release(work, undone)
      if (free) this.#slots.giveBack(free)
    }
  }

  #ask(free: Free[]): ClaimAsk {
    const workers = this.#heart.alive
    return { ...this.#known, ...this.#asks.begin(!this.#running.suspect), worker_id: this.id, free, workers }
  }

  #told({ books }: Work, { freed, unstorable, undone }: Turned): void {
    for (const { ending, reason } of unstorable) this.#chores.add(this.#bury(ending, reason))
    if (books.size === 0 || undone !== null) return
    this.#options.onCommit?.({ books: [...books], freed, alone: this.#heart.alive <= 1 && !this.#draining })
  }

  #begin(claim: Claim, asked_at: number, permit: Permit | null): void {
    this.#outbox.begin(claim.book_id, this.#around.pipelines.get(claim.pipeline)?.kinds[claim.kind]?.part)
    const stop = new AbortController()
    this.#slots.occupy(claim.queue)
    const work = runStep({ claim, asked_at, permit, stop }, this.#around)
      .then((result) => this.#end(claim, result))
      .catch((error: unknown) => this.#options.onTrouble?.(error))
    this.#running.add(claim, stop, work, () => {
      this.#slots.leave(claim.queue)
      this.#permits?.slotFree(claim.queue)
      this.#pump()
    })
  }

  async #end(claim: Claim, outcome: Outcome): Promise<void> {
    const end = endOf(outcome)
    if (end) this.#slots.ended(claim.queue, end)
    if (outcome.end === 'commit') this.#outbox.put(outcome.ending)
    if (outcome.end === 'commit') this.#settling.add(claim.id)
    else if (outcome.end === 'fail book') await this.#setbacks.failBook(outcome.ending)
    else this.#rested(await this.#setbacks.rest(outcome.back))
    this.#ended += 1
    if (this.#ended === this.#options.max_steps) this.#options.onRetire?.()
    if (claim.suspect) this.#hungry = true
  }

  /** What went back is looked at again when it is due. */
  #rested({ claim, after_ms }: PutBack): void {
    if (after_ms > 0 && after_ms < 60_000) this.#timers.later(after_ms + 5, () => this.#look())
    if (after_ms > 0) return this.#options.onRest?.(claim.queue, after_ms)
    this.#hungry = true
    this.#permits?.want(claim.queue)
  }

  async #bury(ending: Ending, reason: string): Promise<void> {
    const dead = await this.#setbacks.bury(ending, reason)
    if (dead) this.#outbox.put(dead)
    this.#pump()
  }

  async #look(): Promise<void> {
    this.#looked_at = performance.now()
    await promote(this.#db.query.bind(this.#db))
    this.wake()
  }
}
