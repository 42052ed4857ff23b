import type pg from 'pg'
import { session } from './database.ts'
import { hears, quoted } from './hears.ts'

const look_ms = 2_000
const again_ms = 500
// A session whose other end is gone without a word would wait for ever: it is asked this often, and has so long to answer.
const ask_ms = 8_000
const answer_ms = 5_000

type Hear = (payload: string | null) => void

/**
 * A LISTEN session that comes back by itself. Whatever was said while it was away is lost, so `onNews` is also called,
 * without a payload, each time it is back: look for yourself. Through a transaction pooler nothing is ever heard; that is
 * noticed, and then everyone is told to look every two seconds, without a session.
 */
export class Listening {
  readonly #url: string
  readonly #onDeaf: () => void
  readonly #channels = new Map<string, Set<Hear>>()
  #client: pg.Client | null = null
  #connecting: Promise<void> | null = null
  #closed = false
  #timer: NodeJS.Timeout | undefined
  #looks: NodeJS.Timeout | undefined
  #asking: NodeJS.Timeout | undefined

  /** `onDeaf`: this database will not tell; called once. */
  constructor(url: string, onDeaf: () => void = () => {}) {
    this.#url = url
    this.#onDeaf = onDeaf
  }

  async on(channel: string, onNews: Hear): Promise<() => void> {
    const known = this.#channels.get(channel)
    const hearers = known ?? new Set()
    hearers.add(onNews)
    this.#channels.set(channel, hearers)
    // What cannot be had now is tried again, for as long as it takes.
    if (this.#client && !known) await this.#client.query(`listen ${quoted(channel)}`).catch(() => {})
    else await this.#connect().catch(() => this.#again())
    return () => {
      hearers.delete(onNews)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    clearInterval(this.#looks)
    await this.#connecting?.catch(() => {})
    clearInterval(this.#asking)
    await this.#client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    if (this.#client || this.#looks || this.#closed) return
    this.#connecting ??= this.#open().finally(() => (this.#connecting = null))
    await this.#connecting
  }

  async #open(): Promise<void> {
    const client = session(this.#url)
    try {
      await client.connect()
      if (!(await hears(this.#url, client))) return this.#lookInstead(client)
      client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
      client.on('end', () => this.#lost(client))
      for (const channel of this.#channels.keys()) await client.query(`listen ${quoted(channel)}`)
    } catch (error) {
      void client.end().catch(() => {})
      throw error
    }
    this.#client = client
    clearInterval(this.#asking)
    this.#asking = setInterval(() => void this.#ask(client), ask_ms).unref()
  }

  async #ask(client: pg.Client): Promise<void> {
    const question = { text: 'select 1', query_timeout: answer_ms }
    await client.query(question).catch(() => {
      // `end` waits for a word from the other side, which is what does not come.
      this.#lost(client)
      ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    })
  }

  #lookInstead(client: pg.Client): void {
    void client.end().catch(() => {})
    if (this.#closed) return
    this.#onDeaf()
    this.#looks = setInterval(() => this.#tellAll(), look_ms).unref()
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = null
    this.#again()
  }

  #again(): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#connect().then(
        () => this.#tellAll(),
        () => this.#again(),
      )
    }, again_ms)
    this.#timer.unref()
  }

  #tellAll(): void {
    for (const channel of this.#channels.keys()) this.#tell(channel, null)
  }

  #tell(channel: string, payload: string | null): void {
    for (const hear of this.#channels.get(channel) ?? []) hear(payload)
  }
}
