import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantDead } from '../support/dead.ts'

let app: TestApp
const letters: Record<string, { id: string; book_id: string }> = {}
beforeAll(async () => {
  app = await startTestApp({ worker: false })
  const plant = async (
    name: string,
    ...[died]: Parameters<typeof plantDead> extends [unknown, ...infer D] ? D : never
  ) => (letters[name] = await plantDead(app.db, died))
  await plant('oldest', {
    ago_s: 5_000,
    message: 'Picture 12 of book 0193b2c4-0000-7abc-8def-0123456789ab was refused (req_8fa1).',
  })
  await plant('same', {
    ago_s: 4_000,
    message: 'Picture 7 of book abcdefab-cdef-7abc-8def-abcdefabcdef was refused (req_71b2).',
  })
  await plant('text', {
    kind: 'page_text',
    code: 'bad_output',
    message: 'No text.',
    ago_s: 3_000,
    class: 'bad_output',
  })
  await plant('of mia', {
    user: 'mia',
    ago_s: 2_000,
    code: 'timeout',
    message: '100% late_',
    class: 'timeout',
  })
  await plant('cancelled', { status: 'cancelled' })
  await plant('newest', { ago_s: 10, message: 'Refused.', because: 'a person must say whether to pay again' })
})
afterAll(async () => await app.stop())

type List = {
  items: { id: string; cause: string; class: string }[]
  next_cursor: string | null
  total: unknown
}
const get = async <T>(path: string) => {
  const answer = await fetch(`${app.url}/v1/admin/${path}`)
  return { status: answer.status, ...((await answer.json()) as T) }
}
const names = async (query: string) => {
  const { items } = await get<List>(`dead${query}`)
  return items.map(({ id }) => Object.entries(letters).find(([, one]) => one.id === id)?.[0])
}

describe('the list of dead letters', () => {
  it('has the newest first, without what a cancelled book lacks', async () => {
    expect(await names('')).toEqual(['newest', 'of mia', 'text', 'same', 'oldest'])
    expect(await get<List>('dead')).toMatchObject({
      status: 200,
      next_cursor: null,
      total: { n: 5, more: false },
    })
  })

  it.each([
    ['queue=text', ['text']],
    ['kind=picture&user=local', ['newest', 'same', 'oldest']],
    ['code=timeout', ['of mia']],
    ['class=bad_output', ['text']],
    ['text=MUST%20say', ['newest']],
    ['text=100%25', ['of mia']],
    ['text=%25', ['of mia']],
    ['text=late_', ['of mia']],
    ['text=nothing%20like%20it', []],
  ])('filters by %s', async (query, wanted) => {
    expect(await names(`?${query}`)).toEqual(wanted)
  })

  it('filters by book, and by time in any zone', async () => {
    expect(await names(`?book=${letters['text']?.book_id}`)).toEqual(['text'])
    const since = new Date(Date.now() - 2_500_000).toISOString()
    expect(await names(`?since=${since}`)).toEqual(['newest', 'of mia'])
    const zoned = since.replace('Z', '%2B00:00')
    expect(await names(`?since=${zoned}`)).toEqual(['newest', 'of mia'])
  })

  it('pages without a gap or a repeat, also over letters that died at the same time', async () => {
    await app.db.query(
      `update storymill.steps set ended_at = (select ended_at from storymill.steps where id = $1) where id = $2`,
      [letters['oldest']?.id, letters['same']?.id],
    )
    const seen: (string | undefined)[] = []
    let cursor: string | null = ''
    while (cursor !== null && seen.length < 9) {
      const list: List = await get<List>(`dead?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...list.items.map((one) => one.id))
      cursor = list.next_cursor
    }
    const all = (await get<List>('dead')).items.map((one) => one.id)
    expect(seen).toEqual(all)
    expect(new Set(seen).size).toBe(5)
  })

  it.each(['queue=', 'since=yesterday', 'book=1', 'cause=x', 'cursor=1', 'limit=0', 'colour=red'])(
    'refuses %s',
    async (query) => {
      expect(await get(`dead?${query}`)).toMatchObject({ status: 422, code: 'invalid_order' })
    },
  )
})

describe('the groups', () => {
  it('are one row for one bug: numbers and ids do not tell them apart', async () => {
    const { items, grouped, total } = await get<{ items: unknown[]; grouped: number; total: unknown }>(
      'dead/groups',
    )
    expect([items.length, grouped, total]).toEqual([4, 5, { n: 5, more: false }])
    expect(items[0]).toMatchObject({
      kind: 'picture',
      queue: 'images',
      class: 'moderation_input',
      code: 'content_refused',
      message: 'Picture # of book # was refused (#).',
      letters: 2,
      books: 2,
    })
  })

  it('name the filter that is exactly them', async () => {
    const { items } = await get<List>('dead/groups')
    expect(await names(`?cause=${items[0]?.cause}`)).toHaveLength(2)
  })
})

describe('a dead letter', () => {
  it('shows its attempts and its book, and nothing that opens a door', async () => {
    const shown = await get<Record<string, unknown>>(`dead/${letters['of mia']?.id}`)
    expect(shown).toMatchObject({
      user: 'mia',
      key: 'picture:2',
      class: 'timeout',
      dealt_with: null,
      book: { idea: 'A fox', pages: 4, status: 'partial' },
      attempts_made: [{ attempt: 2, state: 'failed', because: 'refused for good' }],
    })
    expect(JSON.stringify(shown)).not.toContain('secret')
  })

  it('is not found under another name', async () => {
    for (const id of [letters['text']?.book_id, 'groups2', '../x'])
      expect(await get(`dead/${id}`)).toMatchObject({ status: 404 })
  })
})

it.each([
  ['since=9200-02-29T22:38:14-23:59', 422],
  ['since=2026-01-01T00:00:00%2B14:00', 200],
  ['since=9999-12-31T23:59:59-23:59', 422],
  ['since=0000-01-01T00:00:00Z', 422],
  ['code=a%00b', 422],
  ['text=%00', 422],
])('a filter that the database could not read is no error of ours: %s', async (query, status) => {
  expect((await fetch(`${app.url}/v1/admin/dead?${query}`)).status).toBe(status)
})
