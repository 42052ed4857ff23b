import type { Query } from './database.ts'

/** What an operator did, as it was written down. */
export type RecordedAct = {
  id: string
  at: string
  by: string
  via: string
  action: string
  target: string | null
  detail: Record<string, unknown>
}

/** What operators did, newest first, before the act of that id; of one kind or by one person, if said. */
export async function readActs(
  query: Query,
  {
    action,
    by,
    before,
    limit,
  }: { action: string | null; by: string | null; before: string | null; limit: number },
): Promise<RecordedAct[]> {
  return await query<RecordedAct>(
    `select id::text, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, by, via, action, target, detail
     from storymill.admin_actions
     where ($1::text is null or action = $1) and ($2::text is null or by = $2) and ($3::bigint is null or id < $3)
     order by id desc limit $4`,
    [action, by, before, limit],
  )
}
