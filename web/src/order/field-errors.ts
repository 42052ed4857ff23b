import type { Refusal } from '../api/call.ts'
import { sayFieldError } from '../api/say-refusal.ts'
import { fieldNames, missingIn, type Draft, type FieldErrors, type FieldName } from './draft.ts'

/** The service's names of fields that the form names otherwise. */
const forms: Record<string, FieldName> = {
  'hero.name': 'hero_name',
  'hero.look': 'hero_look',
  hero: 'hero_name',
}

export function errorsOf(refusal: Refusal | null): FieldErrors {
  const found: FieldErrors = {}
  for (const error of refusal?.errors ?? []) {
    const name = forms[error.field] ?? fieldNames.find((one) => one === error.field)
    if (name) found[name] ??= sayFieldError(error)
  }
  return found
}

/** What is wrong now. What is only missing is said once somebody tried to order. */
export function errorsIn(draft: Draft, tried: boolean, refusals: (Refusal | null)[]): FieldErrors {
  const all = [...refusals.map(errorsOf), tried ? missingIn(draft) : {}]
  return all.reduce((held, one) => Object.assign(held, one), {})
}

export const firstWrong = (errors: FieldErrors): FieldName | undefined =>
  fieldNames.find((name) => errors[name] !== undefined)
