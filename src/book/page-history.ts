import { z } from 'zod'
import { bringBack, standing, stood, type Opened, type Result } from './revision.ts'

const PageVersion = z.strictObject({
  revision: z.int().describe('The newest revision it stood in: `?r=` of its picture, `{r}` of its restore.'),
  since: z.int().describe('The first revision it stood in.'),
  kind: z.enum(['order', 'resume', 'redo', 'edit', 'restore']).describe('What opened that first revision.'),
  note: z.string().nullable().describe('What the person asked to be changed.'),
  opened_at: z.string().describe('ISO 8601, UTC.'),
  text: z.string().nullable(),
  picture: z.boolean().describe('There was a picture.'),
  restorable: z.boolean(),
  also: z
    .array(z.int())
    .describe('Other pages that a restore of this revision would bring back too; 0 is the cover.'),
})
export type PageVersion = z.infer<typeof PageVersion>

/** What a page has looked like, and what another change of it costs. */
export const PageHistory = z.strictObject({
  items: z.array(PageVersion).describe('Newest first; the first is as it stands.'),
  next_cursor: z.null(),
  prices: z
    .strictObject({ text: z.int().nullable(), picture: z.int() })
    .describe('Credits for making that part again; words by hand cost none.'),
})
export type PageHistory = z.infer<typeof PageHistory>

/** No page is turned over more often than this; older versions are only in the list of revisions. */
export const mostVersions = 100

type Keys = { text: string | null; picture: string }
type Story = {
  revisions: readonly Opened[]
  results: readonly Result[]
  /** Words by the step that made them. */
  texts: ReadonlyMap<string, string>
  /** The book is one that can be changed now. */
  open: boolean
}

/** Each version of a page that stood in a finished book, newest first, once: a version that came back is where it last stood. */
export function versionsOf(
  { revisions, results, texts, open }: Story,
  keys: Keys,
  pageOf: (key: string) => number | null,
): PageVersion[] {
  const now = madeBy(standing(results, Infinity), keys)
  const versions = new Map<string, PageVersion>()
  const settled = revisions.filter(stood).toSorted((a, b) => a.revision - b.revision)
  for (const one of settled) {
    const then = standing(results, one.revision)
    const made = madeBy(then, keys)
    const before = versions.get(made)
    versions.delete(made)
    const again = bringBack(results, one.revision).again
    const others = again.map(({ key }) => pageOf(key)).filter((page) => page !== null)
    const mine = again.some(({ key }) => key === keys.text || key === keys.picture)
    const text = keys.text === null ? undefined : then.get(keys.text)
    versions.set(made, {
      revision: one.revision,
      since: before?.since ?? one.revision,
      kind: before?.kind ?? one.kind,
      note: before ? before.note : one.note,
      opened_at: before?.opened_at ?? one.opened_at,
      text: (text && texts.get(text.id)) ?? null,
      picture: then.has(keys.picture),
      restorable: open && mine && made !== now,
      also: [...new Set(others)].filter((page) => page !== pageOf(keys.picture)).sort((a, b) => a - b),
    })
  }
  return [...versions.values()].toReversed().slice(0, mostVersions)
}

const madeBy = (standing: ReadonlyMap<string, Result>, { text, picture }: Keys): string =>
  [text, picture].map((key) => (key === null ? '' : (standing.get(key)?.made_by ?? ''))).join()
