import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Caller } from '../book/caller.ts'
import { isFinal, type BookStatus } from '../book/states.ts'
import { Problem } from '../errors.ts'
import type { Hub } from '../live/hub.ts'
import type { OpenStreams } from '../live/open-streams.ts'
import { encodedOnce, follows, sayEvent } from '../live/say-event.ts'
import { Id, problemAnswer } from './books.ts'
import { callerOf, needs } from './gate.ts'
import type { HttpParts } from './server.ts'

/** What the two channels of live progress stand on. */
export type LiveParts = {
  hub: Hub
  streams: OpenStreams
  /** Other sites whose pages may connect. */
  origins: readonly string[]
  /** Where a user's book stands, and the oldest of its events that is still held. */
  standing(user: string, id: string): Promise<{ version: number; status: BookStatus; oldest: number } | null>
}

const heartbeat_ms = 15_000
// A reader that leaves more than this unread is cut off: it comes back with its last id and misses nothing.
export const mostUnread = 1024 * 1024

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
      const given = request.headers['last-event-id']
      const last = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : null
      const standing = await parts.live.standing(user, id)
      if (!standing) throw new Problem('not_found')
      if (last !== null && follows(last, standing)) {
        // Nothing more will come: 204 tells an EventSource not to ask again.
        if (isFinal(standing.status) && last === standing.version) return await reply.code(204).send(null)
        openStream(reply, parts, caller)
        return follow(reply, parts, { user, id, after: last })
      }
      const book = await parts.showBook(user, id)
      if (!book) throw new Problem('not_found')
      openStream(reply, parts, caller)
      const reset = given === undefined ? {} : { reset: true }
      reply.raw.write(sse('snapshot', book.version, { ...book, ...reset }))
      if (isFinal(book.status)) return void reply.raw.end()
      follow(reply, parts, { user, id, after: book.version })
    },
  )
}

/** Answers with an event stream that stays open until it is ended, or its caller may no longer listen. */
export function openStream(reply: FastifyReply, { live }: HttpParts, caller: Caller): void {
  const release = live.streams.hold(caller, () => reply.raw.end())
  if (!release) throw new Problem('too_many_streams', { retry_after_s: 5 })
  // A client that left while we looked will not say so again.
  if (reply.raw.destroyed) release()
  reply.raw.on('close', release)
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  reply.raw.write('retry: 1000\n\n')
}

const sse = (type: string, version: number, data: object): Buffer =>
  Buffer.from(`id: ${version}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`)

const sseOf = encodedOnce((event) => sse(event.type, event.version, sayEvent(event)))

function follow(
  reply: FastifyReply,
  parts: HttpParts,
  { user, id, after }: { user: string; id: string; after: number },
): void {
  const { raw } = reply
  if (raw.destroyed) return
  raw.on('error', () => {})
  const beat = setInterval(() => raw.writableEnded || raw.write(': still here\n\n'), heartbeat_ms).unref()
  const stop = parts.live.hub.watch(
    user,
    id,
    after,
    (event, newest) => {
      // A write after the end would be an error that nobody catches.
      if (raw.writableEnded || raw.destroyed) return
      raw.write(sseOf(event))
      if (newest && isFinal(event.data.status)) raw.end()
      else if (raw.writableLength > mostUnread) raw.destroy()
    },
    // Whoever must start over comes back with its last id and is given a snapshot.
    () => raw.end(),
  )
  raw.on('close', () => {
    clearInterval(beat)
    stop()
  })
}
