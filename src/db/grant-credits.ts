import type { Query } from './database.ts'

/**
 * A user's credits, locked until the transaction ends: meanwhile nothing of theirs is ordered or settled. Undefined if
 * there is no such user, null if there is no limit.
 */
export async function lockCredits(query: Query, user_id: string): Promise<number | null | undefined> {
  const [user] = await query<{ credits: number | null }>(
    'select credits from storymill.users where id = $1 for no key update',
    [user_id],
  )
  return user?.credits
}

/**
 * Gives a locked user credits, or takes some. One without a limit gets one: what they have used and hold until then counts
 * as given, so that what is left are the credits of this grant.
 */
export async function giveCredits(
  query: Query,
  grant: { user_id: string; credits: number; granted_by: string },
): Promise<void> {
  await query(
    `with given as (
       insert into storymill.credit_grants (user_id, credits, granted_by, opening)
       select u.id, $2, $3, case when u.credits is not null then 0 else
         coalesce((select sum(c.credits) from storymill.credit_charges c where c.user_id = u.id), 0)
         + coalesce((select sum(b.credits_held) from storymill.books b where b.user_id = u.id), 0)
         - coalesce((select sum(g.credits + g.opening) from storymill.credit_grants g where g.user_id = u.id), 0) end
       from storymill.users u where u.id = $1
     )
     update storymill.users set credits = coalesce(credits, 0) + $2 where id = $1`,
    [grant.user_id, grant.credits, grant.granted_by],
  )
}

/** Takes the limit of a locked user away. */
export async function liftLimit(query: Query, grant: { user_id: string; granted_by: string }): Promise<void> {
  await query(
    `with given as (
       insert into storymill.credit_grants (user_id, credits, unlimited, granted_by) values ($1, 0, true, $2)
     )
     update storymill.users set credits = null where id = $1`,
    [grant.user_id, grant.granted_by],
  )
}
