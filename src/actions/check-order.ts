import type { z } from 'zod'
import { Order } from '../book/order.ts'
import { findUnsafe, typedTexts } from '../book/safety.ts'
import { languageScript, unsupportedLetters } from '../book/script.ts'
import { Problem, type FieldError } from '../errors.ts'
import { refusal, type Reach } from '../outside/reach.ts'

/** Parses what a person sent into an order, or says what is wrong with which field. Nothing is made before this. */
export function checkOrder(body: unknown, languages: readonly string[] | null, reach: Reach): Order {
  const parsed = Order.safeParse(body)
  if (!parsed.success) throw new Problem('invalid_order', { errors: fieldErrors(parsed.error) })
  const order = parsed.data
  const script = scriptErrors(typedTexts(order))
  if (languageScript(order.language) === 'other')
    script.push({ field: 'language', message: 'is written in letters the fonts do not cover' })
  if (script.length > 0) throw new Problem('script_unsupported', { errors: script })
  const [language = ''] = order.language.toLowerCase().split('-')
  if (languages && !languages.includes(language)) {
    const message = `the story model writes only: ${languages.join(', ')}`
    throw new Problem('language_unsupported', { errors: [{ field: 'language', message }] })
  }
  if (order.webhook_url !== undefined) checkWebhookUrl(order.webhook_url, 'webhook_url', reach)
  const unsafe = safetyErrors(typedTexts(order), order)
  if (unsafe.length > 0) throw new Problem('content_not_allowed', { errors: unsafe })
  return order
}

/** What can be known of an address without asking for its name: that is done at each delivery. */
export function checkWebhookUrl(url: string, field: string, reach: Reach): void {
  const message = refusal(url, reach)
  if (message !== null) throw new Problem('invalid_order', { errors: [{ field, message }] })
}

/** What a person typed for a book that is there: refused for the same reasons as an order, with the field named. */
export function checkWords(field: string, text: string, book: Reader): void {
  const typed = [{ field, text }]
  const script = scriptErrors(typed)
  if (script.length > 0) throw new Problem('script_unsupported', { errors: script })
  const unsafe = safetyErrors(typed, book)
  if (unsafe.length > 0) throw new Problem('content_not_allowed', { errors: unsafe })
}

type Typed = { field: string; text: string }
type Reader = Pick<Order, 'age_group' | 'language'>

/** Zod's findings by field, e.g. `hero.name`; an unknown field is named itself. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path.map(String)
    if (issue.code !== 'unrecognized_keys') return [{ field: at.join('.') || 'body', message: issue.message }]
    return issue.keys.map((key) => ({ field: [...at, key].join('.'), message: 'is not a known field' }))
  })
}

/** The fonts of the book cover Latin and Cyrillic: what would be printed must be in them. */
function scriptErrors(typed: Typed[]): FieldError[] {
  return typed.flatMap(({ field, text }) => {
    const letters = unsupportedLetters(text)
    return letters ? [{ field, message: `has letters the fonts do not cover: ${letters}` }] : []
  })
}

/** What no model should be asked; the moderator, where one is set, reads it once more before the plan is written. */
function safetyErrors(typed: Typed[], { age_group, language }: Reader): FieldError[] {
  return typed.flatMap(({ field, text }) =>
    findUnsafe(text, age_group, language).map(({ says }) => ({ field, message: says })),
  )
}
