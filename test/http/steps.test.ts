import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantDead } from '../support/dead.ts'
import { plantBook } from '../support/planted-steps.ts'

type Step = {
  id: string
  key: string
  state: string
  reason: string | null
  until: string | null
  user: string
}
type List = { items: Step[]; next_cursor: string | null; total: { count: number; more: boolean } | null }

let app: TestApp
let fern = ''
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  fern = await plantBook(app.db, { user: 'mia', title: 'Fern' }, [
    { key: 'plan', state: 'done', queue: 'text' },
    { key: 'page_text:2', state: 'ready', queue: 'text', rank: 2 },
    { key: 'page_text:1', state: 'ready', queue: 'text', rank: 1 },
    { key: 'picture:1', state: 'sleeping', due_s: 300, reason: 'limit' },
    { key: 'picture:2', state: 'sleeping', due_s: 60 },
    { key: 'picture:3', state: 'running' },
    { key: 'picture:4', state: 'ready', suspect: true },
    { key: 'pdf', state: 'blocked', queue: 'generation' },
  ])
  await plantBook(app.db, { user: 'tom' }, [{ key: 'cover', state: 'ready', rank: 3.5e-7 }])
  await plantDead(app.db, { user: 'tom' })
  await plantDead(app.db, { user: 'tom', status: 'cancelled' })
})
afterAll(async () => await app.stop())

const get = async (query = '') => {
  const answer = await fetch(`${app.url}/v1/admin/steps${query}`)
  return { status: answer.status, ...((await answer.json()) as List) }
}
const keys = async (query: string) => (await get(query)).items.map((one) => one.key)

describe('the list of steps', () => {
  it.each([
    [
      '',
      [
        'picture:3',
        'picture:4',
        'cover',
        'page_text:1',
        'page_text:2',
        'picture:2',
        'picture:1',
        'picture:2',
      ],
    ],
    ['?state=running', ['picture:3']],
    ['?state=ready', ['picture:4', 'cover', 'page_text:1', 'page_text:2']],
    ['?state=sleeping', ['picture:2', 'picture:1']],
    ['?state=dead', ['picture:2']],
    ['?queue=text', ['page_text:1', 'page_text:2']],
    ['?kind=cover', ['cover']],
    ['?user=mia&state=ready', ['picture:4', 'page_text:1', 'page_text:2']],
    ['?user=tom', ['cover', 'picture:2']],
    ['?reason=limit', ['picture:1']],
    // Nobody takes anything here.
    ['?reason=no_worker', ['picture:4', 'cover', 'page_text:1', 'page_text:2']],
    ['?reason=budget', []],
    ['?reason=backoff&state=dead', []],
  ])('is, asked %s, in the order that matters for each state', async (query, wanted) => {
    expect(await keys(query)).toEqual(wanted)
  })

  it('tells of each step where it is, since when, what it waits for, and whose it is', async () => {
    const { items, total } = await get(`?book=${fern}&state=sleeping`)
    expect(total).toEqual({ count: 2, more: false })
    expect(items[1]).toMatchObject({
      book_id: fern,
      title: 'Fern',
      user: 'mia',
      page: 1,
      state: 'sleeping',
      reason: 'limit',
      message: 'server_error (http_503) on try 1 of 7',
    })
    expect(Date.parse(items[1]?.until ?? '')).toBeGreaterThan(Date.now() + 200_000)
  })

  it('says of a ready step what its whole queue waits for', async () => {
    await app.db.query(`insert into storymill.queue_pauses (queue, by) values ('text', 'ann')`)
    expect((await get('?reason=paused')).items).toMatchObject([
      { key: 'page_text:1', reason: 'paused', message: 'paused by ann', until: null },
      { key: 'page_text:2', reason: 'paused' },
    ])
    await app.db.query('delete from storymill.queue_pauses')
  })

  it('pages over all the states without a gap or a repeat', async () => {
    for (const query of ['', '&state=ready']) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null && seen.length < 20) {
        const list: List = await get(`?limit=1${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
        expect(list.total === null).toBe(cursor !== '')
        seen.push(...list.items.map((one) => one.id))
        cursor = list.next_cursor
      }
      expect(seen).toEqual((await get(`?${query}`)).items.map((one) => one.id))
    }
    expect((await get('?limit=1')).total).toEqual({ count: 8, more: false })
  })

  it.each([
    'state=done',
    'cursor=ready_text_1_2',
    'cursor=running_99999999999999999_x',
    'reason=mood',
    'book=1',
    'user=%00',
    'colour=red',
    'limit=0',
  ])('refuses %s', async (query) => expect((await get(`?${query}`)).status).toBe(422))

  it('a cursor that nobody gave is no error of ours', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    for (const cursor of [`ready_x_1e99_99999_${id}`, `sleeping_9999999999999999_${id}`, `dead_0_${id}`])
      expect((await get(`?cursor=${cursor}`)).status, cursor).toBe(200)
  })
})
