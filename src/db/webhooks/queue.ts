import type { Query } from '../database.ts'
import { deliveryColumns, type Delivery } from './read.ts'

/** How long a delivery is tried: more than the standard's schedule takes with all its jitter. */
export const patience = `interval '4 days'`

// What an address that answered 410 would be told is kept, and dead from the start: a person may send it all the same.
const statement = `
with clock as materialized (select storymill.now() as t)
insert into storymill.webhook_deliveries (user_id, book_id, revision, version, type, url, payload, state, class, because,
  due_at, deadline_at, created_at, ended_at)
select b.user_id, b.id, b.revision, b.version, 'book.' || b.status, b.params ->> 'webhook_url',
  json_build_object('type', 'book.' || b.status,
    'timestamp', to_char(b.completed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'data', json_build_object('book_id', b.id, 'revision', b.revision, 'version', b.version, 'status', b.status,
      'url', '/v1/books/' || b.id,
      'pdf_url', case when b.status in ('complete', 'partial') then '/v1/books/' || b.id || '/book.pdf' end,
      'error', case when b.error_code is not null
        then json_build_object('code', b.error_code, 'message', left(b.error_message, 500)) end))::text,
  case when off.url is null then 'ready' else 'dead' end, case when off.url is not null then 'gone' end, off.because,
  t, t + ${patience}, t, case when off.url is not null then t end
from storymill.books b cross join clock
left join storymill.webhook_disabled off on off.user_id = b.user_id and off.url = b.params ->> 'webhook_url'
where b.id = any ($1::uuid[]) and b.completed_at is not null and b.params ->> 'webhook_url' is not null
on conflict (book_id, version) do nothing
returning state`

/**
 * Notes down that the ends of books are to be told, once for each end. Must run in the transaction that made them final, as
 * a statement of its own after the one that did, with the books locked. Answers how many deliveries are ready.
 */
export async function queueWebhooks(query: Query, books: string[]): Promise<number> {
  const rows = await query<{ state: string }>(statement, [books], 'queue-webhooks')
  return rows.filter((row) => row.state === 'ready').length
}

/** How many events of a type a user has that have not ended. Until the transaction ends nobody else is told for this user. */
export async function countUnended(query: Query, user_id: string, type: string): Promise<number> {
  await query('select from storymill.users where id = $1 for no key update', [user_id])
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from storymill.webhook_deliveries where user_id = $1 and type = $2 and ended_at is null`,
    [user_id, type],
  )
  return row?.n ?? 0
}

/** Notes down an event that is about no book. `tries_once`: no retry. */
export async function queueEvent(
  query: Query,
  event: { user_id: string; type: string; url: string; payload: string; tries_once: boolean },
): Promise<Delivery> {
  const [row] = await query<Delivery>(
    `insert into storymill.webhook_deliveries as d (user_id, type, url, payload, deadline_at)
     values ($1, $2, $3, $4, storymill.now() + case when $5 then interval '0' else ${patience} end)
     returning ${deliveryColumns}`,
    [event.user_id, event.type, event.url, event.payload, event.tries_once],
  )
  if (!row) throw new Error('an inserted delivery was not answered')
  return row
}
