import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The longest a link may live, in seconds: it cannot be taken back. */
export const longestLink_s = 900

export type Link = {
  book_id: string
  /** As in `stepOfFile`. */
  file: string
  /** As of which revision; null: the newest at the time of the call. */
  revision: number | null
  /** Unix time in seconds. */
  expires: number
  user: string
  disposition: 'inline' | 'attachment'
}

/** What stands in a link's query. The user is in it only as a keyed hash: who gets a link learns no name from it. */
export const LinkQuery = z.strictObject({
  expires: z.string().regex(/^[1-9]\d{9,11}$/),
  as: z.enum(['inline', 'attachment']),
  revision: z.string().regex(/^(newest|[1-9]\d{0,8})$/),
  owner: z.string().length(22),
  key: z.string().length(8),
  signature: z.string().length(43),
})
export type LinkQuery = z.infer<typeof LinkQuery>

type Keys = readonly [Buffer, ...Buffer[]]
type Place = Pick<Link, 'book_id' | 'file'>

/** The query of a link that needs no other permission until it expires. Signed with the first key. */
export function signLink(keys: Keys, link: Link): LinkQuery {
  const unsigned = {
    expires: String(link.expires),
    as: link.disposition,
    revision: link.revision === null ? 'newest' : String(link.revision),
    owner: ownerMark(keys[0], link.user),
    key: nameOf(keys[0]),
  }
  return { ...unsigned, signature: signature(keys[0], link, unsigned) }
}

/** A link whose signature is right; whether it is still good, and whose book it is, is for the caller to ask. */
export type ReadLink = Omit<Link, 'user'> & { isOwner(user: string): boolean }

/** Null if anything in it was changed, or no key of ours signed it. */
export function readLink(keys: Keys, place: Place, query: unknown): ReadLink | null {
  const parsed = LinkQuery.safeParse(query)
  if (!parsed.success) return null
  const { signature: given, ...unsigned } = parsed.data
  const key = keys.find((one) => nameOf(one) === unsigned.key)
  if (!key || !same(signature(key, place, unsigned), given)) return null
  return {
    ...place,
    revision: unsigned.revision === 'newest' ? null : Number(unsigned.revision),
    expires: Number(unsigned.expires),
    disposition: unsigned.as,
    isOwner: (user) => same(ownerMark(key, user), unsigned.owner),
  }
}

function signature(key: Buffer, { book_id, file }: Place, unsigned: Omit<LinkQuery, 'signature'>): string {
  const { expires, as, revision, owner, key: name } = unsigned
  // No field can hold a line feed, so no two links have the same text.
  const text = ['GET', book_id, file, revision, expires, owner, as, name].join('\n')
  return createHmac('sha256', key).update(text).digest('base64url')
}

const ownerMark = (key: Buffer, user: string): string =>
  createHmac('sha256', key).update(`owner\n${user}`).digest().subarray(0, 16).toString('base64url')

const nameOf = (key: Buffer): string =>
  createHash('sha256').update('key\n').update(key).digest('hex').slice(0, 8)

// As text: base64 has several spellings of the same bytes.
function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
