import { mostSigning } from '../../book/webhook.ts'
import type { Query } from '../database.ts'

/** Of `s`, the versions of one user's secret with when they were replaced: those that sign at the time `t`. */
export const stillSigns = `(s.replaced_at is null or s.replaced_at > t - interval '24 hours')`

/**
 * The next version of a user's signing secret; the first is 1. `version` null: as many as may sign do, and there may be
 * another in `again_in_s`. Must run in a transaction: of two at once each gets its own.
 */
export async function nextSecret(
  query: Query,
  user_id: string,
): Promise<{ version: number | null; again_in_s: number }> {
  await query('select from storymill.users where id = $1 for no key update', [user_id])
  const [row] = await query<{ version: number | null; again_in_s: number }>(
    `with clock as materialized (select storymill.now() as t),
     versions as (
       select version, lead(created_at) over (order by version) as replaced_at
       from storymill.webhook_secrets where user_id = $1),
     signing as (select s.* from versions s, clock where ${stillSigns}),
     made as (
       insert into storymill.webhook_secrets (user_id, version)
       select $1, coalesce(max(version), 0) + 1 from versions having (select count(*) from signing) < ${mostSigning}
       returning version)
     select (select version from made) as version,
       coalesce((select ceil(extract(epoch from min(replaced_at) + interval '24 hours' - t)) from signing), 0)::int as again_in_s
     from clock`,
    [user_id],
  )
  return row ?? { version: null, again_in_s: 0 }
}
