import type { Permit } from '../book/limit.ts'
import type { Free } from '../db/claim.ts'
import type { StepsOf } from '../db/permits.ts'
import type { Dark } from '../limits/ask.ts'
import type { Desk, Wanted } from '../limits/desk.ts'
import type { Lane } from './metered.ts'
import { Pending } from './pending.ts'
import { delay } from './timers.ts'

// A wait that is no longer than this is not worth going to sleep for.
const short_ms = 2_000
const trouble_ms = 5_000

/** Steps that nobody can serve, and why. */
export type Unserved = { steps: StepsOf; dark: Dark }

/** Permits in hand for a claim, by lane. */
export type Taken = { lane: Lane; permits: Permit[]; own_only: boolean }[]

/**
 * Sees to it that a worker has permits for its free slots before it claims: asks when something may be ready, and again when
 * it was told to, so that steps which wait for a limit hold no slot and cost next to nothing. The first model of a queue
 * serves; the next ones serve books they have begun, and new ones only while no key of those before them can serve.
 */
export class PermitKeeper {
  readonly lanes: ReadonlyMap<string, Lane[]>
  readonly #pipelines: string[]
  readonly #desk: Desk
  readonly #later: (ms: number, work: () => Promise<void>) => void
  readonly #onPermits: () => void
  readonly #onDark: (unserved: Unserved) => void
  readonly #onTrouble: (error: unknown) => void
  readonly #onWait: (queue: string, ms: number) => void
  /** Questions that are under way, and short waits before the next one. */
  readonly #waits = new Pending()
  readonly #short = new Set<{ cancel(): void }>()
  /** Lanes of which something may be ready, those of which more was ready than there were permits for, and the dark ones. */
  readonly #wanted = new Set<string>()
  readonly #more = new Set<string>()
  readonly #timed = new Set<string>()
  readonly #dark = new Set<string>()

  constructor(parts: {
    lanes: ReadonlyMap<string, Lane[]>
    /** Those this worker knows. */
    pipelines: string[]
    desk: Desk
    later(ms: number, work: () => Promise<void>): void
    onPermits(): void
    onDark(unserved: Unserved): void
    /** The next permit of a queue is so far away that it is not worth staying awake for. */
    onWait(queue: string, ms: number): void
    onTrouble(error: unknown): void
  }) {
    this.lanes = parts.lanes
    this.#pipelines = parts.pipelines
    this.#desk = parts.desk
    this.#later = parts.later
    this.#onPermits = parts.onPermits
    this.#onDark = parts.onDark
    this.#onWait = parts.onWait
    this.#onTrouble = parts.onTrouble
  }

  /** Something may be ready, of any queue or of one. */
  want(queue?: string): void {
    const lanes = queue === undefined ? [...this.lanes.values()].flat() : (this.lanes.get(queue) ?? [])
    for (const lane of lanes) this.#wanted.add(lane.name)
  }

  /** A slot of the queue is free: worth a question if it is known that more is ready. */
  slotFree(queue: string): void {
    for (const lane of this.lanes.get(queue) ?? []) if (this.#more.has(lane.name)) this.#wanted.add(lane.name)
  }

  /** Resolves when what is asked for now has been answered; null: nothing is that is worth staying awake for. */
  waiting(): Promise<void> | null {
    return this.#waits.size > 0 ? this.#waits.over() : null
  }

  /** Nothing is waited for any more. */
  close(): void {
    for (const wait of this.#short) wait.cancel()
  }

  /** How many of a queue's free slots may be filled now. */
  allowed(queue: string): number {
    const lanes = this.lanes.get(queue)
    return lanes ? lanes.reduce((sum, lane) => sum + this.#desk.held(lane.name), 0) : Number.POSITIVE_INFINITY
  }

  /** Takes permits for so many slots of each metered queue. */
  take(free: ReadonlyMap<string, number>): Taken {
    return [...free].flatMap(([queue, n]) => {
      let left = n
      return (this.lanes.get(queue) ?? []).flatMap((lane) => {
        const permits = this.#desk.take(lane.name, left)
        left -= permits.length
        return permits.length > 0 ? [{ lane, permits, own_only: this.#ownOnly(lane) }] : []
      })
    })
  }

  /** Gives back what no step was claimed for. */
  release(taken: Taken): void {
    for (const { permits } of taken) this.#desk.release(permits)
  }

  /** Asks for permits for so many free slots, if there is a reason to. */
  fill(queue: string, slots: number, workers: number): void {
    if (slots <= 0) return
    for (const lane of this.lanes.get(queue) ?? [])
      if (this.#wanted.delete(lane.name)) this.#ask(lane, Math.min(slots, 500), workers)
  }

  #ask(lane: Lane, n: number, workers: number): void {
    const own_only = this.#ownOnly(lane)
    const answered = this.#desk
      .want(lane.name, { ...lane.ask, steps: this.#stepsOf(lane, own_only), n, workers })
      .then((answer) => {
        if (answer.more) this.#more.add(lane.name)
        else this.#more.delete(lane.name)
        this.#tellDark(lane, answer.dark)
        if (answer.again_ms !== null) this.#again(lane, answer.again_ms)
        if (answer.again_ms !== null) this.#stay(lane, answer.again_ms, answer)
        if (answer.got > 0) this.#onPermits()
      })
      .catch((error: unknown) => {
        this.#onTrouble(error)
        this.#again(lane, 1_000)
        this.#onWait(lane.queue, trouble_ms)
      })
    this.#waits.add(answered)
  }

  /** Stays awake for the next question if it is near, else asks to be woken. */
  #stay({ queue }: Lane, again_ms: number, { due_ms, dark }: Wanted): void {
    if (dark || due_ms > short_ms) return this.#onWait(queue, due_ms)
    // A little longer, so that the question is under way by then.
    const wait = delay(again_ms + 50)
    this.#short.add(wait)
    this.#waits.add(wait.done, () => this.#short.delete(wait))
  }

  #stepsOf({ queue, model }: Lane, own_only: boolean): StepsOf {
    const models = (this.lanes.get(queue) ?? []).map((lane) => lane.model)
    return { queue, model, own_only, models, pipelines: this.#pipelines }
  }

  /** A model serves every step that may have any, if none before it can. */
  #ownOnly(lane: Lane): boolean {
    const lanes = this.lanes.get(lane.queue) ?? []
    return !lanes.slice(0, lanes.indexOf(lane)).every((before) => this.#dark.has(before.name))
  }

  #tellDark(lane: Lane, dark: Dark | null): void {
    if (!dark) return void this.#dark.delete(lane.name)
    const news = !this.#dark.has(lane.name)
    this.#dark.add(lane.name)
    const others = (this.lanes.get(lane.queue) ?? []).filter((one) => one !== lane)
    const own_only = others.some((one) => !this.#dark.has(one.name))
    this.#onDark({ steps: this.#stepsOf(lane, own_only), dark })
    // The next model may serve what this one cannot.
    if (news && others.length > 0) {
      for (const one of others) this.#wanted.add(one.name)
      this.#onPermits()
    }
  }

  #again(lane: Lane, ms: number): void {
    if (this.#timed.has(lane.name)) return
    this.#timed.add(lane.name)
    this.#later(ms, async () => {
      this.#timed.delete(lane.name)
      this.#wanted.add(lane.name)
      this.#onPermits()
    })
  }
}

/** What to claim: of a metered queue for what there are permits for, of the others for every free slot. */
export function freeFor(free: ReadonlyMap<string, number>, taken: Taken, metered: readonly string[]): Free[] {
  const plain = [...free].filter(([queue]) => !metered.includes(queue))
  return [
    ...plain.map(([queue, n]) => ({ queue, n, model: null, own_only: false })),
    ...taken.map(({ lane, permits, own_only }) => ({
      queue: lane.queue,
      n: permits.length,
      model: lane.model,
      own_only,
    })),
  ]
}

/** A permit for a claimed step, of the model it was claimed for. */
export const permitFor = (taken: Taken, claim: { queue: string; model: string | null }): Permit | null =>
  taken.find(({ lane }) => lane.queue === claim.queue && lane.model === claim.model)?.permits.shift() ?? null
