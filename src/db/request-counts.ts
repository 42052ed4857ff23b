import type { Query } from './database.ts'

/** Requests of one user in one slot of time. */
export type SlotCount = { user_id: string; slot: number; requests: number }

// A node only writes rows of its own, so nobody waits for anybody.
const statement = `
with mine as (
  insert into storymill.request_counts (user_id, slot, node, requests)
  select user_id, slot, $1::uuid, requests from unnest($2::text[], $3::bigint[], $4::int[]) as m (user_id, slot, requests)
  on conflict (user_id, slot, node) do update set requests = excluded.requests
)
select user_id, slot::float8 as slot, sum(requests)::int as requests from storymill.request_counts
where user_id = any ($5::text[]) and slot between $6 and $7 and node <> $1
group by user_id, slot
union all
select null, extract(epoch from storymill.now()) * 1000, 0`

/**
 * Stores what this node has counted, and answers what the others have, of `users` in some slots; and the database's time,
 * milliseconds since 1970.
 */
export async function exchangeCounts(
  query: Query,
  node: string,
  mine: SlotCount[],
  others: { users: string[]; since: number; until: number },
): Promise<{ counts: SlotCount[]; now_ms: number }> {
  const rows = await query<{ user_id: string | null; slot: number; requests: number }>(
    statement,
    [
      node,
      mine.map((one) => one.user_id),
      mine.map((one) => one.slot),
      mine.map((one) => one.requests),
      others.users,
      others.since,
      others.until,
    ],
    'exchange-counts',
  )
  const counts = rows.filter((row): row is SlotCount => row.user_id !== null)
  return { counts, now_ms: rows.find((row) => row.user_id === null)?.slot ?? Date.now() }
}

/** Forgets what no minute counts any more. Two nodes may do it at once. */
export async function sweepCounts(query: Query, before: number): Promise<void> {
  await query(
    `delete from storymill.request_counts where ctid = any (array(
       select ctid from storymill.request_counts where slot < $1 for update skip locked))`,
    [before],
  )
}
