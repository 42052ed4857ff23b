import type pg from 'pg'
import { session } from './database.ts'

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

  constructor(url: string) {
    this.#url = url
  }

  async on(channel: string, onNews: (payload: string | null) => void): Promise<() => void> {
    const known = this.#channels.get(channel)
    const hearers = known ?? new Set()
    hearers.add(onNews)
    this.#channels.set(channel, hearers)
    if (this.#client && !known) await this.#client.query(`listen ${quoted(channel)}`)
    else await this.#connect()
    return () => {
      hearers.delete(onNews)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
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
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = null
    this.#again()
  }

  #again(): void {
    if (this.#closed) return
    this.#timer = setTimeout(() => {
      this.#connect().then(
        () => {
          for (const channel of this.#channels.keys()) this.#tell(channel, null)
        },
        () => this.#again(),
      )
    }, 500)
    this.#timer.unref()
  }

  #tell(channel: string, payload: string | null): void {
    for (const hear of this.#channels.get(channel) ?? []) hear(payload)
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
