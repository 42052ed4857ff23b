import { stepOfFile } from '../book/files.ts'
import { readLink, type Link } from '../book/link.ts'
import { bookOwner } from '../db/book-owner.ts'
import type { Database } from '../db/database.ts'
import type { SigningKeys } from '../db/signing-secrets.ts'
import { Problem } from '../errors.ts'

export type OpenedLink = Pick<Link, 'user' | 'revision' | 'disposition'> & { step: string }

/**
 * Whose file a link shows, and how. The signature is looked at before the database is. What the link names is still asked
 * for as its owner: when the book is deleted, or has become another's, the link is worth nothing.
 */
export async function openLink(
  { db, signing }: { db: Database; signing: SigningKeys },
  place: Pick<Link, 'book_id' | 'file'>,
  query: unknown,
): Promise<OpenedLink> {
  const link = readLink(signing('links'), place, query)
  if (!link) throw new Problem('link_invalid')
  const book = await bookOwner(db.query.bind(db), link.book_id)
  const step = stepOfFile(link.file)
  if (!book || !step || !link.isOwner(book.user_id)) throw new Problem('not_found')
  if (book.now_s >= link.expires) throw new Problem('link_expired')
  const { revision, disposition } = link
  return { user: book.user_id, step, revision, disposition }
}
