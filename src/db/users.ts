import type { Role } from '../book/caller.ts'
import type { Tier } from '../book/tiers.ts'
import type { Query } from './database.ts'

export type UserRow = {
  name: string
  tier: string
  role: Role
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
  user: { id: string; tier: string; role: Role; weight: number },
): Promise<boolean> {
  const rows = await query(
    `insert into storymill.users (id, tier, role, weight) values ($1, $2, $3, $4) on conflict do nothing returning id`,
    [user.id, user.tier, user.role, user.weight],
  )
  return rows.length > 0
}

/** Every user, or the one of that name. */
export async function listUsers(query: Query, name: string | null = null): Promise<UserRow[]> {
  return await query<UserRow>(
    `select u.id as name, u.tier, u.role, u.weight, u.credits, coalesce(b.held, 0)::int as credits_held,
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

/** What a user is and has; null if there is none of that name. */
export async function readUser(
  query: Query,
  id: string,
): Promise<{ tier: Tier; role: Role; credits: number | null } | null> {
  const [row] = await query<{ tier: Tier; role: Role; credits: number | null }>(
    'select tier, role, credits from storymill.users where id = $1',
    [id],
  )
  return row ?? null
}

/** A user's role, or null if there is no such user. Until the transaction ends nobody else gives them keys. */
export async function lockRole(query: Query, id: string): Promise<Role | null> {
  const [row] = await query<{ role: Role }>(
    'select role from storymill.users where id = $1 for no key update',
    [id],
  )
  return row?.role ?? null
}
