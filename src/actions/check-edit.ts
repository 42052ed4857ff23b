import { z } from 'zod'
import { longestNote, type Given } from '../book/given.ts'
import { typed, type Order } from '../book/order.ts'
import { longestText } from '../book/plan.ts'
import { Problem } from '../errors.ts'
import { checkWords, fieldErrors } from './check-order.ts'

/** What a person changes before a dead step is tried again: a note for another take, or the text of a page by hand. */
export const DeadEdit = z.strictObject({
  note: typed(longestNote).optional().describe('What should be different; of texts, pictures and covers.'),
  text: typed(longestText).optional().describe('The text of a page, used word for word once it was judged.'),
})
export type DeadEdit = z.infer<typeof DeadEdit>

// A plan, a character sheet and a PDF follow from the order alone.
const takesNote = new Set(['page_text', 'picture', 'cover'])

/** What a step of this kind is given by an edit; null: nothing. Says what is wrong with which field. */
export function checkEdit(
  edit: DeadEdit,
  kind: string,
  reader: Pick<Order, 'age_group' | 'language'>,
): Given | null {
  const parsed = DeadEdit.safeParse(edit)
  if (!parsed.success) throw new Problem('invalid_order', { errors: fieldErrors(parsed.error) })
  const { note, text } = parsed.data
  const [field, words] = text === undefined ? (['note', note] as const) : (['text', text] as const)
  if (words === undefined) return null
  const wrong = fault(kind, parsed.data)
  if (wrong) throw new Problem('invalid_order', { errors: [{ field, message: wrong }] })
  checkWords(field, words, reader)
  return field === 'note' ? { note: words } : { text: words }
}

function fault(kind: string, { note, text }: DeadEdit): string | null {
  if (text !== undefined && note !== undefined) return 'goes without a note: a text by hand is used as it is'
  if (text !== undefined && kind !== 'page_text') return `is for the text of a page, and this is a ${kind}`
  return takesNote.has(kind) ? null : `is of no use to a ${kind}`
}
