import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeTransport, trackedFetch, type TransportOptions } from '../../src/providers/transport.ts'

/** What a server does with each request it has read as a whole; `count` is of its connection, from 1. */
type Behaviour = (socket: Socket, request: string, count: number) => void

let behave: Behaviour
let requests: string[]
let connections: number
let url: string
const sockets = new Set<Socket>()

const server = net.createServer((socket) => {
  connections++
  sockets.add(socket)
  let text = ''
  let count = 0
  socket.on('error', () => {})
  socket.on('close', () => sockets.delete(socket))
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
    const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s)
    if (!text.includes('\r\n\r\n') || body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0))
      return
    requests.push(text)
    text = ''
    behave(socket, requests.at(-1) ?? '', ++count)
  })
})

const answer = (body: string | Buffer, status = '200 OK', headers = 'content-type: application/json') => {
  const head = `HTTP/1.1 ${status}\r\n${headers}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(body)])
}
const unfinished = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"half":'
const post = { method: 'POST', body: '{"prompt":"a fox"}' }

function start(to = url, init: RequestInit = post, options: TransportOptions = {}) {
  const { fetch, trace } = trackedFetch(options)
  const text = fetch(to, init).then((response) => response.text())
  return { fetch, trace, text }
}

beforeEach(async () => {
  requests = []
  connections = 0
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/images`
})
afterEach(async () => {
  await closeTransport()
  for (const socket of sockets) socket.destroy()
})
afterAll(() => void server.close())

describe('a request that was never sent', () => {
  const unsent = { phase: 'not_sent', ever_sent: false, status: null, method: 'POST' }

  it('refused', async () => {
    const closed = net.createServer()
    await once(closed.listen(0, '127.0.0.1'), 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    const { text, trace } = start(`http://127.0.0.1:${port}/`)
    await expect(text).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNREFUSED' } })
    expect(trace).toMatchObject(unsent)
  })

  it('no such host', async () => {
    const { text, trace } = start('http://no-such-host.invalid/')
    await expect(text).rejects.toThrow('fetch failed')
    expect(trace).toMatchObject(unsent)
  })

  it('no TLS at the other end', async () => {
    behave = (socket) => socket.destroy()
    const { text, trace } = start(url.replace('http:', 'https:'), {
      ...post,
      signal: AbortSignal.timeout(300),
    })
    await expect(text).rejects.toThrow()
    expect(trace).toMatchObject(unsent)
    expect(requests).toEqual([])
  })

  it('stopped before, and while it connects', async () => {
    const before = start(url, { ...post, signal: AbortSignal.abort() })
    await expect(before.text).rejects.toThrow('aborted')
    expect(before.trace).toMatchObject(unsent)
    const leave = new AbortController()
    const during = start(url, { ...post, signal: leave.signal })
    leave.abort(new Error('the worker leaves'))
    await expect(during.text).rejects.toThrow('the worker leaves')
    await wait(30)
    expect(during.trace).toMatchObject(unsent)
    expect(requests).toEqual([])
  })

  it('no address at all', async () => {
    const { text, trace } = start('/v1/images')
    await expect(text).rejects.toThrow('Failed to parse URL')
    expect(trace).toMatchObject({ method: null, ever_sent: false })
  })
})

describe('a request whose outcome nobody knows', () => {
  it('cut before headers', async () => {
    behave = (socket) => socket.resetAndDestroy()
    const { text, trace } = start()
    await expect(text).rejects.toThrow('fetch failed')
    expect(trace).toMatchObject({ phase: 'sent', ever_sent: true, status: null })
    expect(requests).toHaveLength(1)
  })

  it('hangs until we give up', async () => {
    behave = () => {}
    const { text, trace } = start(url, { ...post, signal: AbortSignal.timeout(500) })
    await expect(text).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(trace).toMatchObject({ phase: 'sent', ever_sent: true })
    expect(requests).toHaveLength(1)
  })

  it('on a kept-alive connection that is reset', async () => {
    behave = (socket, _, count) => void (count === 1 ? socket.write(answer('{}')) : socket.resetAndDestroy())
    await start().text
    await wait(10)
    const { text, trace } = start()
    await expect(text).rejects.toThrow('fetch failed')
    expect(trace).toMatchObject({ phase: 'sent', ever_sent: true })
    expect([requests.length, connections]).toEqual([2, 1])
  })
})

describe('an answer', () => {
  it('as a whole', async () => {
    behave = (socket) => void socket.write(answer('{"ok":true}'))
    const { text, trace } = start(url, post, { now: () => 7 })
    expect(await text).toBe('{"ok":true}')
    expect(trace).toMatchObject({
      phase: 'done',
      status: 200,
      accepted: true,
      body: '{"ok":true}',
      sent_at: 7,
    })
    expect(trace.headers?.get('content-type')).toBe('application/json')
  })

  it('cut within', async () => {
    behave = (socket) => void socket.write(unfinished, () => socket.resetAndDestroy())
    const { text, trace } = start()
    await expect(text).rejects.toThrow('terminated')
    expect(trace).toMatchObject({ phase: 'body', status: 200, body: null })
  })

  it('headers only, then nothing until we leave', async () => {
    behave = (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n')
    const { text, trace } = start(url, { ...post, signal: AbortSignal.timeout(50) })
    await expect(text).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(trace).toMatchObject({ phase: 'headers', status: 200, accepted: true })
  })

  it('drop by drop', async () => {
    const drip = async (socket: Socket): Promise<void> => {
      for (const drop of answer('{"slow":1}')
        .toString()
        .split(/(?<=[\n:])/)) {
        socket.write(drop)
        await wait(5)
      }
    }
    behave = (socket) => void drip(socket)
    const { text, trace } = start()
    expect(await text).toBe('{"slow":1}')
    expect(trace.phase).toBe('done')
  })

  it('that is too long is cut, packed or not', async () => {
    const long = 'x'.repeat(300_000)
    for (const sent of [answer(long), answer(gzipSync(long), '200 OK', 'content-encoding: gzip')]) {
      behave = (socket) => void socket.write(sent)
      const { text, trace } = start(url, post, { max_body_bytes: 100_000 })
      await expect(text).rejects.toThrow('longer than 100000 bytes')
      expect(trace).toMatchObject({ too_large: true, status: 200, body: null })
    }
  })

  it('that is an error is kept, its start at least', async () => {
    behave = (socket) => void socket.write(answer(`oh no ${'x'.repeat(100_000)}`, '502 Bad Gateway', 'a: b'))
    const { text, trace } = start()
    await text
    expect(trace).toMatchObject({ phase: 'done', status: 502, accepted: false })
    expect(trace.body).toMatch(/^oh no x+$/)
    expect(trace.body).toHaveLength(64 * 1024)
  })

  it('that is a picture is not kept', async () => {
    behave = (socket) => void socket.write(answer('PNG', '200 OK', 'content-type: image/png'))
    const { text, trace } = start()
    await text
    expect(trace.body).toBeNull()
  })

  it('of an odd kind', async () => {
    behave = (socket, request) => {
      const status = request.startsWith('GET') ? '999 Größe' : '204 No Content'
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`, 'latin1')
    }
    expect(await start().text).toBe('')
    const { text, trace } = start(url, {})
    expect(await text).toBe('')
    expect(trace.status).toBe(999)
  })
})

describe('a request', () => {
  it('is sent once, whatever the standard allows', async () => {
    behave = (socket) => void socket.write(answer('{"error":"elsewhere"}', '421 Misdirected Request'))
    const { text, trace } = start()
    await expect(text).rejects.toMatchObject({ cause: { message: 'A request is sent only once.' } })
    expect(trace.status).toBe(421)
    expect(requests).toHaveLength(1)
  })

  it('goes where a GET is sent, but no POST', async () => {
    behave = (socket, request) =>
      void socket.write(
        request.includes('/there') ? answer('there') : answer('', '302 Found', 'location: /there'),
      )
    expect(await start().text).toBe('')
    const { text, trace } = start(url, {})
    expect(await text).toBe('there')
    expect(trace).toMatchObject({ status: 200, method: 'GET' })
    expect(requests).toHaveLength(3)
  })

  it('goes to no other origin, where its key has no business', async () => {
    const elsewhere: string[] = []
    const other = net.createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', (chunk) => {
        elsewhere.push(chunk.toString('latin1'))
        socket.end(answer('{"status":"Ready"}'))
      })
    })
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const there = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`
    behave = (socket) => void socket.write(answer('{}', '302 Found', `location: ${there}`))
    const { text, trace } = start(url, { headers: { 'x-key': 'sk-SECRET' } })
    await text
    other.close()
    expect(elsewhere).toEqual([])
    expect(trace).toMatchObject({ status: 302, method: 'GET', phase: 'done' })
  })

  it('does not go round in circles', async () => {
    behave = (socket) => void socket.write(answer('', '307 Temporary Redirect', 'location: /v1/images'))
    const { text, trace } = start(url, {})
    expect(await text).toBe('')
    expect(trace.status).toBe(307)
    expect(requests).toHaveLength(6)
  })

  it('may be a form', async () => {
    behave = (socket) => void socket.write(answer('{}'))
    const form = new FormData()
    form.set('image', new Blob(['pixels'], { type: 'image/png' }), 'fox.png')
    await start(url, { method: 'POST', body: form }).text
    expect(requests[0]).toMatch(/content-type: multipart\/form-data; boundary=(\S+)\r\n.*\1\r\n.*pixels\r\n/s)
    expect(requests[0]).toMatch(/content-length: \d+/)
  })

  it('after another is traced anew, and what was sent is remembered', async () => {
    behave = (socket) => void socket.write(answer('{"id":1}'))
    const { fetch, text, trace } = start()
    await text
    await expect(fetch('http://no-such-host.invalid/')).rejects.toThrow('fetch failed')
    expect(trace).toMatchObject({ phase: 'not_sent', status: null, body: null, method: 'GET' })
    expect(trace).toMatchObject({ ever_sent: true, accepted: true })
  })
})
