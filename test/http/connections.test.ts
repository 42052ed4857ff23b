import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { keepWall, refuseGarbage, wallOptions, type WallParts } from '../../src/http/wall.ts'
import { eventually } from '../support/engine.ts'
import { Raw } from './raw.ts'

const wall: WallParts = {
  headers_timeout_ms: 200,
  request_timeout_ms: 400,
  most_connections: 60,
  trust_proxy: [],
  overload: () => null,
}
const host = 'host: localhost\r\n'
const opened: (FastifyInstance | Server)[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** A server behind the wall and nothing else. */
async function walled(routes: (server: FastifyInstance) => void = () => {}) {
  const server = fastify(wallOptions(wall, () => false))
  opened.push(server)
  keepWall(server, wall)
  routes(server)
  return { server: server.server, url: await server.listen({ host: '127.0.0.1', port: 0 }) }
}

const connections = async (server: Server) =>
  await new Promise<number>((answer) => server.getConnections((_, count) => answer(count)))

it('who was answered 408 is let go of, even if they keep their half open and go on talking', async () => {
  const { server, url } = await walled()
  const slow = Array.from({ length: 5 }, () => new Raw(url))
  for (const one of slow) one.say(`GET / HTTP/1.1\r\n${host}x: `)
  await eventually(async () => (await connections(server)) === 5)
  const drip = setInterval(() => slow.forEach((one) => one.say('x')), 20)
  await eventually(async () => slow.every((one) => one.heard.startsWith('HTTP/1.1 408')), 3_000)
  clearInterval(drip)
  await eventually(async () => (await connections(server)) === 0, 3_000, 'the connections to be gone')
  for (const one of slow) one.socket.destroy()
})

it('nothing is held for good on which nothing moves', async () => {
  const { server } = await walled()
  expect(server.timeout).toBe(60_000)
})

it('who asks for a protocol that is none of ours and resets the connection ends nobody', async () => {
  const server = createServer()
  opened.push(server)
  // As before Node 24.9, which hands over everything that wants to be upgraded, and the socket's errors with it.
  server.on('upgrade', (_, socket) => refuseGarbage(new Error('not ours'), socket))
  await new Promise<void>((answer) => server.listen(0, '127.0.0.1', answer))
  const { port } = server.address() as AddressInfo
  const one = new Raw(`http://127.0.0.1:${port}`)
  one.say(`GET / HTTP/1.1\r\n${host}connection: upgrade\r\nupgrade: h2c\r\n\r\n`)
  await eventually(async () => one.heard.startsWith('HTTP/1.1 400'))
  expect(await connections(server)).toBe(1)
  one.socket.resetAndDestroy()
  await eventually(async () => (await connections(server)) === 0)
})

it('requests sent at once are answered in turn, each only when the one before was taken', async () => {
  let [made, most] = [0, 0]
  const { url } = await walled((server) =>
    server.get('/big', async (_, reply) => {
      most = Math.max(most, ++made)
      reply.raw.once('close', () => made--)
      return await reply.send(Buffer.alloc(2_000_000, 'x'))
    }),
  )
  const one = new Raw(url)
  one.say(`GET /big HTTP/1.1\r\n${host}\r\n`.repeat(7))
  one.say(`GET /big HTTP/1.1\r\n${host}connection: close\r\n\r\n`)
  await one.closed
  expect([most, one.heard.match(/HTTP\/1.1 200 OK/g)?.length]).toEqual([1, 8])
})

it('who asks for much at once and reads nothing is cut off, with next to nothing made for them', async () => {
  let made = 0
  const { server, url } = await walled((routes) =>
    routes.get('/big', async (_, reply) => {
      made++
      return await reply.send(Buffer.alloc(20_000_000, 'x'))
    }),
  )
  const one = new Raw(url)
  one.socket.pause()
  one.say(`GET /big HTTP/1.1\r\n${host}\r\n`.repeat(5))
  await eventually(async () => made > 0)
  one.say(`GET /big HTTP/1.1\r\n${host}\r\n`.repeat(1_000))
  await eventually(async () => (await connections(server)) === 0, 3_000, 'the connection to be gone')
  expect(made).toBe(1)
  one.socket.destroy()
})
