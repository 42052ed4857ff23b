import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { request } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedAgent } from '../../src/outside/guarded-agent.ts'
import { post } from '../../src/outside/post.ts'
import type { Reach, Resolve } from '../../src/outside/reach.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function listen(address: string, answer: (request: IncomingMessage, reply: ServerResponse) => void) {
  const hits: string[] = []
  const server: Server = createServer((request, reply) => {
    hits.push(`${request.method} ${request.url}`)
    answer(request, reply)
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { hits, port: (server.address() as AddressInfo).port }
}

// 127.0.0.2 is this test's public web, 127.0.0.1 the inside.
const outside = '127.0.0.2'
const inside = '127.0.0.1'
const reachBy = (resolve: Resolve): Reach => ({
  protocols: ['http:'],
  ports: null,
  names: true,
  mayReach: (address) => address === outside,
  resolve,
})
/** Answers of a name server, one after the other; the last one stays. */
function answering(...answers: string[][]): { asked: string[]; resolve: Resolve } {
  const asked: string[] = []
  const resolve: Resolve = async (host) => {
    asked.push(host)
    const now = answers[Math.min(asked.length, answers.length) - 1] ?? []
    return now.map((address) => ({ address, family: 4 }))
  }
  return { asked, resolve }
}

const send = async (url: string, reach: Reach, timeout_ms = 5_000) => {
  const agent = guardedAgent(reach, { keep: false })
  closing.push(() => agent.destroy())
  const { signal } = new AbortController()
  return await post({ url, headers: { 'x-one': '1' }, body: '{}', timeout_ms, signal }, agent)
}
const causeOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'went through',
    (error: { code?: unknown; name: string }) => (typeof error.code === 'string' ? error.code : error.name),
  )

describe('a name', () => {
  it('is asked for once, and what was checked is what is connected to, however its answers flip', async () => {
    const secret = await listen(inside, (_, reply) => reply.end('secret'))
    const names = answering([outside], [inside])
    const open = await listenOn(outside, secret.port)
    const url = `http://receiver.example:${secret.port}/hook`
    expect((await send(url, reachBy(names.resolve))).status).toBe(204)
    expect([names.asked, open.hits, secret.hits]).toEqual([['receiver.example'], ['POST /hook'], []])
    expect(await causeOf(send(url, reachBy(names.resolve)))).toBe('not_public')
    expect([open.hits.length, secret.hits]).toEqual([1, []])
  })

  it('is not called if one of its addresses is inside, nor if it has none', async () => {
    const secret = await listen(inside, (_, reply) => reply.end())
    const open = await listenOn(outside, secret.port)
    const url = `http://receiver.example:${secret.port}/`
    for (const addresses of [[outside, inside], [inside, outside], [inside]])
      expect(await causeOf(send(url, reachBy(answering(addresses).resolve)))).toBe('not_public')
    expect(await causeOf(send(url, reachBy(answering([]).resolve)))).not.toBe('went through')
    expect([...open.hits, ...secret.hits]).toEqual([])
  })

  const listenOn = async (address: string, port: number) => {
    const hits: string[] = []
    const server = createServer((request, reply) => {
      hits.push(`${request.method} ${request.url}`)
      reply.writeHead(204).end()
    })
    await new Promise<void>((resolve) => server.listen(port, address, resolve))
    closing.push(async () => await new Promise((resolve) => server.close(resolve)))
    return { hits }
  }
})

it('an address that is inside is not spoken to even by who forgot to ask first', async () => {
  const secret = await listen(inside, (_, reply) => reply.end())
  const agent = guardedAgent(reachBy(answering([outside]).resolve))
  closing.push(() => agent.destroy())
  const asked = request(`http://${inside}:${secret.port}/`, { dispatcher: agent })
  expect(await causeOf(asked)).toBe('not_public')
  expect(secret.hits).toEqual([])
})

describe('an answer', () => {
  const here = reachBy(answering([outside]).resolve)

  it('that is a redirect is an answer, and nothing follows it', async () => {
    const receiver = await listen(outside, ({ url }, reply) =>
      url === '/from' ? reply.writeHead(307, { location: '/to' }).end() : reply.end(),
    )
    expect((await send(`http://${outside}:${receiver.port}/from`, here)).status).toBe(307)
    expect(receiver.hits).toEqual(['POST /from'])
  })

  it('that never comes, or comes drop by drop, ends with its time', async () => {
    const hanging = await listen(outside, () => {})
    expect(await causeOf(send(`http://${outside}:${hanging.port}/`, here, 150))).toBe('TimeoutError')
    const dripping = createTcp((socket: Socket) => {
      socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n')
      const drip = setInterval(() => socket.write('x: y\r\n'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    await new Promise<void>((resolve) => dripping.listen(0, outside, resolve))
    closing.push(async () => await new Promise((resolve) => dripping.close(resolve)))
    const { port } = dripping.address() as AddressInfo
    expect(await causeOf(send(`http://${outside}:${port}/`, here, 150))).toBe('TimeoutError')
  })

  it('is known by its head: of an endless body at most 64 KB and a second are read', async () => {
    let sent = 0
    const receiver = await listen(outside, (_, reply) => {
      reply.writeHead(200)
      const pour = (): void => {
        while (!reply.destroyed && reply.write(Buffer.alloc(16_384))) sent += 16_384
        if (!reply.destroyed) reply.once('drain', pour)
      }
      pour()
    })
    const before = performance.now()
    expect((await send(`http://${outside}:${receiver.port}/`, here)).status).toBe(200)
    expect(performance.now() - before).toBeLessThan(3_000)
    // What the kernel's buffers swallowed besides.
    expect(sent).toBeLessThan(20 * 1024 * 1024)
  })

  it('with endless headers is none', async () => {
    const receiver = await listen(outside, (_, reply) => {
      for (let n = 0; n < 40; n++) reply.setHeader(`x-${n}`, 'y'.repeat(1_000))
      reply.end()
    })
    expect(await causeOf(send(`http://${outside}:${receiver.port}/`, here))).toBe('UND_ERR_HEADERS_OVERFLOW')
  })

  it('is not waited for once the caller has left', async () => {
    const hanging = await listen(outside, () => leave.abort())
    const leave = new AbortController()
    const agent = guardedAgent(here)
    closing.push(() => agent.destroy())
    const url = `http://${outside}:${hanging.port}/`
    const sending = post({ url, headers: {}, body: '', timeout_ms: 9_000, signal: leave.signal }, agent)
    expect(await causeOf(sending)).toBe('AbortError')
  })
})
