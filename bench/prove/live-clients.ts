import { io, type Socket } from 'socket.io-client'
import type { ClientWish, FromClients, Report, ToClients } from './live-words.ts'

// Some hundred clients in a process of their own, each of which knows what it must hear.
type Said = { book_id: string; version: number; status: string; at: string | number; id?: string }
type Answer = { version?: number; code?: string }
type Client = ClientWish & {
  socket: Socket
  last: number
  status: string
  since: number
  foreign_code: string
  tries: number
}

let clients: Client[] = []
let report = empty()
function empty(): Report {
  return {
    clients: 0,
    received: 0,
    gaps: 0,
    duplicates: 0,
    wrong: 0,
    foreign_refused: 0,
    resets: 0,
    reconnects: 0,
    latencies: [],
    ended: [],
  }
}

const now = () => performance.timeOrigin + performance.now()
const timeOf = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at))

function hear(client: Client, said: Said): void {
  report.received++
  if (said.book_id !== client.book_id) return void report.wrong++
  if (said.version <= client.last) return void report.duplicates++
  report.gaps += said.version - client.last - 1
  client.last = said.version
  client.status = said.status
  if (timeOf(said.at) >= client.since) report.latencies.push(now() - timeOf(said.at))
}

function connect(client: Client, onSubscribed: () => void): void {
  const url = client.urls[client.tries % client.urls.length] ?? ''
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token: client.token },
  })
  client.socket = socket
  let over = false
  const again = () => {
    if (over) return
    over = true
    socket.disconnect()
    client.tries++
    setTimeout(
      () => {
        report.reconnects++
        connect(client, onSubscribed)
      },
      50 + 450 * Math.random(),
    )
  }
  socket.on('connect_error', again)
  socket.on('disconnect', (reason) => reason === 'io client disconnect' || again())
  socket.on('book_progress', (said: Said) => hear(client, said))
  socket.on('book_status', (said: Said) => {
    if (said.id !== client.book_id) report.wrong++
    if (client.last > 0) report.resets++
    client.last = said.version
    client.status = said.status
  })
  socket.on('connect', () => {
    const ask = { book_id: client.book_id, ...(client.last > 0 ? { after: client.last } : {}) }
    socket.emit('subscribe_book', ask, (answer: Answer) => {
      if (answer.version === undefined) return again()
      client.since = now()
      // The bare server shows no book.
      if (client.last === 0) client.last = answer.version
      onSubscribed()
    })
  })
}

async function open(wishes: ClientWish[]): Promise<void> {
  report = empty()
  report.clients = wishes.length
  const waiting = wishes.values()
  // Some at a time, so that opening is no storm.
  const lane = async () => {
    for (const wish of waiting) {
      const client = { ...wish, last: 0, status: '', since: 0, foreign_code: '', tries: 0 } as Client
      clients.push(client)
      await new Promise<void>((resolve) => connect(client, resolve))
      if (wish.foreign === null) continue
      const answer = (await client.socket.emitWithAck('subscribe_book', { book_id: wish.foreign })) as Answer
      if (answer.code === 'not_found') report.foreign_refused++
    }
  }
  await Promise.all(Array.from({ length: 25 }, lane))
}

const isFinal = (status: string) => status === 'complete' || status === 'partial' || status === 'failed'

async function finish(most_ms: number): Promise<Report> {
  const end = now() + most_ms
  while (!clients.every((client) => isFinal(client.status)) && now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50))
  report.ended = clients.map(({ book_id, last, status }) => ({ book_id, version: last, status }))
  for (const client of clients) client.socket.disconnect()
  clients = []
  return report
}

const say = (words: FromClients) => process.send?.(words)
process.on('message', (words: ToClients) => {
  if (words.say === 'open') void open(words.clients).then(() => say({ say: 'open' }))
  if (words.say === 'report') void finish(words.most_ms).then((done) => say({ say: 'report', report: done }))
})
process.on('disconnect', () => process.exit())
