import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { attend } from './desk.ts'
import { json, type Incoming, type Route } from './contract.ts'
import { administer } from './admin.ts'
import { arrive, note } from './visit.ts'
import { deliver } from './wire.ts'
import type { World } from './world.ts'

/** Accepts what a picture request with references can be, and no more. */
const mostBytes = 64_000_000

export function serve(
  world: World,
  routes: Route[],
  restart: () => Promise<void>,
): { server: Server; idle(): Promise<unknown> } {
  const busy = new Set<Promise<void>>()
  const server = createServer((request, out) => {
    out.on('error', () => undefined)
    const visit = answer(request, out).catch((error: unknown) => {
      if (!request.errored) console.error('simulator:', error)
      out.destroy()
    })
    busy.add(visit)
    void visit.then(() => busy.delete(visit))
  })
  // a connection only ever breaks because a fault says so
  server.requestTimeout = 0
  server.keepAliveTimeout = 0
  async function answer(request: IncomingMessage, out: ServerResponse): Promise<void> {
    const unread = incomingOf(request)
    if (unread.path.startsWith('/__sim/'))
      return await deliver(
        world,
        out,
        await administer(world, { ...unread, body: await bodyOf(request) }, restart),
        null,
      )
    const found = find(routes, unread)
    if (!found)
      return await deliver(world, out, json(404, { error: { message: 'There is nothing here.' } }), null)
    if (await atTheDoor(world, found, unread, out)) return
    await attend(world, found, { ...unread, body: await bodyOf(request) }, out)
  }
  return { server, idle: () => Promise.all(busy) }
}

/** Some are turned away before a byte is read. */
async function atTheDoor(...arrival: Parameters<typeof arrive>): Promise<boolean> {
  const [world, { route }, incoming, out] = arrival
  const one = { kind: route.kind, key: route.voice.secretOf(incoming), prompt: null }
  if (!world.faults.at('door', one)) return false
  await note(arrive(...arrival), null, { outcome: 'refuse', status: null })
  await deliver(world, out, json(500, {}), 'refuse')
  return true
}

function incomingOf(request: IncomingMessage): Incoming {
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`
  const url = new URL(request.url ?? '/', origin)
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: new Uint8Array(),
    origin,
  }
}

function find(routes: Route[], incoming: Incoming): { route: Route; params: string[] } | null {
  for (const route of routes) {
    const match = route.method === incoming.method && route.path.exec(incoming.path)
    if (route.when?.(incoming) === false) continue
    if (match) return { route, params: match.slice(1).map(decodeURIComponent) }
  }
  return null
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > mostBytes) throw new Error('a request was longer than 64 MB')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
