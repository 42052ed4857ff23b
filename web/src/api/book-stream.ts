import { addressOf, call, Refusal, type Book } from './call.ts'
import { hear, isFinal, nothing, take, type Held, type Told } from './held-book.ts'
import { holdPlace } from './stream-place.ts'

const grace_ms = 3_000
const lost_ms = 10_000
const poll_s = 2
/** Waiting is no event: while nothing is heard for so long, the book is asked why. */
const quiet_ms = 5_000
/** Events of one moment lead to one fetch. */
const together_ms = 150

export type Followed = Pick<Held, 'book'> & {
  /** There is no such book, or no longer. */
  gone: boolean
  /** Nothing live for more than ten seconds. */
  lost: boolean
  refused: Refusal | null
}

/**
 * A book as it is made. While the tab is seen and the book is not final: one event stream, if this browser has a place left for
 * one; else the book is asked for as often as the API says. Whoever listens hears of it once per frame at most.
 */
export class BookStream {
  private readonly id: string
  private held = nothing
  private told: Followed = { book: null, gone: false, lost: false, refused: null }
  private listeners = new Set<() => void>()
  private frame: number | ReturnType<typeof setTimeout> | null = null
  private stream: EventSource | null = null
  private leavePlace: (() => void) | null = null
  private pollTimer: ReturnType<typeof setTimeout> | undefined
  private graceTimer: ReturnType<typeof setTimeout> | undefined
  private failingSince: number | null = null
  private fetching: AbortController | null = null
  private running = false

  constructor(id: string) {
    this.id = id
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    if (!this.running) this.start()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) this.stop()
    }
  }
  readonly current = (): Followed => this.told

  /** A book that an action answered with: it may have become unfinished again. */
  readonly give = (book: Book): void => {
    this.change(take(this.held, book))
    if (this.running) this.ask(0)
  }

  private start() {
    this.running = true
    document.addEventListener('visibilitychange', this.seen)
    addEventListener('online', this.seen)
    this.ask(0)
  }

  private stop() {
    this.running = false
    document.removeEventListener('visibilitychange', this.seen)
    removeEventListener('online', this.seen)
    clearTimeout(this.pollTimer)
    clearTimeout(this.graceTimer)
    this.fetching?.abort()
    this.close()
  }

  /** A tab that is left keeps its stream for a moment: many come right back. */
  private readonly seen = () => {
    clearTimeout(this.graceTimer)
    if (document.visibilityState === 'hidden') this.graceTimer = setTimeout(() => this.close(), grace_ms)
    else this.ask(0)
  }

  private ask(after_ms: number) {
    clearTimeout(this.pollTimer)
    this.pollTimer = setTimeout(() => void this.fetch(), after_ms)
  }

  private async fetch() {
    this.fetching?.abort()
    const fetching = (this.fetching = new AbortController())
    let wait_s = poll_s
    try {
      const heard = ({ headers }: Response) => {
        wait_s = Number(headers.get('retry-after') ?? poll_s) || poll_s
      }
      const book = await call('GET /v1/books/{id}', {
        params: { id: this.id },
        signal: fetching.signal,
        heard,
      })
      if (!this.stream) this.failingSince = null
      this.change(take(this.held, book), { refused: null, gone: false })
    } catch (error) {
      if (fetching.signal.aborted) return
      this.fail(error as Refusal)
      if (error instanceof Refusal && error.retry_after !== null) wait_s = error.retry_after
    }
    if (!this.running || this.told.gone) return
    await this.open()
    this.next(wait_s)
  }

  private next(wait_s: number) {
    const { book } = this.held
    if (book && isFinal(book)) return this.close()
    const live = this.stream?.readyState === EventSource.OPEN
    this.ask(live ? (this.held.behind ? together_ms : quiet_ms) : wait_s * 1000)
  }

  private async open() {
    const { book } = this.held
    if (this.stream || !book || isFinal(book) || document.visibilityState === 'hidden') return
    const place = await holdPlace()
    if (!place) return
    if (!this.running || this.stream) return place()
    this.leavePlace = place
    const stream = (this.stream = new EventSource(addressOf('/v1/books/{id}/events', { id: this.id })))
    stream.addEventListener('open', () => {
      this.failingSince = null
      this.change(this.held)
    })
    stream.addEventListener('error', () => {
      this.failed()
      // Refused, or there is nothing more to come: the book itself says which.
      if (stream.readyState === EventSource.CLOSED) this.close()
      this.ask(together_ms)
    })
    stream.addEventListener('snapshot', (event) => {
      const { reset, ...snapshot } = JSON.parse(event.data as string) as Book & { reset?: boolean }
      this.change(take(this.held, snapshot, reset))
    })
    for (const type of ['status', 'progress', 'page'])
      stream.addEventListener(type, (event) =>
        this.hear(JSON.parse((event as MessageEvent<string>).data) as Told),
      )
  }

  private hear(told: Told) {
    const was = this.held
    this.change(hear(was, told))
    if (this.held !== was && !was.behind) this.ask(together_ms)
  }

  private close() {
    this.stream?.close()
    this.stream = null
    this.leavePlace?.()
    this.leavePlace = null
    if (this.running && this.held.book && !isFinal(this.held.book)) this.ask(poll_s * 1000)
  }

  private fail(error: Refusal) {
    if (error.status === 404) this.change(this.held, { gone: true })
    else if (error.status > 0 && error.status < 500 && error.status !== 429)
      this.change(this.held, { refused: error })
    else this.failed()
  }

  private failed() {
    this.failingSince ??= Date.now()
    this.change(this.held)
  }

  private change(held: Held, more: Partial<Followed> = {}) {
    this.held = held
    const lost = this.failingSince !== null && Date.now() - this.failingSince >= lost_ms
    const told = { ...this.told, ...more, book: held.book, lost }
    const keys = Object.keys(told) as (keyof Followed)[]
    if (keys.every((key) => told[key] === this.told[key])) return
    this.told = told
    this.frame ??= nextFrame(() => {
      this.frame = null
      for (const listener of this.listeners) listener()
    })
  }
}

/** Tabs that are not seen get no frames. */
const nextFrame = (work: () => void) =>
  document.visibilityState === 'hidden' ? setTimeout(work) : requestAnimationFrame(work)
