import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { fail as failed } from './news.ts'
import { hear, rest, type Heard } from './stream.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())

let seed = 100
const order = async () => (await (await app.order({ ...anOrder, seed: seed++ })).json()) as Book
const act = async (id: string, verb: string) =>
  await fetch(`${app.url}/v1/books/${id}/${verb}`, { method: 'POST' })
const follow = async (id: string, last?: string) =>
  await fetch(`${app.url}/v1/books/${id}/events`, {
    headers: last === undefined ? {} : { 'last-event-id': last },
    signal: AbortSignal.timeout(10_000),
  })
const all = async (answer: Response): Promise<Heard[]> => await rest(hear(answer))

const fail = async (id: string) => await failed(app.db, id)

describe('the event stream', () => {
  it('starts with a snapshot, goes on live and ends with the final status', async () => {
    const { id } = await order()
    const heard = hear(await follow(id))
    const first = (await heard.next()).value as Heard
    expect(first).toMatchObject({ id: 1, event: 'snapshot', data: { id, status: 'queued' } })
    await act(id, 'cancel')
    const later = await rest(heard)
    expect(later.map((one) => [one.id, one.event, one.data['status']])).toEqual([[2, 'status', 'cancelled']])
    expect(later[0]?.data).toMatchObject({ version: 2, revision: 1, progress_percent: 0, current_step: null })
  })

  it('goes on after the last id: exactly what follows', async () => {
    const { id } = await order()
    await act(id, 'cancel')
    expect((await all(await follow(id, '0'))).map((one) => one.id)).toEqual([1, 2])
    expect((await all(await follow(id, '1'))).map((one) => one.id)).toEqual([2])
    expect(await all(await follow(id, '2'))).toEqual([])
  })

  it.each(['99', 'nonsense', '-1'])('starts over when the last id is %s', async (last) => {
    const { id } = await order()
    await act(id, 'cancel')
    const [first] = await all(await follow(id, last))
    expect(first).toMatchObject({ id: 2, event: 'snapshot', data: { reset: true } })
  })

  it('starts over when what follows the last id is no longer held', async () => {
    const { id } = await order()
    await act(id, 'cancel')
    await app.db.query('delete from storymill.book_events where book_id = $1 and version < 2', [id])
    const [first] = await all(await follow(id, '0'))
    expect(first).toMatchObject({ id: 2, event: 'snapshot', data: { reset: true } })
  })

  it('goes past a final status that a resume has left behind', async () => {
    const { id } = await order()
    await fail(id)
    expect((await act(id, 'resume')).status).toBe(202)
    await fail(id)
    const heard = await all(await follow(id, '0'))
    expect(heard.map((one) => [one.id, one.data['revision'], one.data['status']])).toEqual([
      [1, 1, 'queued'],
      [2, 1, 'failed'],
      [3, 2, 'queued'],
      [4, 2, 'failed'],
    ])
  })

  it('ends when the book is deleted', async () => {
    const { id } = await order()
    await fail(id)
    await act(id, 'resume')
    const heard = hear(await follow(id))
    await heard.next()
    await act(id, 'cancel')
    expect((await fetch(`${app.url}/v1/books/${id}`, { method: 'DELETE' })).status).toBe(204)
    await rest(heard)
    expect((await follow(id)).status).toBe(404)
  })

  it('has no HEAD, which would hang', async () => {
    const { id } = await order()
    expect((await fetch(`${app.url}/v1/books/${id}/events`, { method: 'HEAD' })).status).toBe(405)
  })
})
