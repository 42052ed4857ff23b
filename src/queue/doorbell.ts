import { setTimeout as sleep } from 'node:timers/promises'
import { readBell, writeBell } from './bell.ts'
import type { Broker, Ear, Heard, Listener, OpenBroker, PostgresBell, Queue } from './contract.ts'
import { Health } from './health.ts'
import { Merger } from './merger.ts'
import { WaitingBells } from './waiting-bells.ts'

const send_ms = 5_000
// A bell further away than this is left to the reconcilers, which look at what is due.
const longestTimer_ms = 60_000
const lookForRoom_ms = 25

/** Where a doorbell hangs. */
export type Place = {
  url: URL
  deployment: string
  listeners(queue: string): number
  postgres: PostgresBell
  /** It became well, or ill, or ill for another reason. */
  onChange?: (state: { well: boolean; says: string }) => void
}

/** Makes a doorbell of a driver: what a ring means, and what is done about too many and too far ones, is the same for all. */
export async function hang(open: OpenBroker, place: Place): Promise<Queue> {
  const health = new Health(place.url, place.onChange)
  const broker = await open(place.url, {
    deployment: place.deployment,
    listeners: place.listeners,
    postgres: place.postgres,
    well: () => health.well(),
    trouble: (error, refused) => health.trouble(error, refused),
  })
  return new Doorbell(broker, place, health)
}

class Doorbell implements Queue {
  readonly name: string
  readonly #broker: Broker
  readonly #place: Place
  readonly #health: Health
  readonly #merged: Merger
  readonly #waiting: WaitingBells
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #stops = new Set<() => Promise<void>>()
  /** Rings that the broker does not have yet: a process that is put to sleep now takes them along. */
  readonly #ringing = new Set<Promise<void>>()
  #closed = false

  constructor(broker: Broker, place: Place, health: Health) {
    this.name = broker.name
    this.#broker = broker
    this.#place = place
    this.#health = health
    this.#waiting = new WaitingBells((queue) => this.depth(queue))
    this.#merged = new Merger((queue, count) => this.#send(queue, count, 0))
  }

  get longest_delay_ms() {
    return this.#broker.longest_delay_ms
  }

  get push() {
    return this.#broker.push ?? null
  }

  async ring(queue: string, count: number, notBefore?: Date): Promise<void> {
    if (count <= 0) return
    if (this.#closed) throw new Error('the doorbell is closed')
    const rung = this.#ring(queue, count, notBefore).finally(() => this.#ringing.delete(rung))
    this.#ringing.add(rung)
    await rung
  }

  async #ring(queue: string, count: number, notBefore?: Date): Promise<void> {
    const wait = notBefore ? notBefore.getTime() - Date.now() : 0
    if (wait <= 0) await this.#merged.call(queue, count)
    else if (wait <= this.#broker.longest_delay_ms) await this.#send(queue, count, wait)
    else if (wait <= longestTimer_ms) this.#later(queue, count, wait)
  }

  async listen(queue: string, listener: Listener): Promise<() => Promise<void>> {
    const leave = await this.#broker.receive(queue, this.#ear(queue, listener))
    const stop = async () => {
      if (this.#stops.delete(stop)) await leave()
    }
    this.#stops.add(stop)
    return stop
  }

  async depth(queue: string): Promise<number | null> {
    const { promise: nobody, cancel } = deadline(send_ms)
    return await Promise.race([this.#broker.depth(queue), nobody])
      .catch(() => null)
      .finally(cancel)
  }

  state() {
    return this.#health.state
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#merged.close()
    await Promise.allSettled([...this.#stops].map((stop) => stop()))
    await this.#broker.close()
  }

  #later(queue: string, count: number, ms: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      // What is due is also found without a bell.
      this.#merged.call(queue, count).catch(() => {})
    }, ms).unref()
    this.#timers.add(timer)
  }

  async #send(queue: string, count: number, delay_ms: number): Promise<void> {
    const text = writeBell({ v: 1, deployment: this.#place.deployment, queue })
    const listeners = this.#place.listeners(queue)
    if (delay_ms === 0 && this.#waiting.enough(queue, listeners)) return
    const messages = Math.min(count, Math.max(1, listeners))
    const { promise: nobody, cancel } = deadline(send_ms)
    try {
      await Promise.race([this.#broker.send(queue, text, messages, delay_ms), nobody])
      this.#health.well()
    } catch (error) {
      if (!this.#closed) this.#health.trouble(error)
      throw error
    } finally {
      cancel()
    }
  }

  #ear(queue: string, listener: Listener): Ear {
    return {
      free: () => listener.free(),
      whenFree: async (signal) => {
        while (listener.free() <= 0 && !signal.aborted)
          await sleep(lookForRoom_ms, undefined, { signal }).catch(() => {})
      },
      onMessage: (text) => {
        const bell = readBell(text, this.#place.deployment)
        if (!bell) this.#health.foreign()
        // With several queues on one channel, most messages are for the others.
        return bell?.queue === queue ? this.#hear(listener) : null
      },
      onReturn: () => void this.#hear(listener),
      busy: () => this.#unrung() ?? listener.busy(),
    }
  }

  #unrung(): Promise<void> | null {
    return this.#ringing.size > 0 ? Promise.allSettled(this.#ringing).then(() => {}) : null
  }

  /** Whatever a listener does wrong is its own affair; a claim that failed is made again without a bell. */
  #hear(listener: Listener): Heard | null {
    try {
      const { claimed, done } = listener.onRing()
      return { claimed: claimed.catch(() => {}), done: done.catch(() => {}) }
    } catch {
      return null
    }
  }
}

function deadline(ms: number): { promise: Promise<never>; cancel(): void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the broker does not answer')), ms)
  return { promise, cancel: () => clearTimeout(timer) }
}
