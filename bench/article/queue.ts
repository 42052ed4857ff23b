import { fork, type ChildProcess } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { sleep, type Claims, type MadeBook, type Run } from './claims.ts'
import { deadline_ms, scaled, workers, type Order } from './load.ts'
import { openBroker, openStore, type Broker, type Store } from './queue-memory.ts'
import type { Ask, Assembled, Duty, Question, Reply, Status } from './queue-wire.ts'

type Book = { order: number; status: Status; made: Assembled | null; ended: number }
type Parts = { broker: Broker; store: Store; books: Map<string, Book> }

const workerFile = fileURLToPath(new URL('queue-worker.ts', import.meta.url))
/** Once to the store and back, for the door; the workers' own questions go through a pipe and take as long as they take. */
const hop_ms = 1

/** The article's queue: this process is its store, its broker and its door; its workers are processes that get killed. */
export async function articleQueue({ load, url, say }: Run): Promise<Claims> {
  const parts: Parts = { broker: openBroker(), store: openStore(), books: new Map() }
  const crew = hire(parts, { provider: url, seed: `${load.seed}` })
  const door = await openDoor(parts)
  const started = performance.now()
  const kills = load.kills.map(({ at_ms, worker }) => setTimeout(() => crew.kill(worker), at_ms))
  const post = async ({ number, idea, pages }: Order, at_ms: number) => {
    await sleep(at_ms)
    await fetch(door.address, { method: 'POST', body: JSON.stringify({ number, idea, pages }) })
  }
  await Promise.all(
    load.orders.flatMap((order) => [post(order, order.at_ms), post(order, order.at_ms + order.again_ms)]),
  )
  const over = () => parts.broker.idle() && [...parts.books.values()].every(({ ended }) => ended > 0)
  while (!over() && performance.now() - started < deadline_ms) await sleep(50)
  for (const kill of kills) clearTimeout(kill)
  crew.dismiss()
  door.close()
  const books = [...parts.books.values()]
  const left = books.filter(({ ended }) => ended === 0).length
  say(`${books.length} books begun, ${left} not over${parts.broker.idle() ? '' : '; tasks were left'}`)
  return { books: books.map(claimOf), last_ms: lastOrder(load.orders, books, started) }
}

/** An order is settled when the first of its books is; what the others still cost is counted all the same. */
function lastOrder(orders: readonly Order[], books: readonly Book[], started: number): number | null {
  const settled = orders.map(({ number }) =>
    Math.min(...books.flatMap(({ order, ended }) => (order === number && ended > 0 ? ended : []))),
  )
  const last = Math.max(...settled)
  return Number.isFinite(last) ? last - started : null
}

function claimOf({ order, status, made }: Book): MadeBook {
  if (status !== 'complete' || !made)
    return { order, fate: status === 'failed' ? 'failed' : 'lost', assets: [], retold: false }
  const there = made.pictures.flatMap((one) => one ?? [])
  return {
    order,
    fate: there.length === made.pictures.length ? 'whole' : 'holes',
    assets: [...made.texts, ...there.map(({ asset }) => asset)],
    retold: there.some(({ story }) => story !== made.story),
  }
}

/** Takes an order. What is already under way by the same words is looked up first, and noted down after. */
async function openDoor({ broker, store, books }: Parts) {
  async function order(request: IncomingMessage, out: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString()
    const { number, idea, pages } = JSON.parse(body) as Order
    const wish = { idea, pages }
    const words = createHash('sha256').update(JSON.stringify(wish)).digest('hex')
    const key = `order:local:${words.slice(0, 16)}`
    await sleep(hop_ms)
    const known = store.get(key)
    if (known !== null) return void out.writeHead(200).end(known)
    const id = randomUUID()
    await sleep(hop_ms)
    store.set(key, id, scaled(86_400))
    books.set(id, { order: number, status: 'queued', made: null, ended: 0 })
    broker.publish({ id, name: 'book', queue: 'books', args: { book: id, wish }, retries: 0 })
    out.writeHead(202).end(id)
  }
  const server = createServer((request, out) => void order(request, out))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => (server.close(), server.closeAllConnections()),
  }
}

/** Workers; whoever dies is replaced, and what it had in hand is redelivered at once. */
function hire({ broker, store, books }: Parts, duty: Duty) {
  const crew: ChildProcess[] = []
  let hired = 0
  let closing = false
  const seat = (place: number) => {
    const number = ++hired
    const child = fork(workerFile, [JSON.stringify({ ...duty, seed: `${duty.seed}:${number}` })])
    crew[place] = child
    child.on('message', (question: Question) => void reply(child, number, question))
    child.on('error', () => undefined) // an answer that found nobody
    child.on('exit', () => {
      if (closing) return
      broker.died(number)
      seat(place)
    })
  }
  async function reply(child: ChildProcess, number: number, question: Question): Promise<void> {
    const alive = () => child.connected && !child.killed
    if (!alive()) return
    const value = await answer(question.ask, number, alive)
    if (alive()) child.send({ number: question.number, value: value ?? null } satisfies Reply)
  }
  async function answer(ask: Ask, number: number, alive: () => boolean): Promise<unknown> {
    switch (ask.do) {
      case 'take':
        return await broker.take(ask.queue, number, alive)
      case 'publish':
        return broker.publish(ask.task)
      case 'finish':
        return broker.finish(ask.id, ask.result)
      case 'retry':
        return broker.retry(ask.task, ask.after_ms)
      case 'result':
        return await broker.result(ask.id, ask.wait_ms)
      case 'get':
        return store.get(ask.key)
      case 'set if absent':
        return store.setIfAbsent(ask.key, ask.value, ask.life_ms)
      case 'token':
        return store.token(ask.bucket, ask.now_ms, ask.most)
      case 'status': {
        const book = books.get(ask.book)
        if (!book) return null
        book.status = ask.status
        book.made = ask.made ?? book.made
        const ended = ask.status === 'complete' || ask.status === 'failed'
        book.ended = ended ? performance.now() : 0
        return null
      }
    }
  }
  for (let place = 0; place < workers; place++) seat(place)
  return {
    kill: (place: number) => crew[place]?.kill('SIGKILL'),
    dismiss() {
      closing = true
      for (const child of crew) child.kill('SIGKILL')
    },
  }
}
