import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'
import { trialWebhooks } from '../support/webhooks.ts'

let app: TestApp
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  const webhooks = trialWebhooks()
  // The door has no hands of its own: another process makes the books, a third one delivers.
  app = await startTestApp({ worker: false }, 'latency=0-0', { config: { webhooks } })
  await app.another({ api: false, queues: ['text', 'images', 'generation'] }, 'latency=0-0,refuse=1')
  await app.another({ api: false, queues: ['webhooks'] })
})
afterAll(async () => {
  await app.stop()
  await receiver.stop()
})

it('a book is ordered, made, and told, in three processes', async () => {
  const answer = await fetch(`${app.url}/v1/webhooks/secret`, { method: 'POST' })
  const { secret } = (await answer.json()) as { secret: string }
  const { id } = (await (await app.order({ ...anOrder, webhook_url: `${receiver.url}/hook` })).json()) as Book
  const book = await app.until(id, 'complete', 'partial', 'failed')
  await eventually(async () => receiver.got.length > 0)
  const [got] = receiver.got
  expect(new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})).toMatchObject({
    type: `book.${book.status}`,
    data: { book_id: id, status: book.status, version: book.version },
  })
})
