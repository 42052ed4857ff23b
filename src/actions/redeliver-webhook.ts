import { webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import type { Delivery } from '../db/webhooks/read.ts'
import { redeliver } from '../db/webhooks/redeliver.ts'
import { Problem } from '../errors.ts'

/** Sends a delivery again, by itself or because it was given up, under its id. What was disabled is tried all the same. */
export async function redeliverWebhook(
  db: Database,
  ring: (queue: string) => void,
  user_id: string,
  id: string,
): Promise<Delivery> {
  const delivery = await redeliver(db.query.bind(db), user_id, id)
  if (!delivery) throw new Problem('not_found')
  ring(webhookQueue)
  return delivery
}
