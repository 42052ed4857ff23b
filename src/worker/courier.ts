import { setMaxListeners } from 'node:events'
import type { Agent } from 'undici'
import type { LaneLoad } from '../book/machines.ts'
import { signedFor } from '../book/webhook.ts'
import { Batcher } from '../db/batcher.ts'
import type { Database } from '../db/database.ts'
import type { SigningKeys } from '../db/signing-secrets.ts'
import { claimDeliveries, fromTheStart, type Claimed } from '../db/webhooks/claim.ts'
import { endDeliveries, type DeliveryEnd } from '../db/webhooks/end.ts'
import { sweepDeliveries, wakeDeliveries } from '../db/webhooks/reap.ts'
import { failpoint } from '../failpoint.ts'
import { guardedAgent, NotPublic } from '../outside/guarded-agent.ts'
import { post } from '../outside/post.ts'
import { refusal, type Reach } from '../outside/reach.ts'
import { judgeDelivery, type Attempted, type Judged } from './judge-delivery.ts'
import { Pace } from './pace.ts'
import type { Heard } from '../queue/contract.ts'
import { delay, Timers } from './timers.ts'
import { surely } from './turns.ts'
import { signedHeaders } from './webhook-signature.ts'

const look_ms = 2_000
const sweep_ms = 60_000
const leaving_ms = 5_000

export type CourierParts = {
  db: Database
  /** The worker in whose name deliveries are taken: while it lives they are its own. */
  worker_id: string
  /** Deliveries under way at once; and to one host, by all couriers together. */
  slots: number
  per_host: number
  reach: Reach
  signing: SigningKeys
  /** For one attempt, everything together; and the waits between two. */
  timeout_ms: number
  waits_ms: readonly number[]
  /** How long what has ended is kept. */
  keep_days: number
  random(): number
  onTrouble(error: unknown): void
  /** A delivery waits for its next try, so many milliseconds away. */
  onRest?(after_ms: number): void
}

/** Delivers webhooks: takes what is ready, sends it, and writes down what came of it. */
export class Courier {
  readonly #parts: CourierParts
  readonly #agent: Agent
  readonly #timers: Timers
  readonly #ends: Batcher<DeliveryEnd, boolean>
  readonly #flying = new Set<Promise<void>>()
  readonly #leave = new AbortController()
  #claiming: Promise<void> | null = null
  #hungry = false
  #seen = fromTheStart
  readonly #pace = new Pace()
  #draining = false

  constructor(parts: CourierParts) {
    this.#parts = parts
    // A name is asked for anew, and checked, each time.
    this.#agent = guardedAgent(parts.reach, { keep: false })
    this.#timers = new Timers(parts.onTrouble)
    const query = parts.db.query.bind(parts.db)
    this.#ends = new Batcher(async (ends) => {
      const ended = await surely(() => endDeliveries(query, ends), parts.onTrouble)
      return ends.map((end) => ended.has(end.id))
    })
    setMaxListeners(0, this.#leave.signal)
  }

  start(): void {
    this.#timers.every(look_ms, () => this.#look())
    this.#timers.every(sweep_ms, async () => {
      const { db, keep_days } = this.#parts
      await sweepDeliveries(db.query.bind(db), keep_days, () => !this.#draining)
    })
    this.wake()
  }

  free(): number {
    return this.#draining ? 0 : Math.max(0, this.#parts.slots - this.#flying.size)
  }

  /** What is told of its lane. */
  lane(): LaneLoad {
    return { slots: this.#parts.slots, running: this.#flying.size, ...this.#pace.lastMinute() }
  }

  /** Something may be ready. Cheap, and safe to call at any time. */
  wake(): void {
    this.#hungry = true
    this.#pump()
  }

  /** A bell rang: what is due may not even be ready yet. */
  hear(): Heard {
    this.wake()
    const claimed = this.#look()
      .catch(this.#parts.onTrouble)
      .then(() => this.#claiming ?? undefined)
    return { claimed, done: claimed.then(() => this.busy() ?? undefined) }
  }

  /** Resolves when what is under way now has ended; null if nothing is. */
  busy(): Promise<void> | null {
    if (this.#flying.size === 0 && !this.#claiming) return null
    return Promise.all([this.#claiming, ...this.#flying]).then(() => {})
  }

  /** Takes nothing more, waits so long for what is under way, and gives the rest back. */
  async stop(grace_ms: number): Promise<void> {
    this.#draining = true
    this.#timers.stop()
    await this.#claiming
    await this.#landedWithin(grace_ms)
    this.#leave.abort(new Error('the worker is leaving'))
    await this.#landedWithin(leaving_ms)
    await this.#agent.destroy()
  }

  async #landedWithin(ms: number): Promise<void> {
    const patience = delay(ms)
    await Promise.race([Promise.all(this.#flying), patience.done])
    patience.cancel()
  }

  #pump(): void {
    if (!this.#hungry || this.#claiming || this.free() === 0) return
    this.#hungry = false
    this.#claiming = this.#take().finally(() => {
      this.#claiming = null
      this.#pump()
    })
  }

  async #take(): Promise<void> {
    const { db, worker_id, per_host, timeout_ms, onTrouble } = this.#parts
    const [token, free] = [crypto.randomUUID(), this.free()]
    try {
      const after = this.#seen
      const claimed = await claimDeliveries(db, { worker_id, token, free, per_host, timeout_ms, after })
      this.#seen = claimed[0]?.seen ?? after
      if (claimed.length === free) this.#hungry = true
      for (const one of claimed) this.#begin(one)
    } catch (error) {
      // What it took all the same, its answer lost, is free again when its time is over.
      onTrouble(error)
    }
  }

  #begin(claimed: Claimed): void {
    const flight = this.#deliver(claimed)
      .catch(this.#parts.onTrouble)
      .finally(() => {
        this.#flying.delete(flight)
        // The room it leaves at its host may be for another.
        this.wake()
      })
    this.#flying.add(flight)
  }

  async #deliver(claimed: Claimed): Promise<void> {
    const { waits_ms, random } = this.#parts
    await failpoint('webhook.claimed', claimed.id)
    const begun = performance.now()
    const attempted = await this.#send(claimed)
    const ms = Math.round(performance.now() - begun)
    await failpoint('webhook.answered', claimed.id)
    const judged = judgeDelivery(attempted, { ...claimed, waits_ms }, random)
    const end = endOf(claimed, attempted, judged, ms)
    if (end.tried > 0) this.#pace.ended(end.state === 'done' ? 'done' : 'failed')
    await this.#ends.call(end)
    if (end.state !== 'sleeping') return
    this.#parts.onRest?.(end.after_ms)
    if (end.after_ms < look_ms) this.#timers.later(end.after_ms + 5, () => this.#look())
  }

  async #send({ id, user_id, url, payload, secrets, taken_at_s }: Claimed): Promise<Attempted> {
    const { reach, signing, timeout_ms } = this.#parts
    const because = refusal(url, reach)
    if (because !== null) return { got: 'refusal', because }
    const keys = secrets.flatMap((version) => signing(signedFor(user_id, version)))
    const headers = signedHeaders(keys, { id, at_s: taken_at_s, payload })
    try {
      const { signal } = this.#leave
      return {
        got: 'answer',
        ...(await post({ url, headers, body: payload, timeout_ms, signal }, this.#agent)),
      }
    } catch (error) {
      return this.#leave.signal.aborted ? { got: 'stop' } : unanswered(error)
    }
  }

  async #look(): Promise<void> {
    if (await wakeDeliveries(this.#parts.db.query.bind(this.#parts.db))) this.wake()
  }
}

function endOf(
  { id, token }: Claimed,
  attempted: Attempted,
  { verdict, ...said }: Judged,
  ms: number,
): DeliveryEnd {
  const states = { arrived: 'done', retry: 'sleeping', 'give back': 'ready', bury: 'dead' } as const
  return {
    id,
    token,
    ...said,
    state: states[verdict.do],
    after_ms: verdict.do === 'retry' ? verdict.after_ms : 0,
    tried: verdict.do === 'give back' ? 0 : 1,
    status: attempted.got === 'answer' ? attempted.status : null,
    ms,
  }
}

/** What kept it from an answer, in a word of the network's and not in its sentence: that may name addresses. */
function unanswered(error: unknown): Attempted {
  if (error instanceof NotPublic) return { got: 'nothing', why: 'not_public', word: '' }
  const { name, code } = error as { name?: string; code?: unknown }
  if (name === 'TimeoutError' || name === 'ConnectTimeoutError')
    return { got: 'nothing', why: 'timeout', word: '' }
  const word = typeof code === 'string' && /^[A-Z_]{2,60}$/.test(code) ? code : ''
  return { got: 'nothing', why: 'network', word }
}
