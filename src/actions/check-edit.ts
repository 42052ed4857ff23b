import { longestNote, type Given } from '../book/given.ts'
import type { AgeGroup } from '../book/order.ts'
import { PageText } from '../book/plan.ts'
import { findUnsafe } from '../book/safety.ts'
import { unsupportedLetters } from '../book/script.ts'
import { cleanText } from '../book/text.ts'
import { Problem, type FieldError } from '../errors.ts'

/** What a person changes before a dead step is tried again: a note for another take, or the text of a page by hand. */
export type Edit = { note?: string | undefined; text?: string | undefined }

/** What notes are taken by; a plan, a character sheet and a PDF follow from the order alone. */
const takesNote = new Set(['page_text', 'picture', 'cover'])

/** What a step of this kind is given by an edit, or null for none; says what is wrong with which field. */
export function checkEdit(
  { note, text }: Edit,
  { kind, age_group, language }: { kind: string; age_group: AgeGroup; language: string },
): Given | null {
  const field = text === undefined ? 'note' : 'text'
  const words = cleanText(text ?? note ?? '').trim()
  if (text === undefined && note === undefined) return null
  const errors = faults().map((message) => ({ field, message }))
  if (errors.length > 0) throw new Problem('invalid_order', { errors })
  const unsafe: FieldError[] = findUnsafe(words, age_group, language).map(({ says }) => ({
    field,
    message: says,
  }))
  if (unsafe.length > 0) throw new Problem('content_not_allowed', { errors: unsafe })
  return text === undefined ? { note: words } : { text: words }

  function faults(): string[] {
    if (text !== undefined && note !== undefined)
      return ['goes without a note: a text by hand is used as it is']
    if (text !== undefined && kind !== 'page_text')
      return [`is for the text of a page, and this is a ${kind}`]
    if (!takesNote.has(kind)) return [`is not taken by a ${kind}`]
    if (words === '') return ['is empty']
    if (text === undefined && words.length > longestNote) return [`has more than ${longestNote} characters`]
    const letters = text === undefined ? null : unsupportedLetters(words)
    if (letters) return [`has letters the fonts do not cover: ${letters}`]
    if (text !== undefined && !PageText.safeParse({ text: words }).success) return ['is too long for a page']
    return []
  }
}
