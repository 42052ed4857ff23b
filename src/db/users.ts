import type { Query } from './database.ts'

export type UserRow = {
  name: string
  tier: string
  weight: number
  /** What can still be spent; null: no limit. */
  credits: number | null
  credits_held: number
  credits_charged: number
  books_under_way: number
  created_at: Date
}

/** Adds a user without a limit. Answers whether the name was free. */
export async function addUser(
  query: Query,
  user: { id: string; tier: string; weight: number },
): Promise<boolean> {
  const rows = await query(
    `insert into storymill.users (id, tier, weight) values ($1, $2, $3) on conflict do nothing returning id`,
    [user.id, user.tier, user.weight],
  )
  return rows.length > 0
}

/** Every user, or the one of that name. */
export async function listUsers(query: Query, name: string | null = null): Promise<UserRow[]> {
  return await query<UserRow>(
    `select u.id as name, u.tier, u.weight, u.credits, coalesce(b.held, 0)::int as credits_held,
       coalesce(c.charged, 0)::float8 as credits_charged, coalesce(b.n, 0)::int as books_under_way, u.created_at
     from storymill.users u
     left join (select user_id, sum(credits_held) as held, count(*) as n from storymill.books
       where completed_at is null group by user_id) b on b.user_id = u.id
     left join (select user_id, sum(credits) as charged from storymill.credit_charges group by user_id) c
       on c.user_id = u.id
     where $1::text is null or u.id = $1
     order by u.id`,
    [name],
  )
}
