import type { Query } from '../database.ts'

/**
 * The next version of a user's signing secret; the first is 1. Must run in a transaction: of two at once each gets its own.
 */
export async function nextSecret(query: Query, user_id: string): Promise<number> {
  await query('select from storymill.users where id = $1 for no key update', [user_id])
  const [row] = await query<{ version: number }>(
    `insert into storymill.webhook_secrets (user_id, version)
     select $1, coalesce(max(version), 0) + 1 from storymill.webhook_secrets where user_id = $1 returning version`,
    [user_id],
  )
  return row?.version ?? 1
}
