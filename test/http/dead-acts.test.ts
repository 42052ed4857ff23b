import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DeadAction, DeadPreview, DeadProgress } from '../../src/book/dead-letter.ts'
import { anOrder } from '../support/app.ts'
import { plantDead } from '../support/dead.ts'
import { eventually } from '../support/engine.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'

let app: Hosted
let book: string
beforeAll(async () => {
  app = await startHosted({ env: openAi, simulator: { faults: [{ on: 'image', what: 'moderated_input' }] } })
  book = await app.order(anOrder)
  await app.until(book, 'partial')
  await app.faults([])
}, 90_000)
afterAll(async () => await app.stop())

type Answer<T> = T & { status: number; code?: string }
async function call<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
  const answer = await fetch(`${app.url}/v1/admin/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { ...((text ? JSON.parse(text) : {}) as T), status: answer.status }
}
type Letters = { items: { id: string; key: string; kind: string }[] }
const letterOf = async (book: string, kind: string) => {
  const { items } = await call<Letters>('GET', `dead?book=${book}&kind=${kind}`)
  return items[0]?.id ?? ''
}

it('a refused picture is retried with a note, and its book becomes complete', async () => {
  const id = await letterOf(book, 'picture')
  const wrong = await call('POST', `dead/${id}/retry`, { note: 'with some heroin' })
  expect([wrong.status, wrong.code]).toEqual([422, 'content_not_allowed'])
  const answer = await call<object>('POST', `dead/${id}/retry`, { note: 'a smaller fox' })
  expect(answer).toMatchObject({ status: 202, id, book_id: book, revision: 2 })
  expect((await app.until(book, 'complete', 'partial', 'failed')).status).toBe('complete')
  const given = await app.db.query(
    `select key, given from storymill.steps where book_id = $1 and given is not null`,
    [book],
  )
  expect(given).toEqual([
    { key: expect.stringMatching(/^picture:/) as string, given: { note: 'a smaller fox' } },
  ])
  expect(await call('POST', `dead/${id}/retry`)).toMatchObject({ status: 409, code: 'state_conflict' })
}, 90_000)

it('a set is previewed, dealt with by the service, and its progress is told', async () => {
  for (const user of ['mia', 'mia', 'leo']) await plantDead(app.db, { user })
  const seen = await call<DeadPreview>('POST', 'dead/preview', { filter: { user: 'mia' } })
  expect(seen).toMatchObject({ status: 200, books: 2, users: 1, letters: 2, does: null })
  const act = async (confirm: number) =>
    await call<DeadProgress>('POST', 'dead/act', { preview: seen.id, action: 'discard', confirm })
  expect(await act(3)).toMatchObject({ status: 409 })
  expect(await act(2)).toMatchObject({ status: 202, does: 'discard' })
  const progress = async () => await call<DeadProgress>('GET', `dead/actions/${seen.id}`)
  await eventually(async () => (await progress()).state === 'done', 20_000, 'the action to be done', 100)
  expect(await progress()).toMatchObject({ parts: { discarded: 2 }, troubles: [] })
  for (const [user, left] of [
    ['mia', 0],
    ['leo', 1],
  ] as const)
    expect((await call<Letters>('GET', `dead?user=${user}`)).items).toHaveLength(left)
  expect(await call('POST', `dead/actions/${seen.id}/stop`)).toMatchObject({ status: 409 })
  const { items } = await call<{ items: DeadAction[] }>('GET', 'dead/actions')
  expect(items.map((one) => one.id)).toEqual([seen.id])
})

it('a letter is discarded, and every act is on record with who did it', async () => {
  const { id } = await plantDead(app.db)
  expect((await call('POST', `dead/${id}/discard`)).status).toBe(204)
  expect((await call('POST', `dead/${id}/discard`)).status).toBe(409)
  type Acts = { items: { action: string; by: string; via: string }[]; next_cursor: string | null }
  const first = await call<Acts>('GET', 'actions?limit=2')
  expect(first.items).toMatchObject([
    { action: 'dead.discard', by: 'local', via: 'http' },
    { action: 'dead.discard', by: 'local', via: 'http', detail: { letters: 2, books: 2 } },
  ])
  const rest = await call<Acts>('GET', `actions?limit=2&cursor=${first.next_cursor}`)
  expect([rest.items.length, rest.next_cursor]).toEqual([1, null])
  expect((await call<Acts>('GET', 'actions?action=dead.retry')).items).toHaveLength(1)
  expect((await call<Acts>('GET', 'actions?by=nobody')).items).toEqual([])
})

it.each([
  ['preview', {}],
  ['preview', { filter: { colour: 'red' } }],
  ['preview', { filter: {}, ids: [] }],
  ['preview', { ids: [] }],
  ['act', { preview: 'x', action: 'retry', confirm: 1 }],
  ['act', { preview: '0193b2c4-0000-7abc-8def-0123456789ab', action: 'burn', confirm: 1 }],
])('%s refuses %o', async (path, body) => {
  expect(await call('POST', `dead/${path}`, body)).toMatchObject({ status: 422, code: 'invalid_order' })
})

it('what is not there is not found', async () => {
  const nobody = '0193b2c4-0000-7abc-8def-0123456789ab'
  for (const [method, path] of [
    ['POST', `dead/${nobody}/retry`],
    ['POST', `dead/${nobody}/discard`],
    ['GET', `dead/actions/${nobody}`],
    ['POST', `dead/actions/${nobody}/stop`],
  ] as const)
    expect((await call(method, path)).status, path).toBe(404)
  const act = await call('POST', 'dead/act', { preview: nobody, action: 'retry', confirm: 0 })
  expect(act.status).toBe(404)
})
