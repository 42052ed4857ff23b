import { z } from 'zod'
import { longestNote, type Given } from '../book/given.ts'
import { typed } from '../book/order.ts'
import { longestText } from '../book/plan.ts'
import type { Reason } from '../book/revision.ts'
import type { Book } from '../book/view.ts'
import { readText } from '../db/read-revisions.ts'
import { Problem } from '../errors.ts'
import { readers, stepKey } from '../pipeline/graph.ts'
import { checkWords } from './check-order.ts'
import { mustAllow, openMend, type MendParts, type Opening, type Remake } from './open-mend.ts'

/** The body of `POST …/pages/{n}/redo`. */
export const Redo = z.strictObject({
  part: z.enum(['text', 'picture']).describe('Page 0 is the cover; it has a picture only.'),
  note: typed(longestNote).optional().describe('What should change, in any words.'),
})
export type Redo = z.infer<typeof Redo>

/** The body of `PUT …/pages/{n}/text`. */
export const Edit = z.strictObject({
  text: typed(longestText).describe('Used word for word, once it was judged.'),
})
export type Edit = z.infer<typeof Edit>

/** Makes one text or picture of a finished book again, and what is made from it; page 0 is the cover. */
export async function redoPart(
  parts: MendParts,
  whose: { user_id: string; id: string },
  page: number,
  { part, ...wish }: Redo,
): Promise<Book> {
  const note = wish.note ?? null
  return await openMend(parts, whose, async (opening) => {
    const key = keyOf(opening, page, part)
    mustAllow(opening.book, 'redo', 'changed')
    if (note !== null) checkWords('note', note, opening.book)
    const text = part === 'text' ? await readText(opening.query, whose.id, key) : undefined
    const given: Given = { note, ...(text !== undefined && { instead_of: text }) }
    return remake(opening, key, given, {
      kind: 'redo',
      page,
      part,
      note,
      from_revision: null,
      by: whose.user_id,
    })
  })
}

/** Puts a person's own words on a page of a finished book, once they were judged, and binds the book anew. */
export async function editText(
  parts: MendParts,
  whose: { user_id: string; id: string },
  page: number,
  { text }: Edit,
): Promise<Book> {
  return await openMend(parts, whose, (opening) => {
    const key = keyOf(opening, page, 'text')
    mustAllow(opening.book, 'edit', 'changed')
    checkWords('text', text, opening.book)
    const reason = { page, part: 'text', note: null, from_revision: null, by: whose.user_id } as const
    return remake(opening, key, { text }, { kind: 'edit', ...reason })
  })
}

function keyOf({ nodes }: Opening, page: number, part: Redo['part']): string {
  if (page === 0 && part === 'text')
    throw new Problem('invalid_order', { errors: [{ field: 'part', message: 'the cover has no text' }] })
  const key = part === 'text' ? stepKey('page_text', page) : page === 0 ? 'cover' : stepKey('picture', page)
  if (!nodes.some((node) => node.key === key)) throw new Problem('not_found')
  return key
}

/** What is made again follows what steps read, not what they waited for: another text needs no other picture. */
const remake = ({ pipeline, book }: Opening, key: string, words: Given, reason: Reason): Remake => ({
  reason,
  make: readers(pipeline, book.pages, key),
  given: (one) => (one === key ? words : null),
})
