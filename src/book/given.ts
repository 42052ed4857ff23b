import { z } from 'zod'

/** The most characters a note may have. */
export const longestNote = 300

/**
 * What a person gave a step that is made again: a text of their own, to be used as it is; or the wish for another one, with
 * a note of what should change, and the text that did not please.
 */
export const Given = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ note: z.string().nullable(), instead_of: z.string().optional() }),
])
export type Given = z.infer<typeof Given>

/** A text by hand: no model writes it, and it costs no credits. */
export const isByHand = (given: Given | null | undefined): given is { text: string } =>
  given != null && 'text' in given
