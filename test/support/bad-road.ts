import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What happens to a request on its way. `lost`: the connection breaks before the service hears it. `unanswered`: after it has
 * done what was asked. `broken`: in the middle of the answer. `cut`: after its first event. `stalled`: nothing comes after the middle of it. `silent`: it arrives, and nothing
 * ever comes back.
 */
export type Mishap =
  | 'fine'
  | 'lost'
  | 'unanswered'
  | 'broken'
  | 'cut'
  | 'stalled'
  | 'silent'
  | { status: number; headers?: Record<string, string>; body?: string }

/** A proxy before a service, on which mishaps happen to requests in turn: those to come are the test's to set. */
export type BadRoad = {
  url: string
  /** Taken one by one by the requests whose line, e.g. `POST /v1/books`, fits; then all is fine. */
  mishaps(line: RegExp, ...list: Mishap[]): void
  /** Request lines with their headers, as they came. */
  seen: { line: string; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

export async function badRoad(to: string): Promise<BadRoad> {
  let planned: { line: RegExp; list: Mishap[] } = { line: /^/, list: [] }
  const seen: BadRoad['seen'] = []
  const server = createServer((incoming, answer) => {
    const line = `${incoming.method} ${incoming.url}`
    seen.push({ line, headers: incoming.headers })
    const mishap = (planned.line.test(line) && planned.list.shift()) || 'fine'
    if (mishap === 'lost') return void incoming.socket.destroy()
    if (typeof mishap === 'object')
      return void answer.writeHead(mishap.status, mishap.headers).end(mishap.body ?? '')
    forward(to, incoming, answer, mishap)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mishaps: (line, ...list) => (planned = { line, list }),
    seen,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function forward(to: string, incoming: IncomingMessage, answer: ServerResponse, mishap: Mishap): void {
  const { method, url, headers } = incoming
  const onward = request(
    `${to}${url}`,
    { method, headers: { ...headers, host: new URL(to).host } },
    (got) => {
      if (mishap === 'silent') return void got.resume()
      if (mishap === 'unanswered') return void got.resume().on('end', () => incoming.socket.destroy())
      // How long to wait for news of a book; a test has better things to do.
      delete got.headers['retry-after']
      answer.writeHead(got.statusCode ?? 500, got.headers)
      answer.flushHeaders()
      if (mishap === 'cut') return cutAfterEvent(got, answer, incoming)
      if (mishap !== 'broken' && mishap !== 'stalled') return void got.pipe(answer)
      got.once('data', (piece: Buffer) => {
        const half = piece.subarray(0, Math.ceil(piece.length / 2))
        answer.write(half, () => mishap === 'broken' && incoming.socket.destroy())
        got.destroy()
      })
    },
  )
  onward.on('error', () => incoming.socket.destroy())
  answer.on('close', () => onward.destroy())
  incoming.pipe(onward)
}

/** Passes an event stream on until an event is whole, and no further. */
function cutAfterEvent(got: IncomingMessage, answer: ServerResponse, incoming: IncomingMessage): void {
  let text = ''
  got.on('data', (piece: Buffer) => {
    text += piece.toString()
    const end = text.indexOf('\n\n', text.indexOf('data:'))
    if (!text.includes('data:') || end < 0) return
    got.destroy()
    answer.write(text.slice(0, end + 2), () => incoming.socket.destroy())
  })
}
