import { afterAll, beforeAll, expect, it } from 'vitest'
import { grantCredits } from '../../src/actions/grant-credits.ts'
import type { Book } from '../../src/book/view.ts'
import { storybook, demoTimeouts } from '../../src/pipeline/pipeline.ts'
import { readConfig } from '../../src/config.ts'
import { creditChecks } from '../../src/ops/audit/credits.ts'
import { eventually } from '../support/engine.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({}, 'latency=0-5')
})
afterAll(async () => await app.stop())

it('every step kind of a storybook has a price in the configuration, and no other has', async () => {
  const { credits } = await readConfig({}, '/nowhere')
  expect(Object.keys(credits).sort()).toEqual(
    Object.keys(storybook(demoTimeouts, { text: 6, picture: 1 }).kinds).sort(),
  )
  expect(credits).toMatchObject({ page_text: 1, picture: 5, cover: 5, character_sheet: 0, plan: 0, pdf: 0 })
})

it('an order holds its price, 402 says what is missing, and a complete book is charged', async () => {
  await grantCredits(app.db, { name: 'local', credits: 30, by: 'test' })
  const first = (await (await app.order(anOrder)).json()) as Book
  expect([first.status, first.cost]).toEqual(['queued', { credits: 0, provider_usd: 0 }])
  const short = await app.order({ ...anOrder, seed: 8 })
  expect([short.status, short.headers.get('content-type')]).toEqual([
    402,
    expect.stringContaining('application/problem+json') as string,
  ])
  expect(await short.json()).toMatchObject({
    status: 402,
    code: 'credits_short',
    detail: 'This book holds 29 credits; 1 is left.',
  })
  // On a busy machine the drawing takes its time.
  await eventually(async () => (await app.book(first.id)).status === 'complete', 55_000, 'the book')
  const book = await app.book(first.id)
  expect(book.cost.credits).toBe(29)
  const [left] = await app.db.query('select credits from storymill.users')
  expect(left).toEqual({ credits: 1 })
  for (const { sql } of creditChecks) expect(await app.db.query(sql)).toEqual([])
}, 60_000)

it('says in the description of the API that credits may be short', async () => {
  const document = JSON.stringify(await (await fetch(`${app.url}/openapi.json`)).json())
  expect(document.match(/"402"/g)?.length).toBeGreaterThanOrEqual(2)
})
