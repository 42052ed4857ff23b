import { mostTests, testEvent, webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { countUnended, queueEvent } from '../db/webhooks/queue.ts'
import type { Delivery } from '../db/webhooks/read.ts'
import { Problem } from '../errors.ts'
import type { Reach } from '../outside/reach.ts'
import { checkWebhookUrl } from './check-order.ts'

export type TestWebhookParts = { db: Database; reach: Reach; ring(queue: string): void }

// About as long as one may take.
const enough_s = 20

/** Sends a signed event that means nothing, once, so that a person sees whether their receiver works. */
export async function testWebhook(
  { db, reach, ring }: TestWebhookParts,
  user_id: string,
  url: string,
): Promise<Delivery> {
  checkWebhookUrl(url, 'url', reach)
  const payload = JSON.stringify({ type: testEvent, timestamp: new Date().toISOString(), data: {} })
  const event = { user_id, type: testEvent, url, payload, tries_once: true }
  const delivery = await db.transaction(async (query) => {
    if ((await countUnended(query, user_id, testEvent)) < mostTests) return await queueEvent(query, event)
    const detail = `${mostTests} trials of yours are under way; wait until one has ended.`
    throw new Problem('too_many_requests', { detail, retry_after_s: enough_s })
  })
  ring(webhookQueue)
  return delivery
}
