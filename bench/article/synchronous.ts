import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sleep, type Claims, type Fate, type MadeBook, type Run } from './claims.ts'
import { keys, scaled, type Order } from './load.ts'
import { clientOf, outline, pageText, picture, type Wish } from './provider.ts'

const serverTimeout_ms = scaled(60)
const patience_ms = scaled(45)

/**
 * The prototype: a book is made inside the request that asks for it. Where a prototype may be better or worse it is the
 * better one here: the pictures of a book are drawn at once, a request that is given up makes no further call, nobody
 * kills the server, and its one key has money.
 */
export async function synchronous({ load, url }: Run): Promise<Claims> {
  const client = clientOf(`${url}/v1`, keys.funded)
  const made = new Map<string, string[]>()
  const server = createServer((request, out) => void answer(request, out))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/generate`

  async function answer(request: IncomingMessage, out: ServerResponse): Promise<void> {
    const wish = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Wish
    const gone = new AbortController()
    out.on('close', () => gone.abort())
    const timer = setTimeout(() => (out.writeHead(504).end(), gone.abort()), serverTimeout_ms)
    try {
      const assets = await wholeBook(wish, gone.signal)
      out.writeHead(200).end(JSON.stringify(assets))
    } catch {
      if (!out.headersSent) out.writeHead(500).end()
      gone.abort()
    } finally {
      clearTimeout(timer)
    }
  }

  async function wholeBook(wish: Wish, signal: AbortSignal): Promise<string[]> {
    const caller = { client, signal }
    const numbers = Array.from({ length: wish.pages }, (_, index) => index + 1)
    const story = await outline(caller, wish)
    const texts = await Promise.all(numbers.map((page) => pageText(caller, wish, page, story.text)))
    const pictures = await Promise.all(texts.map(({ text }, index) => picture(caller, wish, index + 1, text)))
    return [story, ...texts, ...pictures].map(({ asset }) => asset)
  }

  /** Waits for the answer; asks once more if it is none. Some close the page before. */
  async function customer({ idea, pages, leaves }: Order): Promise<Fate> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const body = JSON.stringify({ idea, pages })
      const signal = leaves ? { signal: AbortSignal.timeout(patience_ms) } : {}
      const reply = await fetch(address, { method: 'POST', body, ...signal }).catch(() => null)
      if (reply === null) return 'lost'
      if (!reply.ok) continue
      made.set(idea, (await reply.json()) as string[])
      return 'whole'
    }
    return 'failed'
  }

  const started = performance.now()
  const posts = load.orders.flatMap((order) =>
    [order.at_ms, order.at_ms + order.again_ms].map(async (at_ms): Promise<MadeBook> => {
      await sleep(at_ms)
      const fate = await customer(order)
      return {
        order: order.number,
        fate,
        assets: fate === 'whole' ? (made.get(order.idea) ?? []) : [],
        retold: false,
      }
    }),
  )
  const books = await Promise.all(posts)
  const last_ms = performance.now() - started
  server.close()
  server.closeAllConnections()
  return { books, last_ms }
}
