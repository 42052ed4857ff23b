import { afterAll, beforeAll, expect, it } from 'vitest'
import { AlertSettings } from '../../src/book/alert.ts'
import type { DeadPreview, DeadProgress } from '../../src/book/dead-letter.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantDead } from '../support/dead.ts'
import { eventually } from '../support/engine.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'
import { anEvent, trialWebhooks } from '../support/webhooks.ts'

let app: TestApp
let receiver: Receiver
let well = false
beforeAll(async () => {
  receiver = await startReceiver((got, answer) => {
    const told = got.path === '/alerts' || well
    answer.writeHead(told ? 204 : 500).end()
  })
  const alerts = AlertSettings.parse({ every_ms: 100, webhook_url: `${receiver.url}/alerts` })
  const dead_letters = { first: 5, at_once: 20, per_second: 100 }
  const config = { webhooks: trialWebhooks({ waits_ms: [] }), alerts, dead_letters }
  app = await startTestApp({ queues: ['webhooks'] }, 'latency=0-0', { config })
})
afterAll(async () => {
  await app.stop()
  await receiver.stop()
})

type Answer<T> = T & { status: number }
async function call<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
  const answer = await fetch(`${app.url}/v1/admin/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { ...((text ? JSON.parse(text) : {}) as T), status: answer.status }
}
type Letters = { items: { id: string; kind: string }[] }
const dead = async () => (await call<Letters>('GET', 'dead?queue=webhooks')).items.map((one) => one.id)
async function dies(): Promise<string> {
  const { id } = await anEvent(app.db, `${receiver.url}/hook?token=secret-7`)
  await eventually(async () => (await dead()).includes(id), 10_000, 'the delivery to be dead')
  return id
}
const arrived = (id: string) => receiver.got.filter((one) => one.headers['webhook-id'] === id).length

it('a delivery that is given up is a dead letter, between those of steps, and shows whom it is for but no secret', async () => {
  const step = await plantDead(app.db, { ago_s: 3_000 })
  const id = await dies()
  const all = await call<Letters>('GET', 'dead')
  expect(all.items.map((one) => one.id)).toEqual([id, step.id])
  const [group] = (await call<Letters>('GET', 'dead/groups?kind=webhook')).items
  expect(group).toMatchObject({ kind: 'webhook', queue: 'webhooks', letters: 1 })
  const shown = await call<object>('GET', `dead/${id}`)
  expect(shown).toMatchObject({
    key: 'trial',
    book: null,
    attempts_made: [{ purpose: 'delivery', code: '500' }],
  })
  expect(JSON.stringify([all, group, shown])).not.toContain('secret-7')
})

it('one is sent again, and takes no words', async () => {
  const id = await dies()
  well = true
  expect((await call('POST', `dead/${id}/retry`, { note: 'please' })).status).toBe(422)
  expect(await call('POST', `dead/${id}/retry`)).toMatchObject({ status: 202, book_id: null })
  await eventually(async () => arrived(id) === 2, 10_000, 'the delivery to arrive')
  expect((await dead()).includes(id)).toBe(false)
  well = false
})

it('one is discarded, and is back when somebody sends it again in vain', async () => {
  const id = await dies()
  expect((await call('POST', `dead/${id}/discard`)).status).toBe(204)
  expect((await dead()).includes(id)).toBe(false)
  await fetch(`${app.url}/v1/webhooks/deliveries/${id}/redeliver`, { method: 'POST' })
  await eventually(async () => (await dead()).includes(id), 10_000, 'the delivery to be dead again')
})

it('many are sent again, the first few first', async () => {
  await dies()
  const preview = async () => await call<DeadPreview>('POST', 'dead/preview', { filter: { kind: 'webhook' } })
  const act = async ({ id, letters }: DeadPreview) => {
    await call('POST', 'dead/act', { preview: id, action: 'retry', confirm: letters })
    const progress = async () => await call<DeadProgress>('GET', `dead/actions/${id}`)
    await eventually(async () => (await progress()).ended_at !== null, 15_000, 'the action to be over')
    return await progress()
  }
  const first = await preview()
  expect(first).toMatchObject({ letters: 3, credits: 0, groups: [{ kind: 'webhook', books: 3 }] })
  expect(await act(first)).toMatchObject({ state: 'done', parts: { 'died again': 3 } })
  well = true
  expect(await act(await preview())).toMatchObject({ state: 'done', parts: { mended: 3 } })
  expect(await dead()).toEqual([])
})

it('operators are told of alerts by webhook, and over HTTP', async () => {
  const told = () =>
    receiver.got.filter((one) => one.path === '/alerts').map((one) => JSON.parse(one.body) as object)
  await eventually(async () => told().length > 0, 10_000, 'an alert to be told')
  expect(told()[0]).toMatchObject({
    type: 'alert.started',
    data: { name: 'new_dead', level: 'watch', until: null },
  })
  await app.db.query(`update storymill.steps set dealt_with = 'discarded' where state = 'dead'`)
  await eventually(async () => told().length > 1, 10_000, 'its end to be told')
  expect(told()[1]).toMatchObject({
    type: 'alert.ended',
    data: { name: 'new_dead', until: expect.any(String) as string },
  })
  expect((await call<Letters>('GET', 'alerts')).items).toEqual([])
  expect((await call<Letters>('GET', 'alerts?ended=true')).items).toMatchObject([{ name: 'new_dead' }])
})
