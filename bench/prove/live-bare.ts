import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { FromBare, ToBare } from './live-words.ts'

// What Socket.IO alone can do: a room for each book, and the same words at the same times, out of memory.
const http = createServer()
const io = new Server(http, { serveClient: false })
io.on('connection', (socket) => {
  socket.on('subscribe_book', ({ book_id }: { book_id: string }, answer: (said: object) => void) => {
    void socket.join(book_id)
    answer({ book_id, version: 1 })
  })
})
const now = () => performance.timeOrigin + performance.now()
const say = (words: FromBare) => process.send?.(words)

process.on('message', ({ told }: ToBare) => {
  const last = told.at(-1)?.after_ms ?? 0
  const start = now()
  // An event has happened when its time has come, not when this process gets to it.
  for (const { after_ms, said } of told)
    setTimeout(() => io.to(said.book_id).emit('book_progress', { ...said, at: start + after_ms }), after_ms)
  setTimeout(() => say({ say: 'done' }), last + 100)
})
process.on('disconnect', () => process.exit())
http.listen(0, '127.0.0.1', () =>
  say({ say: 'listening', url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }),
)
