import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import { z } from 'zod'
import type { Caller } from '../book/caller.ts'
import { isId } from '../book/ids.ts'
import type { Book } from '../book/view.ts'
import { Problem } from '../errors.ts'
import type { OnEnd } from '../live/hub.ts'
import { encodedOnce, follows, sayEvent } from '../live/say-event.ts'
import { toProblem } from './problems.ts'
import { refuseUncounted } from './quota.ts'
import type { HttpParts } from './server.ts'

const mostBooks = 200
// Questions of one connection are answered one after another.
const mostWaiting = 200

type Refusal = ReturnType<Problem['toJSON']> & { book_id?: string; retry_after_s?: number }
type Subscribed = { book_id: string; version: number }
type Heard = (ask: unknown, answer: unknown) => void

type FromClient = { subscribe_book: Heard; unsubscribe_book: Heard }
type ToClient = {
  book_status(book: Book & { reset?: true }): void
  book_progress(event: object): void
  book_deleted(which: { book_id: string }): void
  book_error(problem: Refusal): void
}
type Data = { caller: Caller }
export type SocketServer = Server<FromClient, ToClient, DefaultEventsMap, Data>
export type BookSocket = Socket<FromClient, ToClient, DefaultEventsMap, Data>

const Ask = z.strictObject({ book_id: z.string(), after: z.int().min(0).optional() })

// One text for all who hear it. `2["name",data]` is how the protocol writes an event of the main namespace.
const progressOf = encodedOnce((event) => {
  const said = sayEvent(event)
  const { progress_percent: progress, current_step: step } = said
  return `2${JSON.stringify(['book_progress', { ...said, type: event.type, progress, step }])}`
})

/** The books that one connection watches. */
export class Subscriptions {
  readonly #socket: BookSocket
  readonly #parts: HttpParts
  readonly #watched = new Map<string, () => void>()
  #turn: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(socket: BookSocket, parts: HttpParts) {
    this.#socket = socket
    this.#parts = parts
    socket.on('subscribe_book', (ask, answer) => this.#inTurn(answer, () => this.#subscribe(ask)))
    socket.on('unsubscribe_book', (ask, answer) => this.#inTurn(answer, async () => this.#unsubscribe(ask)))
    socket.on('disconnect', () => {
      for (const stop of this.#watched.values()) stop()
      this.#watched.clear()
    })
  }

  #inTurn(answer: unknown, work: () => Promise<object>): void {
    if (this.#waiting >= mostWaiting) return this.#refuse(answer, new Problem('busy'))
    this.#waiting++
    this.#turn = this.#turn.then(() => this.#answer(answer, work))
  }

  async #answer(answer: unknown, work: () => Promise<object>): Promise<void> {
    try {
      const done = await work()
      if (typeof answer === 'function') answer(done)
    } catch (error) {
      this.#refuse(answer, toProblem(error as Error))
    }
    this.#waiting--
  }

  #refuse(answer: unknown, problem: Problem, about: { book_id?: string } = {}): void {
    if (problem.code === 'internal')
      this.#parts.log.error({ err: problem.cause ?? problem }, 'a subscription failed')
    const { retry_after_s } = problem
    const said = { ...problem.toJSON(), ...about, ...(retry_after_s === undefined ? {} : { retry_after_s }) }
    if (typeof answer === 'function') answer(said)
    else this.#socket.emit('book_error', said)
  }

  /** With `after`, exactly what follows that version, if it is held; else the book as it is, then what happens. */
  async #subscribe(given: unknown): Promise<Subscribed> {
    const { book_id, after } = read(given)
    if (!this.#socket.connected) return { book_id, version: 0 }
    refuseUncounted(this.#parts.takeRequest(this.#socket.data.caller))
    if (!this.#watched.has(book_id) && this.#watched.size >= mostBooks)
      throw new Problem('too_many_subscriptions', {
        detail: `One connection watches at most ${mostBooks} books.`,
      })
    const held = after !== undefined && (await this.#holds(book_id, after))
    return held ? this.#watch(book_id, after) : await this.#show(book_id, after !== undefined)
  }

  async #holds(book_id: string, after: number): Promise<boolean> {
    const standing = await this.#parts.live.standing(this.#socket.data.caller.user, book_id)
    if (!standing) throw new Problem('not_found')
    return follows(after, standing)
  }

  async #show(book_id: string, reset: boolean): Promise<Subscribed> {
    const book = await this.#parts.showBook(this.#socket.data.caller.user, book_id)
    if (!book) throw new Problem('not_found')
    this.#stop(book_id)
    this.#socket.emit('book_status', reset ? { ...book, reset } : book)
    return this.#watch(book_id, book.version)
  }

  #watch(book_id: string, version: number): Subscribed {
    this.#stop(book_id)
    const { conn, data, connected } = this.#socket
    if (!connected) return { book_id, version }
    const onEnd: OnEnd = (why) => (why === 'deleted' ? this.#deleted(book_id) : this.#startOver(book_id))
    const stop = this.#parts.live.hub.watch(
      data.caller.user,
      book_id,
      version,
      (event) => void conn.write(progressOf(event)),
      onEnd,
    )
    this.#watched.set(book_id, stop)
    return { book_id, version }
  }

  #deleted(book_id: string): void {
    this.#watched.delete(book_id)
    this.#socket.emit('book_deleted', { book_id })
  }

  #startOver(book_id: string): void {
    const again = async () => void (this.#watched.has(book_id) && (await this.#show(book_id, true)))
    this.#turn = this.#turn.then(again).catch((error: Error) => {
      this.#watched.delete(book_id)
      this.#refuse(null, toProblem(error), { book_id })
    })
  }

  #unsubscribe(given: unknown): { book_id: string } {
    const { book_id } = read(given)
    this.#stop(book_id)
    return { book_id }
  }

  #stop(book_id: string): void {
    this.#watched.get(book_id)?.()
    this.#watched.delete(book_id)
  }
}

function read(given: unknown): z.infer<typeof Ask> {
  const ask = Ask.safeParse(given)
  if (!ask.success)
    throw new Problem('bad_request', { detail: 'It takes { book_id, after? }; `after` is a version.' })
  if (!isId(ask.data.book_id)) throw new Problem('not_found')
  return ask.data
}
