import type { Database } from '../db/database.ts'
import { spending } from '../db/spending.ts'
import { listUsers as list, type UserRow } from '../db/users.ts'

export type ListedUser = UserRow & { usd_total: number; usd_today: number }

/** Users, or the one of that name, with what they have, hold and cost. US dollars; days are UTC. */
export async function listUsers(db: Database, name: string | null = null): Promise<ListedUser[]> {
  const query = db.query.bind(db)
  const [users, spent] = await Promise.all([list(query, name), spending(query, name)])
  const sums = new Map(users.map((user) => [user.name, { usd_total: 0, usd_today: 0 }]))
  for (const { user_id, today, usd } of spent) {
    const sum = sums.get(user_id)
    if (!sum) continue
    sum.usd_total += usd
    if (today) sum.usd_today += usd
  }
  return users.map((user) => ({ ...user, ...(sums.get(user.name) ?? { usd_total: 0, usd_today: 0 }) }))
}
