import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { currentStep, isFinal } from '../book/states.ts'
import { Problem } from '../errors.ts'
import type { StoredEvent } from '../live/hub.ts'
import { Id, problemAnswer } from './books.ts'
import { callerOf, needs } from './gate.ts'
import type { HttpParts } from './server.ts'

const heartbeat_ms = 15_000
// A reader that leaves more than this unread is cut off: it comes back with its last id and misses nothing.
const mostUnread = 1024 * 1024

const answers = {
  200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
  204: z.null(),
  404: problemAnswer,
  429: problemAnswer,
}

/**
 * Live events (SSE). `id` is the version. Without `Last-Event-ID`: a snapshot, then what happens. With one that is held:
 * only what follows it. Older than retained or newer than the book: a snapshot with `reset`. The stream ends by itself
 * after a final status that no resume has left behind.
 */
export function eventRoutes(plain: FastifyInstance, parts: HttpParts): void {
  plain.withTypeProvider<ZodTypeProvider>().get(
    '/v1/books/:id/events',
    // HEAD would hold its connection until the book is final.
    {
      exposeHeadRoute: false,
      config: needs('books:read'),
      schema: { summary: 'Live events (text/event-stream)', params: Id, response: answers },
    },
    async (request, reply) => {
      const { id } = request.params
      const caller = callerOf(request)
      const { user } = caller
      const book = await parts.showBook(user, id)
      if (!book) throw new Problem('not_found')
      const given = request.headers['last-event-id']
      const last = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null
      const oldest = (await parts.oldestEvent(user, id)) ?? book.version + 1
      const held = last !== null && last >= oldest - 1 && last <= book.version
      // Nothing more will come: 204 tells an EventSource not to ask again.
      if (held && isFinal(book.status) && last === book.version) return await reply.code(204).send(null)
      const release = parts.streams.hold(caller, () => reply.raw.end())
      if (!release) throw new Problem('too_many_streams', { retry_after_s: 5 })
      // A client that left while we looked will not say so again.
      if (reply.raw.destroyed) release()
      reply.raw.on('close', release)
      open(reply)
      const after = held ? last : book.version
      if (!held)
        write(reply, 'snapshot', book.version, { ...book, ...(given === undefined ? {} : { reset: true }) })
      if (isFinal(book.status) && after === book.version) return void reply.raw.end()
      follow(reply, parts, { user, id, after })
    },
  )
}

function open(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  reply.raw.write('retry: 1000\n\n')
}

function write(reply: FastifyReply, type: string, version: number, data: object): void {
  reply.raw.write(`id: ${version}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`)
}

function follow(
  reply: FastifyReply,
  parts: HttpParts,
  { user, id, after }: { user: string; id: string; after: number },
): void {
  const { raw } = reply
  if (raw.destroyed) return
  raw.on('error', () => {})
  const beat = setInterval(() => raw.writableEnded || raw.write(': still here\n\n'), heartbeat_ms).unref()
  const stop = parts.hub.watch(
    user,
    id,
    after,
    (event, newest) => {
      // A write after the end would be an error that nobody catches.
      if (raw.writableEnded || raw.destroyed) return
      write(reply, event.type, event.version, shown(id, event))
      if (newest && isFinal(event.data.status)) raw.end()
      else if (raw.writableLength > mostUnread) raw.destroy()
    },
    () => raw.end(),
  )
  raw.on('close', () => {
    clearInterval(beat)
    stop()
  })
}

/** What an event says: always the version, revision, status, percent and current step. */
const shown = (book_id: string, { version, data }: StoredEvent): object => ({
  book_id,
  version,
  ...data,
  current_step: currentStep[data.status],
})
