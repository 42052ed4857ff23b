import { setTimeout as sleep } from 'node:timers/promises'
import type { Ear, OpenBroker, Surroundings } from '../contract.ts'
import { aborted, depth, openLine, send, type Line } from './rabbitmq-line.ts'
import { sit, type Seat } from './rabbitmq-seat.ts'

// Who says nothing for two to three of these is gone.
const heartbeat_s = 8
const longestPause_ms = 2_000
const again_ms = 200
const farewell_ms = 800

/** The doorbell on RabbitMQ: a small quorum queue for each of ours. */
export const open: OpenBroker = async (url, around) => {
  const prefix = url.searchParams.get('prefix') ?? 'storymill'
  if (!/^[\w.-]{1,100}$/.test(prefix)) throw new Error('prefix= may have letters, digits, ".", "_" and "-"')
  const to = new URL(url)
  to.searchParams.delete('prefix')
  if (!to.searchParams.has('heartbeat')) to.searchParams.set('heartbeat', String(heartbeat_s))
  const lines = new Lines(to.href, around)
  const name = (queue: string) => `${prefix}-${queue}`
  return {
    name: 'amqp',
    longest_delay_ms: 0,
    send: async (queue, text, count) => await lines.send(name(queue), text, count),
    receive: async (queue, ear) => lines.seat(name(queue), ear),
    depth: async (queue) => await depth(await lines.of(name(queue)), name(queue)),
    close: async () => await lines.close(),
  }
}

/** Makes one connection after the other, for as long as it takes, and brings to each those who listen. */
class Lines {
  readonly #url: string
  readonly #around: Surroundings
  readonly #names = new Set<string>()
  readonly #seats = new Set<Seat>()
  readonly #closed = new AbortController()
  readonly #kept: Promise<void>
  #over = new AbortController()
  #now: Line | null = null
  /** Made, being made, or why there is none. */
  #line: Promise<Line> = Promise.race([])

  constructor(url: string, around: Surroundings) {
    this.#url = url
    this.#around = around
    this.#kept = this.#keep()
  }

  async of(name: string): Promise<Line> {
    this.#names.add(name)
    return await this.#line
  }

  async send(name: string, text: string, count: number): Promise<void> {
    const line = await this.of(name)
    try {
      await send(line, name, text, count)
    } catch (error) {
      // A connection that broke under it is no reason to give up; that the next one cannot be made is.
      if (!line.over.signal.aborted) throw error
      await sleep(again_ms, undefined, { signal: this.#closed.signal })
      await send(await this.of(name), name, text, count)
    }
  }

  seat(name: string, ear: Ear): () => Promise<void> {
    this.#names.add(name)
    const seat = { name, ear, left: new AbortController(), sat: false, done: Promise.resolve() }
    this.#seats.add(seat)
    if (this.#now) sit(this.#now, seat)
    return async () => {
      this.#seats.delete(seat)
      seat.left.abort()
      await soon(seat.done)
    }
  }

  async close(): Promise<void> {
    this.#closed.abort()
    await soon(this.#line.then((line) => line.model.close()))
    this.#over.abort()
    await this.#kept
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#closed.signal.aborted; failures++) {
      this.#line = this.#connect()
      const end = this.#line.then(async (line) => {
        failures = 0
        this.#now = line
        this.#around.well()
        for (const seat of this.#seats) sit(line, seat)
        return await aborted(line.over.signal)
      })
      await end.catch((reason: unknown) => this.#lost(reason))
      const pause_ms = Math.min(longestPause_ms, 100 * 2 ** failures) * (0.5 + Math.random() / 2)
      await sleep(pause_ms, undefined, { signal: this.#closed.signal }).catch(() => {})
    }
  }

  async #connect(tries = 2): Promise<Line> {
    this.#closed.signal.throwIfAborted()
    this.#over = new AbortController()
    try {
      return await openLine(this.#url, this.#over, this.#names)
    } catch (error) {
      // Two who make the same queue at the same moment trip over each other in the broker.
      if (tries <= 1 || !/INTERNAL.ERROR/.test(String(error))) throw explain(error)
      await sleep(100 * Math.random())
      return await this.#connect(tries - 1)
    }
  }

  #lost(reason: unknown): void {
    const why = explain(reason)
    this.#now = null
    this.#line = Promise.reject(why)
    // Nobody may be asking for it now.
    this.#line.catch(() => {})
    if (!this.#closed.signal.aborted) this.#around.trouble(why, why instanceof Refusal)
  }
}

/** The broker was reached and turned us away: it takes a person to mend that. */
class Refusal extends Error {}

function explain(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const text = error instanceof Error ? error.message : String(error)
  const said = /with message "(.*?)"/s.exec(text)?.[1] ?? text
  const refusal = (hint: string) => new Refusal(`the broker refuses us: ${hint}`, { cause: error })
  if (/ACCESS.REFUSED/.test(text)) return refusal(said)
  // Its own words on a vhost are not handed on.
  if (/NOT.ALLOWED|got <ConnectionClose/.test(text)) return refusal('no such vhost, or no right to it')
  if (!/PRECONDITION.FAILED|NOT.IMPLEMENTED/.test(text)) return error
  return refusal(`it must be RabbitMQ 3.10 or later, and the queue ours; ${said}`)
}

/** Does not wait long for a broker that may be away. */
async function soon(done: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  const late = sleep(farewell_ms, undefined, { signal: over.signal })
  await Promise.race([done, late]).catch(() => {})
  over.abort()
  await late.catch(() => {})
}
