import { z } from 'zod'
import { bookStatuses, returnStatuses, type BookStatus, type Mending } from './states.ts'

/** One revision of a book, as its owner sees it. */
export const RevisionView = z.strictObject({
  revision: z.int(),
  kind: z.enum(['order', 'resume', 'redo', 'edit', 'restore']).describe('What opened it.'),
  page: z.int().nullable().describe('Of a redo or an edit; 0 is the cover.'),
  part: z.enum(['text', 'picture']).nullable(),
  note: z.string().nullable().describe('What the person asked to be changed.'),
  from_revision: z.int().nullable().describe('Of a restore: the revision that was brought back.'),
  by: z.string(),
  opened_at: z.string(),
  status: z
    .enum(bookStatuses as [BookStatus, ...BookStatus[]])
    .describe('The state it ended in; of one that is under way, where it is.'),
  taken_back: z.boolean().describe('It came to nothing: what stood before it stands again.'),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  restorable: z.boolean(),
})
export type RevisionView = z.infer<typeof RevisionView>

/** How a revision came to be, and how it ended. */
export type Opened = Omit<RevisionView, 'restorable'>

/** Why a revision is opened. */
export type Reason = {
  kind: Mending
  page: number | null
  part: 'text' | 'picture' | null
  note: string | null
  from_revision: number | null
  by: string
}

/** A finished result. `made_by`: the step that made it, of a result that is shown again the first one. */
export type Result = { id: string; made_by: string; key: string; kind: string; revision: number }

/** The newest result of each step as of a revision, by key. */
export function standing(results: readonly Result[], revision: number): Map<string, Result> {
  const newest = new Map<string, Result>()
  for (const one of results)
    if (one.revision <= revision && one.revision > (newest.get(one.key)?.revision ?? 0))
      newest.set(one.key, one)
  return newest
}

/**
 * What brings a revision back: the texts and pictures of then where there are others now, none if it is as it was. What was
 * missing then and is there now stays; if there is none of that, the bound book of then fits and comes along, else `bind`.
 */
export function bringBack(results: readonly Result[], revision: number): { again: Result[]; bind: boolean } {
  const now = standing(results, Infinity)
  const then = standing(results, revision)
  const other = [...then.values()].filter((one) => now.get(one.key)?.made_by !== one.made_by)
  const again = other.filter((one) => one.kind !== 'pdf')
  if (again.length === 0) return { again, bind: false }
  const bind = [...now.keys()].some((key) => !then.has(key))
  return bind ? { again, bind } : { again: other, bind }
}

/** Whether a revision ended as a book that stood. */
export const stood = ({ status, taken_back }: Pick<Opened, 'status' | 'taken_back'>): boolean =>
  !taken_back && returnStatuses.includes(status)

/** All revisions, newest first, with whether each can be brought back now. `status`: the book's. */
export function revisionViews(
  opened: readonly Opened[],
  results: readonly Result[],
  status: BookStatus,
): RevisionView[] {
  const open = returnStatuses.includes(status)
  return opened
    .toSorted((a, b) => b.revision - a.revision)
    .map((one) => ({
      ...one,
      restorable: open && stood(one) && bringBack(results, one.revision).again.length > 0,
    }))
}
