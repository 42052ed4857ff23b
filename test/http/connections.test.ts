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
