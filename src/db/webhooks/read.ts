import type { DeliveryState } from '../../book/webhook.ts'
import type { Query } from '../database.ts'

/** A delivery as its user sees it. `status`, `class` and `because` are of the last attempt. */
export type Delivery = {
  id: string
  book_id: string | null
  revision: number | null
  version: number | null
  type: string
  url: string
  state: DeliveryState
  tries: number
  next_try_at: Date | null
  status: number | null
  class: string | null
  because: string | null
  created_at: Date
  ended_at: Date | null
}
export type Attempt = {
  at: Date
  ms: number | null
  status: number | null
  class: string | null
  because: string | null
}

/** Of `webhook_deliveries d`. */
export const deliveryColumns = `d.id, d.book_id, d.revision, d.version::float8 as version, d.type, d.url, d.state, d.tries,
  case when d.state in ('ready', 'sleeping') then d.due_at end as next_try_at, d.status, d.class, d.because, d.created_at,
  d.ended_at`

export type Listing = {
  book: string | null
  state: DeliveryState | null
  before: string | null
  limit: number
}

/** A user's deliveries, newest first, after the one with the id `before`. */
export async function listDeliveries(query: Query, user_id: string, ask: Listing): Promise<Delivery[]> {
  return await query<Delivery>(
    `select ${deliveryColumns} from storymill.webhook_deliveries d
     where d.user_id = $1 and ($2::uuid is null or d.book_id = $2) and ($3::text is null or d.state = $3)
       and ($4::uuid is null or (d.created_at, d.id) < (
         select c.created_at, c.id from storymill.webhook_deliveries c where c.id = $4 and c.user_id = $1))
     order by d.created_at desc, d.id desc limit $5`,
    [user_id, ask.book, ask.state, ask.before, ask.limit],
  )
}

/** A delivery with its payload and attempts, oldest first; null if this user has no such delivery. */
export async function readDelivery(
  query: Query,
  user_id: string,
  id: string,
): Promise<(Delivery & { payload: string; attempts: Attempt[] }) | null> {
  const [delivery] = await query<Delivery & { payload: string }>(
    `select ${deliveryColumns}, d.payload from storymill.webhook_deliveries d where d.id = $1 and d.user_id = $2`,
    [id, user_id],
  )
  if (!delivery) return null
  const attempts = await query<Attempt>(
    'select at, ms, status, class, because from storymill.webhook_attempts where delivery_id = $1 order by at',
    [id],
  )
  return { ...delivery, attempts }
}
