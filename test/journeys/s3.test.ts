import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { audit } from '../../src/ops/audit.ts'
import { examine } from '../../src/ops/doctor.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { startAws, type Aws } from '../support/services/sqs.ts'

let aws: Aws
let app: TestApp
beforeAll(async () => {
  aws = await startAws()
  await aws.s3.createBucket({ Bucket: 'books' })
  const FILES_URL = `s3://books/ours?endpoint=${aws.url}`
  app = await startTestApp({}, 'latency=0-5', { env: { FILES_URL } })
})
afterAll(async () => {
  await app.stop()
  await aws.stop()
})

const keys = async () =>
  (await aws.s3.listObjectsV2({ Bucket: 'books' })).Contents?.map((one) => one.Key) ?? []

describe('a book whose files lie on S3', () => {
  it('is made, comes back as it was stored, is found right by the audit, and leaves nothing when it is deleted', async () => {
    const { id } = (await (await app.order(anOrder)).json()) as Book
    const book = await app.until(id, 'complete')
    const blobs = await app.db.query<{ key: string; sha256: string; media_type: string }>(
      'select key, sha256, media_type from storymill.blobs where book_id = $1',
      [id],
    )
    const stored = new Map(blobs.map((blob) => [blob.sha256, blob]))
    const pages = book.pages.map((page) => page.picture_url)
    for (const path of [book.pdf_url, `/v1/books/${id}/cover`, ...pages]) {
      const answer = await fetch(`${app.url}${path}`)
      const sha = createHash('sha256')
        .update(new Uint8Array(await answer.arrayBuffer()))
        .digest('hex')
      expect(answer.headers.get('etag')).toBe(`"${sha}"`)
      expect(answer.headers.get('content-type')).toBe(stored.get(sha)?.media_type)
    }
    expect(await keys()).toEqual(expect.arrayContaining(blobs.map((blob) => `ours/${blob.key}`)))
    expect(await audit(app.db, app.files)).toEqual([])
    expect((await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await keys()).toEqual([])
  }, 60_000)

  it('is looked after by the doctor, who says when the store is away', async () => {
    const told = async () => (await examine(app.db, app.files)).filter((one) => one.what === 'files')
    expect(await told()).toEqual([
      { what: 'files', well: true, says: 'can be written and read in s3://books/ours/' },
    ])
    await aws.own.kill()
    expect(await told()).toMatchObject([
      { well: false, says: expect.stringContaining('ECONNREFUSED') as string },
    ])
  })
})
