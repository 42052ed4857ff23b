import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { eventually } from '../support/engine.ts'

export type Said = Record<string, unknown> & {
  book_id?: string
  id?: string
  version?: number
  code?: string
}

/** A client, and all it has heard, in the order in which it came. */
export type Client = {
  socket: Socket
  heard: { event: string; said: Said }[]
  /** The versions of one kind of event, for a book. */
  versions(id: string, event?: string): number[]
  ask(event: string, ask?: unknown): Promise<Said>
  subscribe(book_id: string, after?: number): Promise<Said>
  until(what: string, check: () => boolean): Promise<void>
}

const open = new Set<Socket>()

export function client(url: string, options: Partial<ManagerOptions & SocketOptions> = {}): Client {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options })
  open.add(socket)
  const heard: Client['heard'] = []
  socket.onAny((event: string, said: Said) => heard.push({ event, said }))
  for (const event of ['connect', 'disconnect'])
    socket.on(event, (reason?: string) => heard.push({ event, said: { code: reason ?? '' } }))
  socket.on('connect_error', (error: Error & { data?: Said }) =>
    heard.push({ event: 'connect_error', said: error.data ?? { message: error.message } }),
  )
  const ask = async (event: string, given?: unknown) =>
    (await socket.timeout(10_000).emitWithAck(event, given)) as Said
  return {
    socket,
    heard,
    ask,
    subscribe: async (book_id, after) =>
      await ask('subscribe_book', { book_id, ...(after === undefined ? {} : { after }) }),
    versions: (id, event = 'book_progress') =>
      heard
        .filter((one) => one.event === event && (one.said.book_id ?? one.said.id) === id)
        .map((one) => one.said.version ?? -1),
    until: async (what, check) => await eventually(async () => check(), 10_000, what),
  }
}

/** For `afterEach`: no client outlives its test. */
export function hangUp(): void {
  for (const socket of open) socket.disconnect()
  open.clear()
}
