import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantDead } from '../support/dead.ts'
import { plantBook } from '../support/planted-steps.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())
const get = async <T>(path: string) => (await (await fetch(`${app.url}/v1/admin/${path}`)).json()) as T

it('limits say how many calls they refused of late, and how many steps wait for them', async () => {
  await app.db.query(
    `insert into storymill.limits (limit_group, model, provider) values ('demo/main', 'paint', 'demo'), ('demo/main', 'other', 'demo')`,
  )
  const book = await plantBook(app.db, {}, [
    { key: 'picture:1', state: 'ready' },
    { key: 'picture:2', state: 'ready' },
    { key: 'picture:3', state: 'sleeping' },
    { key: 'page_text:1', state: 'ready', queue: 'text' },
  ])
  const call = async (state: string, kind: string | null, ago_min = 1) =>
    await app.db.query(
      `insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, class, model, key_ref, held_usd, sent_at)
       values ($1, $1, $2, $1, 1, $3, $4, 'demo:paint', 'demo:1', 0.1, storymill.now() - $5 * interval '1 minute')`,
      [newId(), book, state, kind, ago_min],
    )
  for (const state of ['ok', 'ok', 'ok']) await call(state, null)
  await call('failed', 'rate_limit')
  await call('failed', 'rate_limit', 20)
  await call('not_sent', 'rate_limit')
  const shown = async () =>
    (await get<{ items: { models: { model: string }[] }[] }>('limits')).items[0]?.models.toSorted((a, b) =>
      b.model.localeCompare(a.model),
    )
  expect(await shown()).toMatchObject([
    { model: 'paint', throttled_share: 0.25, waiting: 0 },
    { model: 'other', throttled_share: null, waiting: 0 },
  ])
  // A model that nobody configured is taken for one of text.
  await app.db.query(
    `insert into storymill.queue_waits (queue, reason, until) values ('text', 'limit', storymill.now() + interval '1 minute')`,
  )
  expect((await shown())?.[0]).toMatchObject({ waiting: 1 })
})

it('a payload is cut before it leaves the database, whole if somebody asks, and names no address', async () => {
  const { id } = await plantDead(app.db)
  await app.db.query(
    `update storymill.step_calls set answer = jsonb_build_object('text', repeat('ä', 100000)) where step_id = $1`,
    [id],
  )
  type Letter = { payload: string; payload_bytes: number }
  const cut = await get<Letter>(`dead/${id}`)
  expect([cut.payload.length, cut.payload_bytes > 200_000]).toEqual([2_048, true])
  const whole = await get<Letter>(`dead/${id}?whole=true`)
  expect(Buffer.byteLength(whole.payload)).toBe(whole.payload_bytes)
  expect(JSON.parse(whole.payload)).toMatchObject({ order: { idea: 'A fox', pages: 4 } })
  expect(whole.payload).not.toContain('secret')
  const [dead] = (await get<{ items: object[] }>('dead')).items
  expect(dead).not.toHaveProperty('payload')
})
