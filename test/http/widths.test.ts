import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../src/ops/audit.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { plantBook } from '../support/planted.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ worker: false })))
afterAll(async () => await app.stop())

const drawn = async (width: number, height: number) =>
  await sharp({ create: { width, height, channels: 3, background: '#2c6b3f' } })
    .jpeg()
    .toBuffer()

/** A planted book whose cover is these bytes. */
async function withCover(bytes: Uint8Array): Promise<string> {
  const id = await plantBook(app)
  const [blob] = await app.db.query<{ key: string }>(
    `update storymill.blobs bl set sha256 = encode(sha256($2), 'hex'), size = length($2) from storymill.steps s
     where s.id = bl.step_id and s.book_id = $1 and s.key = 'cover' returning bl.key`,
    [id, bytes],
  )
  await app.files.put(blob?.key ?? '', bytes)
  return id
}

const read = async (answer: Response) => sharp(await answer.arrayBuffer()).metadata()
const get = async (path: string, headers: Record<string, string> = {}) =>
  await fetch(app.url + path, { headers })
/** The copies that are kept of a book's pictures. */
const copies = async (id: string) =>
  (await readdir(join(app.files.place, 'books', id), { recursive: true }).catch((): string[] => [])).filter(
    (name) => name.includes('.webp'),
  )

describe('a picture in another width', () => {
  it('is WebP, as wide as was asked, as high as that makes it, and known by bytes and width', async () => {
    const id = await withCover(await drawn(1000, 1500))
    const whole = await get(`/v1/books/${id}/cover`)
    const small = await get(`/v1/books/${id}/cover?w=320`)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(small.headers.get('cache-control')).toBe(whole.headers.get('cache-control'))
    const etag = small.headers.get('etag') ?? ''
    expect(etag).toBe(`"${(whole.headers.get('etag') ?? '').slice(1, -1)}-w320"`)
    expect(await read(small)).toMatchObject({ format: 'webp', width: 320, height: 480 })
    expect((await get(`/v1/books/${id}/cover?w=320`, { 'if-none-match': etag })).status).toBe(304)
    expect((await get(`/v1/books/${id}/cover?w=640`, { 'if-none-match': etag })).status).toBe(200)
    const settled = await get(`/v1/books/${id}/cover?w=320&r=1`)
    expect(settled.headers.get('cache-control')).toContain('immutable')
  })

  it('is never wider than it was made', async () => {
    const id = await withCover(await drawn(400, 300))
    expect(await read(await get(`/v1/books/${id}/cover?w=1920`))).toMatchObject({
      format: 'webp',
      width: 400,
    })
  })

  it('is had at every address at which a picture is, and at no other width', async () => {
    const id = await withCover(await drawn(1000, 1000))
    const post = async (path: string, body: object) => {
      const answer = await fetch(`${app.url}/v1/books/${id}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return new URL(((await answer.json()) as { url: string }).url, app.url)
    }
    const secret = (await post('shares', {})).pathname.split('/').at(-1)
    for (const file of ['cover', 'pages/1/picture']) {
      const link = await post('links', { file })
      for (const path of [
        `/v1/books/${id}/${file}?`,
        `/v1/shared/${secret}/${file}?`,
        `${link.pathname}${link.search}&`,
      ]) {
        const small = await get(`${path}w=640`)
        expect([path, small.status, small.headers.get('content-type')]).toEqual([path, 200, 'image/webp'])
        expect((await get(path)).headers.get('content-type')).toBe('image/jpeg')
        const again = await get(`${path}w=640`, { 'if-none-match': small.headers.get('etag') ?? '' })
        expect(again.status).toBe(304)
        for (const w of ['100', '0', '-1', 'x', '', '640&w=320'])
          expect([path, w, (await get(`${path}w=${w}`)).status]).toEqual([path, w, 422])
      }
    }
  })

  it('is the picture itself where it cannot be read', async () => {
    const id = await withCover(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('no picture')]))
    const answer = await get(`/v1/books/${id}/cover?w=320`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    const etag = answer.headers.get('etag') ?? ''
    expect(etag).toBe((await get(`/v1/books/${id}/cover`)).headers.get('etag'))
    expect(await answer.text()).toContain('no picture')
    expect(await copies(id)).toEqual([])
  })

  it('goes with its book, and is nothing to the audit', async () => {
    const id = await withCover(await drawn(1000, 1000))
    await get(`/v1/books/${id}/cover?w=320`)
    expect(await copies(id)).toHaveLength(1)
    const found = await audit(app.db, app.files)
    expect(found.filter(({ subject }) => subject.includes(id) && subject.includes('webp'))).toEqual([])
    expect((await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await copies(id)).toEqual([])
    expect((await get(`/v1/books/${id}/cover?w=320`)).status).toBe(404)
  })

  it('that is made while its book is deleted is not left behind', async () => {
    const id = await withCover(await drawn(3000, 3000))
    // As a deletion does: the row is locked, the files go, and only then is it committed.
    let asked: Promise<Response> | undefined
    await app.db.transaction(async (query) => {
      await query('select from storymill.books where id = $1 for update', [id])
      asked = get(`/v1/books/${id}/cover?w=1280`)
      await eventually(async () => (await copies(id)).some((name) => name.endsWith('.webp')))
      await query('delete from storymill.books where id = $1', [id])
    })
    expect((await asked)?.status).not.toBe(500)
    expect(await copies(id)).toEqual([])
  })
})
