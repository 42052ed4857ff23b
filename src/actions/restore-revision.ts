import { bringBack, revisionViews, stood, type RevisionView } from '../book/revision.ts'
import type { Book } from '../book/view.ts'
import type { Database } from '../db/database.ts'
import { readResults, readRevisions } from '../db/read-revisions.ts'
import { Problem } from '../errors.ts'
import { mustAllow, openMend, type MendParts } from './open-mend.ts'

/** Every revision of a book, newest first, or null if this user has no such book. */
export async function listRevisions(
  db: Database,
  user_id: string,
  id: string,
): Promise<RevisionView[] | null> {
  const query = db.query.bind(db)
  const found = await readRevisions(query, user_id, id)
  return found && revisionViews(found.revisions, await readResults(query, id), found.status)
}

/**
 * Brings back what a revision had where there is something else now, as the next revision: no call is made, nothing is
 * charged, and with the PDF of then the book is final at once. A picture that was missing then and is there now stays; then
 * the PDF is made anew.
 */
export async function restoreRevision(
  parts: MendParts,
  whose: { user_id: string; id: string },
  revision: number,
): Promise<Book> {
  const { user_id, id } = whose
  return await openMend(parts, whose, async ({ query, book, pipeline, nodes }) => {
    const found = await readRevisions(query, user_id, id)
    const wanted = found?.revisions.find((one) => one.revision === revision)
    if (!wanted) throw new Problem('not_found')
    mustAllow(book, 'restore', 'changed')
    if (!stood(wanted))
      throw new Problem('state_conflict', { detail: `Revision ${revision} did not end as a finished book.` })
    const { again, bind } = bringBack(await readResults(query, id), revision)
    if (again.length === 0)
      throw new Problem('state_conflict', { detail: `Nothing is other now than in revision ${revision}.` })
    const pdf = nodes.filter((node) => bind && pipeline.kinds[node.kind]?.part === 'pdf')
    return {
      reason: { kind: 'restore', page: null, part: null, note: null, from_revision: revision, by: user_id },
      make: new Set(pdf.map((node) => node.key)),
      given: () => null,
      again: again.map((one) => one.id),
    }
  })
}
