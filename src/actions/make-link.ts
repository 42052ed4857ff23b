import { stepOfFile } from '../book/files.ts'
import { signLink, type Link, type LinkQuery } from '../book/link.ts'
import { bookOwner } from '../db/book-owner.ts'
import type { Database } from '../db/database.ts'
import { findBlob } from '../db/find-blob.ts'
import type { SigningKeys } from '../db/signing-secrets.ts'
import { Problem } from '../errors.ts'

export type LinkAsked = Pick<Link, 'file' | 'disposition' | 'revision'> & { expires_s: number }

/** Signs a link to a file of a user's book that is there. Nothing is stored: it lives until it expires. */
export async function makeLink(
  { db, signing }: { db: Database; signing: SigningKeys },
  user: string,
  book_id: string,
  { file, disposition, revision, expires_s }: LinkAsked,
): Promise<{ query: LinkQuery; expires_at: string }> {
  const query = db.query.bind(db)
  const book = await bookOwner(query, book_id)
  const mine = book?.user_id === user
  const found = mine ? await findBlob(query, user, book_id, stepOfFile(file) ?? '', revision) : null
  if (!book || !found) throw new Problem('not_found')
  if (!found.blob) throw new Problem('not_ready')
  const expires = Math.floor(book.now_s) + expires_s
  const link = { book_id, file, disposition, expires, user, revision }
  return {
    query: signLink(signing('links'), link),
    expires_at: new Date(expires * 1000).toISOString(),
  }
}
