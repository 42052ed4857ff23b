import { createHash, randomBytes } from 'node:crypto'
import { readdir, readlink, truncate } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stream } from '../../src/http/files.ts'
import { useProblems } from '../../src/http/problems.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { plantBook } from '../support/planted.ts'
import { startAws, type Aws } from '../support/services/sqs.ts'

const pdf = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(20 * 1024 ** 2)])
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Planted = TestApp & { id: string; paths: string[] }

/** A book with a PDF of 20 MB, and the three addresses it is at. */
async function planted(app: TestApp): Promise<Planted> {
  const id = await plantBook(app, { pdf })
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${app.url}/v1/books/${id}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return ((await answer.json()) as { url: string }).url
  }
  const link = await post('links', { file: 'book.pdf' })
  const { pathname } = new URL(await post('shares', {}), app.url)
  const secret = pathname.split('/').at(-1)
  return { ...app, id, paths: [`/v1/books/${id}/book.pdf`, link, `/v1/shared/${secret}/book.pdf`] }
}

/** A client that takes what it is given only while it is told to. */
class Slow {
  readonly socket: Socket
  got = 0
  status = ''
  readonly #closed = Promise.withResolvers<void>()
  constructor(url: string, path: string) {
    const { hostname, port } = new URL(url)
    this.socket = connect({ host: hostname, port: Number(port) })
    this.socket.on('error', () => {})
    this.socket.once('close', () => this.#closed.resolve())
    this.socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`)
    this.socket.once('data', (chunk: Buffer) => {
      this.status = chunk.toString('latin1').slice(9, 12)
      this.got += chunk.length
      this.socket.pause()
    })
  }

  async rest(): Promise<number> {
    this.socket.on('data', (chunk: Buffer) => (this.got += chunk.length))
    this.socket.resume()
    await this.#closed.promise
    return this.got
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
/** Bytes in use in this process, of the service and of its readers. */
function held(): number {
  collectGarbage()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

/** What is collected is given back a little later: what counts is what stays. */
const costsLittle = async (before: number) =>
  await eventually(async () => held() - before < 40 * 1024 ** 2, 20_000, 'memory to be given back', 100)

async function pathOf(app: TestApp, id: string): Promise<string> {
  const [blob] = await app.db.query<{ key: string }>(
    `select key from storymill.blobs where book_id = $1 and media_type = 'application/pdf'`,
    [id],
  )
  return join(app.files.place, blob?.key ?? '')
}

const opened = async (path: string) => {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  )
  return links.filter((one) => one.startsWith(path)).length
}

describe('a file over HTTP, from disk', () => {
  let app: Planted
  beforeAll(async () => void (app = await planted(await startTestApp({ worker: false }))))
  afterAll(async () => await app.stop())

  it('is whole, says how long it is, and is not sent again to who has it', async () => {
    for (const path of app.paths) {
      const answer = await fetch(app.url + path)
      expect(answer.headers.get('content-length')).toBe(String(pdf.length))
      expect(sha(new Uint8Array(await answer.arrayBuffer()))).toBe(sha(pdf))
      const etag = answer.headers.get('etag') ?? ''
      expect(etag).toBe(`"${sha(pdf)}"`)
      const again = await fetch(app.url + path, { headers: { 'if-none-match': etag } })
      expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
      for (const named of [`W/${etag}`, `"other", W/${etag}`, '*']) {
        const known = await fetch(app.url + path, { headers: { 'if-none-match': named } })
        expect([known.status, named]).toEqual([304, named])
      }
      const other = await fetch(app.url + path, { method: 'HEAD', headers: { 'if-none-match': '"other"' } })
      expect(other.status).toBe(200)
      for (const name of ['etag', 'cache-control', 'content-security-policy'])
        expect(again.headers.get(name)).toBe(answer.headers.get(name))
    }
  })

  it('is described by HEAD without being read', async () => {
    for (const path of app.paths) {
      const { status, headers } = await fetch(app.url + path, { method: 'HEAD' })
      expect([status, headers.get('content-length')]).toEqual([200, String(pdf.length)])
      expect(headers.get('content-type')).toBe('application/pdf')
    }
    await eventually(async () => (await opened(app.files.place)) === 0)
    // With holes instead of bytes: nothing but its length, of which there is so much that it is never read in time.
    const id = await plantBook(app, { pdf })
    await truncate(await pathOf(app, id), 4 * 1024 ** 4)
    const { headers } = await fetch(`${app.url}/v1/books/${id}/book.pdf`, { method: 'HEAD' })
    expect(headers.get('content-length')).toBe(String(4 * 1024 ** 4))
    await eventually(async () => (await opened(app.files.place)) === 0)
  })

  it('costs next to no memory while 50 slow readers take it, and nothing is left when they go', async () => {
    const before = held()
    const slow = Array.from({ length: 50 }, (_, n) => new Slow(app.url, app.paths[n % 3] ?? ''))
    await eventually(async () => slow.every((one) => one.status === '200'))
    expect(await opened(app.files.place)).toBe(50)
    await costsLittle(before)
    expect(await slow[0]?.rest()).toBeGreaterThan(pdf.length)
    for (const one of slow) one.socket.destroy()
    await eventually(async () => (await opened(app.files.place)) === 0)
  })

  it('that shrinks on its way is cut off, not ended', async () => {
    const id = await plantBook(app, { pdf })
    const slow = new Slow(app.url, `/v1/books/${id}/book.pdf`)
    await eventually(async () => slow.status === '200')
    await truncate(await pathOf(app, id), 10_000_000)
    expect(await slow.rest()).toBeLessThan(pdf.length)
  })

  it('that is gone is not there yet, to who has it not', async () => {
    const id = await plantBook(app)
    await app.files.remove(`books/${id}`)
    const answer = await fetch(`${app.url}/v1/books/${id}/cover`)
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not_ready' }])
    expect(answer.headers.get('etag')).toBeNull()
  })
})

it('an answer in the place of a file that failed at the last moment is not kept as the file would be', async () => {
  const server = fastify()
  useProblems(server)
  server.get('/', async (request, reply) => {
    const bytes = new Readable({ read() {} })
    process.nextTick(() => bytes.destroy(new Error('gone')))
    const kept = { etag: '"e"', 'cache-control': 'private, max-age=31536000, immutable' }
    return await stream(request, reply.headers(kept), { size: 10, bytes })
  })
  const { statusCode, headers } = await server.inject('/')
  expect(statusCode).toBe(500)
  expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store'])
})

describe('a file over HTTP, from S3', () => {
  let aws: Aws
  let app: Planted
  beforeAll(async () => {
    aws = await startAws()
    await aws.s3.createBucket({ Bucket: 'books' })
    const FILES_URL = `s3://books/ours?endpoint=${aws.url}`
    app = await planted(await startTestApp({ worker: false }, 'latency=0-0', { env: { FILES_URL } }))
  })
  afterAll(async () => {
    await app.stop()
    await aws.stop()
  })

  it('is whole, at every address', async () => {
    for (const path of app.paths) {
      const answer = await fetch(app.url + path)
      expect(answer.headers.get('content-length')).toBe(String(pdf.length))
      expect(sha(new Uint8Array(await answer.arrayBuffer()))).toBe(sha(pdf))
    }
  })

  it('costs little memory while 50 slow readers take it', async () => {
    const before = held()
    const slow = Array.from({ length: 50 }, (_, n) => new Slow(app.url, app.paths[n % 3] ?? ''))
    await eventually(async () => slow.every((one) => one.status === '200'), 25_000)
    await costsLittle(before)
    expect(await slow[0]?.rest()).toBeGreaterThan(pdf.length)
    for (const one of slow) one.socket.destroy()
  })

  it('is cut off when its store goes away on the way, refused with a reason until it is back, and known by who has it', async () => {
    const path = app.paths[0] ?? ''
    const slow = new Slow(app.url, path)
    await eventually(async () => slow.status === '200')
    await aws.own.kill()
    expect(await slow.rest()).toBeLessThan(pdf.length)
    for (const each of app.paths) {
      const away = await fetch(app.url + each)
      expect([away.status, await away.json()]).toMatchObject([503, { code: 'files_unavailable' }])
      expect(away.headers.get('retry-after')).not.toBeNull()
      expect(away.headers.get('cache-control')).toBe('no-store')
      expect(away.headers.get('etag')).toBeNull()
      expect(away.headers.get('content-disposition')).toBeNull()
    }
    expect((await fetch(app.url + path, { headers: { 'if-none-match': `"${sha(pdf)}"` } })).status).toBe(304)
    await aws.own.start()
    expect((await fetch(app.url + path)).status).toBe(200)
  })
})
