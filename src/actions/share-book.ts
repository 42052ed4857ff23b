import { createHash, randomBytes } from 'node:crypto'
import type { NewId } from '../book/ids.ts'
import { mostEndedShares, mostShares, secretForm, type Share, type ShareAsked } from '../book/share.ts'
import type { Database } from '../db/database.ts'
import { findBlob } from '../db/find-blob.ts'
import { lockOwnBook } from '../db/lock-books.ts'
import { addShare, endShare, findShare, forgetEndedShares, type NewShare } from '../db/shares.ts'
import { Problem } from '../errors.ts'

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Shows a user's finished book to whoever has the secret, which is answered here and never again. */
export async function shareBook(
  { db, newId, random = randomBytes }: { db: Database; newId: NewId; random?: (bytes: number) => Buffer },
  user_id: string,
  book_id: string,
  { name, expires_s }: ShareAsked,
): Promise<Share & { secret: string }> {
  const query = db.query.bind(db)
  const found = await findBlob(query, user_id, book_id, 'pdf')
  if (!found) throw new Problem('not_found')
  if (!found.blob)
    throw new Problem('state_conflict', { detail: 'Only a book that has a PDF can be shared.' })
  const secret = random(32).toString('base64url')
  const share = await addUnderLock(db, {
    id: newId(),
    book_id,
    user_id,
    hash: hashOf(secret),
    name: name ?? null,
    expires_s: expires_s ?? null,
    most: mostShares,
  })
  if (!share)
    throw new Problem('state_conflict', { detail: `A book has at most ${mostShares} shares at a time.` })
  return { ...share, secret }
}

/** One at a time for a book: those that arrive together cannot pass the bound, and what has ended does not pile up. */
async function addUnderLock(db: Database, share: NewShare): Promise<Share | null> {
  return await db.transaction(async (query) => {
    await lockOwnBook(query, share.user_id, share.book_id)
    await forgetEndedShares(query, { ...share, kept: mostEndedShares })
    return await addShare(query, share)
  })
}

/** From this moment the secret shows nothing. */
export async function unshareBook(db: Database, user_id: string, book_id: string, id: string): Promise<void> {
  if (!(await endShare(db.query.bind(db), user_id, book_id, id))) throw new Problem('not_found')
}

/** The book behind a secret, and whose it is. */
export async function openShare(db: Database, secret: string): Promise<{ book_id: string; user_id: string }> {
  const found = secretForm.test(secret) ? await findShare(db.query.bind(db), hashOf(secret)) : null
  if (!found) throw new Problem('not_found')
  return found
}
