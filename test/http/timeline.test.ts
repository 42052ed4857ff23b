import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/book/ids.ts'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person } from '../support/callers.ts'
import { plantDead } from '../support/dead.ts'
import { eventually } from '../support/engine.ts'
import { plantBook } from '../support/planted-steps.ts'

type Span = {
  what: string
  from: string
  to: string | null
  reason: string | null
  until: string | null
  outcome: string | null
  because: string | null
  calls: { purpose: string; usd: number; http_status: number | null }[]
}
type Step = { key: string; state: string; waited_s: number; worked_s: number; usd: number; spans: Span[] }
type Timeline = {
  from: string
  to: string
  now: string
  steps: Step[]
  summary: { kind: string; steps: number }[]
  total_steps: number
  left_out: number
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({}, 'latency=0-5,fail=0.9,seed=3')
})
afterAll(async () => await app.stop())

const order = async (seed: number) => {
  const { id } = (await (await app.order({ ...anOrder, seed })).json()) as { id: string }
  return id
}
const get = async <T>(path: string) => (await (await fetch(`${app.url}/v1/admin/books/${path}`)).json()) as T
const timeline = (id: string, query = '') => get<Timeline>(`${id}/timeline${query}`)

describe('the timeline of a book that meets trouble', () => {
  it('has spans that follow one another without a gap, whatever happens to its steps', async () => {
    const id = await order(1)
    let seen: Timeline | undefined
    await eventually(async () => {
      seen = await timeline(id)
      for (const { key, spans } of seen.steps)
        for (const [index, span] of spans.entries()) {
          const next = spans[index + 1]
          expect(span.to === null, `${key} ends open`).toBe(next === undefined && span.to === null)
          if (next) expect(next.from, `${key} ${span.what} → ${next.what}`).toBe(span.to)
        }
      return seen.steps.some((step) => step.spans.some((span) => span.what === 'wait' && span.to !== null))
    }, 25_000)
    const waits = seen?.steps.flatMap((step) => step.spans.filter((span) => span.what === 'wait')) ?? []
    expect(waits.every((span) => span.reason === null || span.reason === 'backoff')).toBe(true)
    expect(waits.some((span) => span.reason === 'backoff' && span.until !== null)).toBe(true)
    const problems = await timeline(id, '?problems=true')
    expect(problems.steps.length).toBeGreaterThan(0)
    expect(problems.left_out).toBe(problems.total_steps - problems.steps.length)
    await fetch(`${app.url}/v1/admin/books/${id}/cancel`, { method: 'POST' })
  }, 40_000)

  it('is small whatever the steps made, and shows no key', async () => {
    const { id, book_id } = await plantDead(app.db)
    await app.db.query(`update storymill.steps set result = to_jsonb(repeat('x', 1000000)) where id = $1`, [
      id,
    ])
    await app.db.query(
      `update storymill.step_calls set answer = to_jsonb(repeat('y', 1000000)), key_ref = 'test:1a2b', usd = 0.25,
         code = 'http_429', charge = 'yes' where step_id = $1`,
      [id],
    )
    const text = JSON.stringify(await timeline(book_id))
    expect(text.length).toBeLessThan(5_000)
    const { steps } = JSON.parse(text) as Timeline
    expect(steps.find((step) => step.key === 'picture:2')).toMatchObject({
      usd: 0.25,
      spans: [
        { what: 'work', outcome: 'final', calls: [{ key_ref: 'test:1a2b', http_status: 429, usd: 0.25 }] },
      ],
    })
    expect(await get(book_id)).toMatchObject({ usd: 0.25, wasted_usd: 0.25, user: 'local' })
  })

  it('has the steps in the order of the book, whatever became of them first', async () => {
    const keys = [
      'plan',
      'character_sheet',
      'page_text:1',
      'picture:1',
      'page_text:2',
      'picture:2',
      'cover',
      'pdf',
    ]
    const book = await plantBook(
      app.db,
      { status: 'complete', ended_ago_s: 1 },
      keys.toReversed().map((key) => ({ key, state: 'done' })),
    )
    expect((await timeline(book)).steps.map((step) => step.key)).toEqual(keys)
  })

  it('past 2 000 steps sends those with problems and a summary', async () => {
    const { book_id } = await plantDead(app.db)
    await app.db.query(
      `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, ended_at)
       select gen_random_uuid(), $1, 'page_text:' || n, 'page_text', n, 'text', 'storybook@1', 0, 'done', storymill.now()
       from generate_series(1, 2100) n`,
      [book_id],
    )
    const told = await timeline(book_id)
    expect(told.steps.map((step) => step.key)).toEqual(['picture:2'])
    expect([told.total_steps, told.left_out]).toEqual([2_102, 2_101])
    // The others are not even read.
    expect(told.summary.map(({ kind, steps }) => [kind, steps])).toEqual([
      ['plan', 1],
      ['picture', 1],
    ])
  })
})

describe("anybody's book", () => {
  it('says who ordered it, and why it is as it is', async () => {
    const { book_id } = await plantDead(app.db, { user: 'mia' })
    const shown = await get<{ user: string; why: string; book: Book }>(book_id)
    expect(shown).toMatchObject({ user: 'mia', book: { id: book_id, status: 'partial' } })
    expect(shown.why).toBe('page 2 picture was given up: No (content_refused), because it cannot get better.')
  })

  it('is cancelled and resumed as by its owner, and both are written down', async () => {
    const { book_id } = await plantDead(app.db, { user: 'mia' })
    const post = async (verb: string) =>
      await fetch(`${app.url}/v1/admin/books/${book_id}/${verb}`, { method: 'POST' })
    expect((await post('cancel')).status).toBe(409)
    const resumed = await post('resume')
    expect([resumed.status, ((await resumed.json()) as Book).revision]).toEqual([202, 2])
    expect((await post('cancel')).status).toBe(202)
    const acts = await app.db.query(
      `select action, target, by, detail from storymill.admin_actions where target = $1 order by id`,
      [book_id],
    )
    expect(acts).toMatchObject([
      { action: 'book.resume', by: 'local', detail: { user: 'mia' } },
      { action: 'book.cancel', by: 'local', detail: { user: 'mia' } },
    ])
  })

  it('is not there under another id', async () => {
    for (const path of ['', '/timeline'])
      expect(await get(`${newId()}${path}`)).toMatchObject({ status: 404, code: 'not_found' })
  })
})

it('are for admins alone', async () => {
  const guarded = await startTestApp({ worker: false }, undefined, {
    config: { auth: 'keys' },
  })
  await person(guarded.db, 'tom')
  const { headers } = await keyOf(guarded.db, 'tom')
  for (const path of [`books/${newId()}`, `books/${newId()}/timeline`])
    expect((await fetch(`${guarded.url}/v1/admin/${path}`, { headers })).status).toBe(403)
  await guarded.stop()
})
