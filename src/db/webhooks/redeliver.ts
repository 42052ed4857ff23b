import type { Query } from '../database.ts'
import { patience } from './queue.ts'
import { deliveryColumns, type Delivery } from './read.ts'

/**
 * Sends a delivery again, with its id and payload, and the whole schedule before it. One that waits is due at once; one that
 * is being sent or about to be stays as it is. Null if this user has no such delivery.
 */
export async function redeliver(query: Query, user_id: string, id: string): Promise<Delivery | null> {
  await query(
    `update storymill.webhook_deliveries set state = 'ready', tries = 0, due_at = storymill.now(), ended_at = null, dealt_with = null,
       deadline_at = storymill.now() + ${patience}, because = 'a person asked for it'
     where id = $2 and user_id = $1 and state in ('sleeping', 'done', 'dead')`,
    [user_id, id],
  )
  const [row] = await query<Delivery>(
    `select ${deliveryColumns} from storymill.webhook_deliveries d where d.id = $2 and d.user_id = $1`,
    [user_id, id],
  )
  return row ?? null
}
