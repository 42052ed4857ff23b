import { setImmediate } from 'node:timers/promises'
import { readBell } from '../bell.ts'
import type { Ear, Heard } from '../contract.ts'

type Parts = {
  deployment: string
  /** A request is answered after so long, whatever is still under way; milliseconds. */
  longest_ms: number
  /** Sends a bell once more. */
  again(queue: string, text: string): Promise<void>
}

/**
 * Requests that are bells. Where a process only gets the processor's time while a request is open, one must be open as long
 * as there is work: each is answered when what it led to is done, and the last one when nothing runs any more, as a worker
 * also takes work without a bell.
 */
export class PushRequests {
  readonly #parts: Parts
  readonly #ears = new Map<string, Set<Ear>>()
  /** Of workers that hear no more bells, and finish what they have. */
  #leaving: Ear[] = []
  readonly #open = new Set<symbol>()
  readonly #closing = new AbortController()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Starts hearing the bells of a queue. The answer stops it. */
  add(queue: string, ear: Ear): () => void {
    const ears = this.#ears.get(queue) ?? new Set()
    this.#ears.set(queue, ears.add(ear))
    return () => {
      ears.delete(ear)
      if (ears.size === 0) this.#ears.delete(queue)
      if (ear.busy()) this.#leaving.push(ear)
    }
  }

  /** The status to answer. Of 429 and 503 a broker rings again, later and more slowly. */
  async receive(text: string, signal: AbortSignal): Promise<number> {
    const [anyone] = [...this.#ears.values()].flatMap((ears) => [...ears])
    if (!anyone || this.#closing.signal.aborted) return 503
    const bell = readBell(text, this.#parts.deployment)
    // It is counted, and never comes again.
    if (!bell) {
      anyone.onMessage(text)
      return 200
    }
    const ears = [...(this.#ears.get(bell.queue) ?? [])]
    if (ears.length === 0) return 503
    const ear = ears.find((one) => one.free() > 0)
    // Another worker may have room. Who is full looks by itself once it has some, so that a bell which is given up is no loss.
    if (!ear) return 429
    const heard = ear.onMessage(text)
    return heard ? await this.#held(heard, bell.queue, text, signal) : 200
  }

  close(): void {
    this.#closing.abort()
  }

  async #held(heard: Heard, queue: string, text: string, signal: AbortSignal): Promise<number> {
    const request = Symbol(queue)
    this.#open.add(request)
    const [gone, closed] = [aborted(signal), aborted(this.#closing.signal)]
    const late = timer(this.#parts.longest_ms)
    try {
      const over = this.#over(heard, request).then(() => 'over' as const)
      const first = await Promise.race([
        over,
        late.done.then(() => 'late' as const),
        gone.done.then(() => 'gone' as const),
        closed.done.then(() => 'closed' as const),
      ])
      if (first === 'closed') return 503
      if (first !== 'late') return 200
      // The next request is to be here before this one goes.
      return await this.#parts.again(queue, text).then(
        () => 200,
        () => 503,
      )
    } finally {
      this.#open.delete(request)
      for (const one of [gone, closed, late]) one.cancel()
    }
  }

  async #over({ claimed, done }: Heard, request: symbol): Promise<void> {
    await claimed
    await done
    while (this.#open.size === 1 && this.#open.has(request)) {
      const busy = this.#busy()
      if (!busy) break
      await busy
      // Whatever it was, others get their turn before it is asked again.
      await setImmediate()
    }
    // At once, so that of two that end together one sees that it is the last.
    this.#open.delete(request)
  }

  #busy(): Promise<unknown> | null {
    this.#leaving = this.#leaving.filter((ear) => ear.busy() !== null)
    const ears = [...[...this.#ears.values()].flatMap((some) => [...some]), ...this.#leaving]
    const under_way = ears.map((ear) => ear.busy()).filter((work) => work !== null)
    return under_way.length > 0 ? Promise.all(under_way) : null
  }
}

type Wait = { done: Promise<void>; cancel(): void }

function aborted(signal: AbortSignal): Wait {
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const onAbort = () => resolve()
  if (signal.aborted) resolve()
  else signal.addEventListener('abort', onAbort, { once: true })
  return { done, cancel: () => signal.removeEventListener('abort', onAbort) }
}

function timer(ms: number): Wait {
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const timeout = setTimeout(resolve, ms)
  return { done, cancel: () => clearTimeout(timeout) }
}
