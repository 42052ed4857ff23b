import type { Share } from '../book/share.ts'
import type { Query } from './database.ts'

type ShareRow = Record<'id', string> &
  Record<'name', string | null> &
  Record<'created_at', Date> &
  Record<'expires_at' | 'revoked_at', Date | null>

const columns = 's.id, s.name, s.created_at, s.expires_at, s.revoked_at'

const living = `s.revoked_at is null and (s.expires_at is null or s.expires_at > (select storymill.now()))`

const shown = ({ id, name, created_at, expires_at, revoked_at }: ShareRow): Share => ({
  id,
  name,
  created_at: created_at.toISOString(),
  expires_at: expires_at?.toISOString() ?? null,
  revoked_at: revoked_at?.toISOString() ?? null,
})

export type NewShare = {
  id: string
  book_id: string
  user_id: string
  hash: Uint8Array
  name: string | null
  /** Seconds; null: until it is revoked. */
  expires_s: number | null
  /** The most living ones of a book. */
  most: number
}

export type ShareListing = { before: string | null; limit: number }

/** Needs the book's lock, for the count to hold. Null if this user has no such book, or the book has so many living shares already. */
export async function addShare(query: Query, share: NewShare): Promise<Share | null> {
  const { id, book_id, user_id, hash, name, expires_s, most } = share
  const [row] = await query<ShareRow>(
    `insert into storymill.shares as s (id, book_id, user_id, hash, name, expires_at)
     select $1, b.id, b.user_id, $4, $5, storymill.now() + make_interval(secs => $6)
     from storymill.books b where b.id = $2 and b.user_id = $3
       and (select count(*) from storymill.shares s where s.book_id = b.id and ${living}) < $7
     returning ${columns}`,
    [id, book_id, user_id, hash, name, expires_s, most],
  )
  return row ? shown(row) : null
}

/**
 * Of a user's book, newest first, ended ones too, after the share `before`; null if this user has no such book. Ids are ordered
 * by time, so the id is the cursor.
 */
export async function listShares(
  query: Query,
  user_id: string,
  book_id: string,
  { before, limit }: ShareListing,
): Promise<Share[] | null> {
  const rows = await query<{ [key in keyof ShareRow]: ShareRow[key] | null }>(
    `select ${columns} from storymill.books b
     left join storymill.shares s on s.book_id = b.id and s.user_id = b.user_id and ($3::uuid is null or s.id < $3)
     where b.id = $2 and b.user_id = $1 order by s.id desc limit $4`,
    [user_id, book_id, before, limit],
  )
  if (rows.length === 0) return null
  return rows.filter((row) => row.id !== null).map((row) => shown(row as ShareRow))
}

/** Forgets a book's shares that ended 30 days ago, and of the other ended ones all but the newest `kept`. */
export async function forgetEndedShares(
  query: Query,
  { user_id, book_id, kept }: { user_id: string; book_id: string; kept: number },
): Promise<void> {
  await query(
    `with ended as (
       select s.id, ends.at, row_number() over (order by ends.at desc, s.id desc) as nth
       from storymill.shares s
       cross join lateral (select least(s.revoked_at, s.expires_at) as at) ends
       where s.book_id = $2 and s.user_id = $1 and not (${living}))
     delete from storymill.shares s using ended e
     where s.id = e.id and s.user_id = $1
       and (e.nth > $3 or e.at < storymill.now() - interval '30 days')`,
    [user_id, book_id, kept],
  )
}

/** Ends a share for good; answers whether this user's book has it. */
export async function endShare(query: Query, user_id: string, book_id: string, id: string): Promise<boolean> {
  const rows = await query(
    `update storymill.shares s set revoked_at = coalesce(s.revoked_at, storymill.now())
     from storymill.books b
     where s.id = $3 and s.book_id = $2 and b.id = s.book_id and b.user_id = $1 and s.user_id = b.user_id
     returning s.id`,
    [user_id, book_id, id],
  )
  return rows.length > 0
}

/** The book that a living share shows, if it is still its user's. */
export async function findShare(
  query: Query,
  hash: Uint8Array,
): Promise<{ book_id: string; user_id: string } | null> {
  const [row] = await query<{ book_id: string; user_id: string }>(
    `select s.book_id, s.user_id from storymill.shares s
     join storymill.books b on b.id = s.book_id and b.user_id = s.user_id
     where s.hash = $1 and ${living}`,
    [hash],
  )
  return row ?? null
}
