import { testEvent, webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { queueEvent } from '../db/webhooks/queue.ts'
import type { Delivery } from '../db/webhooks/read.ts'
import type { Reach } from '../outside/reach.ts'
import { checkWebhookUrl } from './check-order.ts'

export type TestWebhookParts = { db: Database; reach: Reach; ring(queue: string): void }

/** Sends a signed event that means nothing, once, so that a person sees whether their receiver works. */
export async function testWebhook(
  { db, reach, ring }: TestWebhookParts,
  user_id: string,
  url: string,
): Promise<Delivery> {
  checkWebhookUrl(url, 'url', reach)
  const payload = JSON.stringify({ type: testEvent, timestamp: new Date().toISOString(), data: {} })
  const event = { user_id, type: testEvent, url, payload, tries_once: true }
  const delivery = await queueEvent(db.query.bind(db), event)
  ring(webhookQueue)
  return delivery
}
