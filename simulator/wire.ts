import type { ServerResponse } from 'node:http'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Reply } from './contract.ts'
import type { WireFault } from './fault-names.ts'
import type { World } from './world.ts'

const drops = 40
const dripping_ms = 30_000
const huge = 60
const megabyte = Buffer.alloc(1_000_000, 'a')

/** Sends the answer, or breaks off where the fault says. Resolves when nothing more will be sent. */
export async function deliver(
  world: World,
  out: ServerResponse,
  reply: Reply,
  fault: WireFault | null,
): Promise<void> {
  if (out.destroyed) return
  switch (fault) {
    case null:
      return void out.writeHead(reply.status, reply.headers).end(reply.body)
    case 'refuse':
      return void out.socket?.resetAndDestroy()
    case 'cut_after_charge':
      return void out.destroy()
    case 'cut_body':
      return await half(out, reply)
    case 'hang':
      return await left(world, out)
    case 'slow_drip':
      return await drip(world, out, reply)
    case 'garbage':
      return void out.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "answer-1", "cho')
    case 'html_502':
      return void out.writeHead(502, { 'content-type': 'text/html' }).end(badGateway)
    case 'huge_body':
      return await flood(out)
  }
}

const badGateway =
  '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad Gateway</h1></center></body>\n</html>\n'

async function half(out: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const bytes = Buffer.from(body)
  out.writeHead(status, { ...headers, 'content-length': bytes.length })
  await new Promise((sent) => out.write(bytes.subarray(0, bytes.length / 2), sent))
  out.destroy()
}

/** Until the caller gives up, or the simulator stops. */
async function left(world: World, out: ServerResponse): Promise<void> {
  await once(out, 'close', { signal: world.stopped }).catch(() => undefined)
  out.destroy()
}

async function drip(world: World, out: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const bytes = Buffer.from(body)
  out.writeHead(status, { ...headers, 'content-length': bytes.length })
  for (let drop = 0; drop < drops && !out.destroyed; drop++) {
    await world.pause(dripping_ms / drops / world.config.speed)
    out.write(bytes.subarray((bytes.length * drop) / drops, (bytes.length * (drop + 1)) / drops))
  }
  out.end()
}

/** JSON that is well formed and far too long. */
function* endless() {
  yield '{"padding":"'
  for (let i = 0; i < huge; i++) yield megabyte
  yield '"}'
}

async function flood(out: ServerResponse): Promise<void> {
  out.writeHead(200, { 'content-type': 'application/json' })
  await pipeline(Readable.from(endless()), out).catch(() => undefined) // nobody wants all of it
}
