import type { Again, SeededOrder } from '../../providers/contract.ts'
import type { StepInput, Tools } from '../contract.ts'
import type { Named } from './inputs.ts'
import { judged, refused } from './moderation.ts'

/** The wish of a person to have this step made another way; null if there is none. */
export function wishOf({ given, book }: StepInput): Again | null {
  if (given === null || 'text' in given) return null
  const { note, instead_of } = given
  return { take: book.revision, note, ...(instead_of !== undefined && { instead_of }) }
}

/** For a fingerprint: what a person gave, and nothing where nobody did, so that earlier fingerprints stay what they are. */
export const givenTo = ({ given, book }: StepInput): object =>
  given === null ? {} : { given, revision: book.revision }

/** Another seed for another take; numbers far enough apart that no page's seed is that of another page's take. */
export const seedOf = ({ seed }: SeededOrder, page: number, wish: Again | null): number =>
  seed + page + (wish ? wish.take * 1009 : 0)

/** For an image model's request. */
export const noteIn = (wish: Again | null): { note?: string } => (wish?.note ? { note: wish.note } : {})

/** Has a note judged, and what is asked because of it. A person's own words are never rewritten. */
export async function allowed(wish: Again | null, asks: Named[], tools: Tools) {
  if (!wish?.note) return null
  const judgement = await judged([{ name: 'note', text: wish.note }, ...asks], 'moderation:input', tools)
  if (!judgement.ok) return judgement
  return judgement.found.length === 0 ? null : refused('moderation_input', judgement.found)
}
