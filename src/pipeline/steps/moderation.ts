import { isDeepStrictEqual } from 'node:util'
import type { Failure, TextRequest, Usage } from '../../providers/contract.ts'
import type { Purpose, Tools } from '../contract.ts'
import type { Named } from './inputs.ts'

type Failed = { ok: false; failure: Failure }
/** What the moderator has against a text. */
type Found = { name: string; categories: string[]; hard: boolean }

/** Has texts judged. No judgement is a failure: nothing goes on without the yes. */
export async function judged(
  texts: Named[],
  purpose: Purpose,
  tools: Tools,
): Promise<{ ok: true; found: Found[] } | Failed> {
  const answer = await tools.moderate(
    texts.map((one) => one.text),
    purpose,
  )
  if (!answer.ok) return { ok: false, failure: answer.failure }
  const found = answer.value.map(({ index, categories, hard }) => ({
    name: texts[index]?.name ?? 'text',
    categories,
    hard,
  }))
  return { ok: true, found }
}

/** `moderation_input` is what we were about to ask a model, `moderation_output` what a model wrote, and was paid for. */
export function refused(cls: 'moderation_input' | 'moderation_output', found: Found[]): Failed {
  const what = found.map(({ name, categories }) => `${name} (${categories.join(', ')})`).join('; ')
  const failure: Failure = {
    class: cls,
    code: 'content_refused',
    message: `The moderator refused: ${what}.`.slice(0, 500),
    sent: 'yes',
    charge: cls === 'moderation_output' ? 'yes' : 'no',
    scope: 'request',
  }
  return { ok: false, failure }
}

export const categoriesOf = (found: Found[]): string[] => [...new Set(found.flatMap((one) => one.categories))]

type Written<T> = { ok: true; value: T; usage: Usage }

/**
 * What a model wrote, if the moderator has nothing against it; else written anew once, with the reason named, and judged
 * again. Hard cases are never rewritten, and one that came back unchanged is not judged twice.
 */
export async function cleared<T>(
  first: Written<T>,
  how: { texts(value: T): Named[]; rewrite(value: T, categories: string[]): TextRequest<T> },
  tools: Tools,
): Promise<Written<T> | Failed> {
  const judgement = await judged(how.texts(first.value), 'moderation:output', tools)
  if (!judgement.ok) return judgement
  const { found } = judgement
  if (found.length === 0) return first
  if (found.some((one) => one.hard)) return refused('moderation_output', found)
  const second = await tools.write(how.rewrite(first.value, categoriesOf(found)), 'rewrite')
  if (!second.ok) return second
  if (isDeepStrictEqual(second.value, first.value)) return refused('moderation_output', found)
  const again = await judged(how.texts(second.value), 'moderation:rewrite', tools)
  if (!again.ok) return again
  return again.found.length === 0 ? second : refused('moderation_output', again.found)
}
