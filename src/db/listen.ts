import type pg from 'pg'
import { session } from './database.ts'

const again_ms = 500
// A session whose other end is gone without a word would wait for ever: it is asked this often, and has so long to answer.
const ask_ms = 8_000
const answer_ms = 5_000

/**
 * A LISTEN session that comes back by itself. Whatever was said while it was away is lost, so `onNews` is also called,
 * without a payload, each time it is back: look for yourself.
 */
export class Listening {
  readonly #url: string
  readonly #channels = new Map<string, Set<(payload: string | null) => void>>()
  #client: pg.Client | null = null
  #connecting: Promise<void> | null = null
  #closed = false
  #timer: NodeJS.Timeout | undefined
  #asking: NodeJS.Timeout | undefined

  constructor(url: string) {
    this.#url = url
  }

  async on(channel: string, onNews: (payload: string | null) => void): Promise<() => void> {
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
    clearInterval(this.#asking)
    await this.#connecting?.catch(() => {})
    await this.#client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    if (this.#client || this.#closed) return
    this.#connecting ??= this.#open().finally(() => (this.#connecting = null))
    await this.#connecting
  }

  async #open(): Promise<void> {
    const client = session(this.#url)
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
    client.on('end', () => this.#lost(client))
    try {
      await client.connect()
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
        () => {
          for (const channel of this.#channels.keys()) this.#tell(channel, null)
        },
        () => this.#again(),
      )
    }, again_ms)
    this.#timer.unref()
  }

  #tell(channel: string, payload: string | null): void {
    for (const hear of this.#channels.get(channel) ?? []) hear(payload)
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
