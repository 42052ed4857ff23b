import { redeliverWebhook } from '../actions/redeliver-webhook.ts'
import { renewWebhookSecret } from '../actions/renew-webhook-secret.ts'
import { testWebhook } from '../actions/test-webhook.ts'
import type { Parts } from '../app.ts'
import type { Config } from '../config.ts'
import { listDeliveries, readDelivery } from '../db/webhooks/read.ts'
import type { WebhookParts } from '../http/webhooks.ts'
import { ownNetworkToo, publicWeb, type Reach } from '../outside/reach.ts'
import { Courier } from '../worker/courier.ts'

/** Where webhooks may go. */
export const webhookReach = ({ webhooks }: Config): Reach =>
  webhooks.allow_private ? ownNetworkToo : publicWeb(webhooks.ports)

/** What the door needs of webhooks. */
export function webhookParts({ config, db, ring, signing }: Parts): WebhookParts {
  const query = db.query.bind(db)
  const reach = webhookReach(config)
  return {
    list: (user, ask) => listDeliveries(query, user, ask),
    show: (user, id) => readDelivery(query, user, id),
    redeliver: (user, id) => redeliverWebhook(db, ring, user, id),
    renewSecret: (user) => renewWebhookSecret(db, signing, user),
    test: (user, url) => testWebhook({ db, reach, ring }, user, url),
  }
}

/** Starts delivering, in the name of a worker of this process. */
export function startCourier(
  { config, db, signing, trouble }: Pick<Parts, 'config' | 'db' | 'signing' | 'trouble'>,
  worker_id: string,
  slots: number,
  onRest: (after_ms: number) => void,
): Courier {
  const { timeout_ms, waits_ms, per_host, keep_days } = config.webhooks
  const courier = new Courier({
    db,
    worker_id,
    slots,
    per_host,
    reach: webhookReach(config),
    signing,
    timeout_ms,
    waits_ms,
    keep_days,
    random: Math.random,
    onTrouble: trouble,
    onRest,
  })
  courier.start()
  return courier
}
