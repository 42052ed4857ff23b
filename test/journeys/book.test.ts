import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import type { Book } from '../../src/book/view.ts'
import { Storymill, type Progress } from '../../client/storymill.ts'
import { audit } from '../../src/ops/audit.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(async () => await app.stop())

const noFiles = diskFiles('/nowhere')
const order = async (body: object) => (await (await app.order(body)).json()) as Book

describe('a book, from the order to the PDF', () => {
  it('is made, told live without a gap, and can be fetched', async () => {
    const { id } = await order(anOrder)
    const told: Progress[] = []
    const { books } = new Storymill({ url: app.url })
    for await (const progress of books.follow(id)) told.push(progress)
    expect(told.at(-1)?.status).toBe('complete')
    const versions = told.map((one) => one.version)
    expect(versions).toEqual(versions.map((_, index) => (versions[0] ?? 0) + index))
    const percents = told.map((one) => one.progress_percent)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    const book = await app.book(id)
    expect(book.pages.every((page) => page.text && page.picture_url && page.picture_alt)).toBe(true)
    const pdf = await fetch(`${app.url}${book.pdf_url}`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const picture = await fetch(`${app.url}${book.pages[0]?.picture_url}`)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    const timeline = (await (await fetch(`${app.url}/v1/books/${id}/timeline`)).json()) as {
      steps: { calls: object[] }[]
    }
    expect(timeline.steps).toHaveLength(12)
    expect(timeline.steps.every((step) => step.calls.length === 1)).toBe(true)
  })

  it('tells a client that comes back only what it missed', async () => {
    const { id } = await order({ ...anOrder, seed: 8 })
    const whole = await app.until(id, 'complete')
    for (const last of [1, 3, whole.version - 1]) {
      const answer = await fetch(`${app.url}/v1/books/${id}/events`, {
        headers: { 'last-event-id': String(last) },
      })
      const ids = [...(await answer.text()).matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]))
      expect(ids).toEqual(Array.from({ length: whole.version - last }, (_, index) => last + 1 + index))
    }
    const future = await fetch(`${app.url}/v1/books/${id}/events`, { headers: { 'last-event-id': '9999' } })
    expect(await future.text()).toMatch(/event: snapshot[^]*"reset":true/)
  })

  it('answers 304 to who has it already, and keeps its state to itself elsewhere', async () => {
    const { id } = await order({ ...anOrder, seed: 8 })
    await app.until(id, 'complete')
    const first = await fetch(`${app.url}/v1/books/${id}`)
    const etag = first.headers.get('etag') ?? ''
    expect((await fetch(`${app.url}/v1/books/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    )
    expect((await fetch(`${app.url}/v1/books/${id}/cancel`, { method: 'POST' })).status).toBe(409)
    expect((await fetch(`${app.url}/v1/books/${id}/resume`, { method: 'POST' })).status).toBe(409)
  })

  it('is deleted with everything of it', async () => {
    const { id } = await order({ ...anOrder, seed: 9 })
    expect((await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })).status).toBe(409)
    await app.until(id, 'complete')
    expect((await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await fetch(`${app.url}/v1/books/${id}`)).status).toBe(404)
    expect(await app.db.query('select id from storymill.steps where book_id = $1', [id])).toEqual([])
  })

  it('leaves nothing for the audit to find', async () => {
    const findings = await audit(app.db, noFiles)
    expect(findings.filter((one) => one.check !== 'bytes')).toEqual([])
  })
})

describe('a book whose picture is refused for good', () => {
  it('ends partial with a PDF, and resume makes only that picture and the PDF again', async () => {
    const refusing = await startTestApp({}, 'latency=0-5,refuse=0.35,seed=4')
    try {
      let partial: Book | null = null
      for (let seed = 0; seed < 12 && !partial; seed++) {
        const answer = await refusing.order({ ...anOrder, pages: 6, seed })
        const made = await refusing.until(((await answer.json()) as Book).id, 'complete', 'partial')
        if (made.status === 'partial') partial = made
      }
      if (!partial) throw new Error('nothing was refused')
      expect(partial.pdf_url).not.toBeNull()
      const refused = await refusing.db.query<{ n: number }>(
        `select count(*)::int as n from storymill.step_calls where book_id = $1 and code = 'content_refused' group by step_id`,
        [partial.id],
      )
      expect(refused.every((one) => one.n === 1)).toBe(true)
      const before = await refusing.db.query('select id from storymill.steps where book_id = $1', [
        partial.id,
      ])
      const resumed = await fetch(`${refusing.url}/v1/books/${partial.id}/resume`, { method: 'POST' })
      expect(resumed.status).toBe(202)
      await refusing.until(partial.id, 'complete', 'partial')
      const made = await refusing.db.query<{ key: string }>(
        'select key from storymill.steps where book_id = $1 and revision = 2 order by key',
        [partial.id],
      )
      const dead = await refusing.db.query<{ key: string }>(
        `select key from storymill.steps where book_id = $1 and revision = 1 and state = 'dead' order by key`,
        [partial.id],
      )
      const pictures = dead.map((step) => step.key).filter((key) => key !== 'character_sheet')
      expect(made.map((step) => step.key)).toEqual([...pictures, 'pdf'].toSorted())
      expect(before.length).toBeGreaterThan(made.length)
    } finally {
      await refusing.stop()
    }
  })
})
