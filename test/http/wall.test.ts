import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { raw, Raw } from './raw.ts'

const headers_timeout_ms = 300
const request_timeout_ms = 1_500

let app: TestApp
beforeAll(async () => {
  const { http } = await readConfig({}, '/nowhere')
  app = await startTestApp({ worker: false }, 'latency=0-0', {
    config: { http: { ...http, headers_timeout_ms, request_timeout_ms, most_connections: 60 } },
  })
})
afterAll(async () => await app.stop())

const body = JSON.stringify(anOrder)
const host = 'host: localhost\r\n'
const json = 'content-type: application/json\r\n'
const post = (headers: string, content: string | Buffer = body) => {
  const head = `POST /v1/books HTTP/1.1\r\n${host}connection: close\r\n${json}${headers}`
  return Buffer.concat([
    Buffer.from(`${head}content-length: ${Buffer.byteLength(content)}\r\n\r\n`, 'latin1'),
    Buffer.from(content),
  ])
}
const chunked = (headers: string, chunks: string) =>
  `POST /v1/books HTTP/1.1\r\n${host}connection: close\r\n${json}${headers}transfer-encoding: chunked\r\n\r\n${chunks}`
const lines = (count: number) => Array.from({ length: count }, (_, n) => `x-${n}: y\r\n`).join('')
const get = (headers: string) => `GET /v1/styles HTTP/1.1\r\n${host}connection: close\r\n${headers}\r\n`
const utf16 = Buffer.from(body, 'utf16le')

const refused: [string, number[], string | Buffer][] = [
  ['200 headers', [431], get(lines(200))],
  ['a header of 64 KB', [431], get(`x: ${'y'.repeat(64 * 1024)}\r\n`)],
  ['64 KB of small headers', [431], get(lines(8_000))],
  [
    'an address of 3 000 characters',
    [414],
    `GET /${'x'.repeat(3_000)} HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
  ],
  [
    'a parameter of 200 characters',
    [404],
    `GET /v1/books/${'x'.repeat(200)} HTTP/1.1\r\n${host}connection: close\r\n\r\n`,
  ],
  ['a length and chunks', [400], chunked('content-length: 5\r\n', '5\r\nhello\r\n0\r\n\r\n')],
  ['two lengths', [400], post('content-length: 3\r\n')],
  ['a negative length', [400], `POST /v1/books HTTP/1.1\r\n${host}${json}content-length: -1\r\n\r\n`],
  ['two encodings of the transfer', [400], chunked('transfer-encoding: identity\r\n', '0\r\n\r\n')],
  [
    'a chunk with 20 KB of extension',
    [400, 413],
    chunked('', `5;${'x'.repeat(20_000)}\r\nhello\r\n0\r\n\r\n`),
  ],
  [
    'chunks without an end of size',
    [413],
    chunked('', `10000\r\n${'x'.repeat(65_536)}\r\n`.repeat(5) + '0\r\n\r\n'),
  ],
  ['a chunk of no size', [400], chunked('', 'zz\r\nhello\r\n0\r\n\r\n')],
  [
    '30 000 chunks of one byte, of no sense',
    [400, 408],
    chunked('', '1\r\nx\r\n'.repeat(30_000) + '0\r\n\r\n'),
  ],
  ['an expectation', [417], post('expect: a-miracle\r\n')],
  ['a body in gzip', [415], post('content-encoding: gzip\r\n', gzipSync(body))],
  ['a bomb in gzip', [415], post('content-encoding: gzip\r\n', gzipSync(Buffer.alloc(50_000_000)))],
  ['a body in brotli', [415], post('content-encoding: br\r\n')],
  [
    'a body in UTF-16 that says so',
    [415],
    post('').toString('latin1').replace('json\r\n', 'json; charset=utf-16\r\n'),
  ],
  ['a body in UTF-16 that does not', [400], post('', utf16)],
  ['a body that is not UTF-8', [400], post('', Buffer.from('{"idea":"\xff\xfe"}', 'latin1'))],
  ['a byte order mark', [400], post('', `\ufeff${body}`)],
  ['JSON 100 000 deep', [422], post('', `{"idea":"x","hero":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ['JSON 100 000 deep without an end', [400], post('', '['.repeat(100_000))],
  ['a string of 10 MB', [413], post('', JSON.stringify({ idea: 'x'.repeat(10_000_000) }))],
  ['1e400 pages', [422], post('', '{"idea":"x","pages":1e400}')],
  ['a seed of 1e400', [422], post('', '{"idea":"x","seed":1e400}')],
  ['__proto__', [400], post('', '{"idea":"x","__proto__":{"admin":true}}')],
  ['__proto__ in disguise', [400], post('', '{"idea":"x","\\u005f_proto__":{"admin":true}}')],
  ['constructor.prototype', [400], post('', '{"idea":"x","constructor":{"prototype":{"admin":true}}}')],
  ['two idempotency keys', [400], post('idempotency-key: a\r\nidempotency-key: b\r\n')],
  [
    'a form',
    [415],
    post('').toString('latin1').replace('application/json', 'multipart/form-data; boundary=x'),
  ],
  [
    'two types',
    [400, 415],
    post('content-type: text/plain\r\n').toString('latin1').replace('application/json', 'text/xml'),
  ],
  ['a NUL in a header', [400], get('x: a\0b\r\n')],
  ['a folded header', [400], get('x: a\r\n b\r\n')],
  ['a header without a name', [400], get(': a\r\n')],
  ['no host', [400], 'GET /v1/styles HTTP/1.1\r\nconnection: close\r\n\r\n'],
  ['an unknown method', [400], `BREW /v1/books HTTP/1.1\r\n${host}\r\n`],
  [
    'an override of the method',
    [404, 405],
    `PATCH /v1/books HTTP/1.1\r\n${host}connection: close\r\nx-http-method-override: DELETE\r\n\r\n`,
  ],
  ['HTTP/2 by surprise', [400], 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['TLS on a plain port', [400], Buffer.from('16030100c8010000c40303', 'hex')],
]

describe('what has no place here', () => {
  it.each(refused)('%s is a problem, and the server lives', async (_, statuses, text) => {
    const answer = await raw(app.url, text)
    expect(statuses).toContain(answer.status)
    expect(answer.head).toMatch(/content-type: application\/problem\+json/i)
    expect(JSON.parse(answer.body.replace(/^[0-9a-f]+\r\n|\r\n0\r\n\r\n$/g, ''))).toMatchObject({
      status: answer.status,
      code: expect.any(String) as string,
    })
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  })

  it('does not pollute anybody', () => {
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('is not this: a plain order, in chunks, with what curl expects', async () => {
    const answer = await raw(app.url, post('expect: 100-continue\r\nidempotency-key: curl\r\n'))
    expect(answer.head).toMatch(/^HTTP\/1.1 100 Continue/)
    expect(answer.body).toMatch(/^HTTP\/1.1 202/)
    const size = Buffer.byteLength(body).toString(16)
    expect((await raw(app.url, chunked('', `${size}\r\n${body}\r\n0\r\n\r\n`))).status).toBe(202)
  })
})

describe('who is slow', () => {
  // A byte every so often, for as long as the other side listens.
  const drip = (connection: Raw, every_ms: number) => {
    const timer = setInterval(() => connection.say('x'), every_ms)
    void connection.closed.then(() => clearInterval(timer))
  }

  it('with headers is answered 408 and cut off, however many they are, and others are served', async () => {
    const slow = Array.from({ length: 40 }, () => new Raw(app.url))
    const start = performance.now()
    for (const one of slow) {
      one.say(`GET /healthz HTTP/1.1\r\n${host}x: `)
      drip(one, 50)
    }
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
    const answers = await Promise.all(slow.map((one) => one.answer()))
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([408]))
    // By the limit for headers, not by that for the whole.
    expect(performance.now() - start).toBeLessThan(request_timeout_ms)
  })

  it('with a body as well', async () => {
    const slow = new Raw(app.url)
    slow.say(`POST /v1/books HTTP/1.1\r\n${host}${json}content-length: 5000\r\n\r\n{`)
    drip(slow, 50)
    const answer = await slow.answer()
    expect([answer.status, answer.ms < request_timeout_ms + 2_500]).toEqual([408, true])
  })

  it('and says nothing at all is cut off too', async () => {
    const silent = new Raw(app.url)
    expect((await silent.answer()).ms).toBeLessThan(request_timeout_ms + 2_500)
  })
})

it('takes so many connections and closes what is more', async () => {
  const many = Array.from({ length: 80 }, () => new Raw(app.url))
  for (const one of many) one.say(`GET /healthz HTTP/1.1\r\n${host}x: `)
  let cut = 0
  // Without a word: those who were let in hear in the end that they are slow.
  for (const one of many) void one.closed.then(() => (cut += one.heard === '' ? 1 : 0))
  await eventually(async () => cut >= 20, 2_000, 'the last to be closed')
  for (const one of many) one.socket.destroy()
  await eventually(
    async () =>
      await fetch(`${app.url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    2_000,
  )
})
