import { z } from 'zod'
import type { Answer, Failure, ImageRequest, Picture } from '../../providers/contract.ts'
import type { StepAnswer, StepInput, Tools } from '../contract.ts'
import { blobOf } from './inputs.ts'
import { judged, refused } from './moderation.ts'
import { editor, rewritePrompt } from './prompts.ts'

/** What is stored of a picture besides its bytes: pixels. */
export const Drawn = z.strictObject({ width: z.int().min(1), height: z.int().min(1) })

const Brief = z.strictObject({ text: z.string().min(1).max(8000) })

/**
 * Asks the image model, with the character sheet as reference when there is one. A brief that it refuses is rewritten once,
 * judged and drawn; a second refusal stands.
 *
 * A refused sample (`moderation_output`) is not rewritten: the same brief may draw a harmless one, so the failure goes out
 * and `worker/retry.ts` has it drawn once more. Nor is anything that touches minors.
 */
export async function draw(
  ask: ImageRequest['ask'],
  prompt: string,
  input: StepInput,
  tools: Tools,
): Promise<StepAnswer> {
  const sheet = blobOf(input, 'character_sheet')
  const references = sheet && tools.takes_references ? [await tools.read(sheet)] : []
  const first = await tools.draw({ ask, prompt, references }, 'main')
  if (first.ok || !rewritable(first.failure)) return drawing(first)
  const brief = await milder(prompt, first.failure, tools)
  if (!brief.ok) return brief
  return drawing(await tools.draw({ ask, prompt: brief.text, references }, 'main:rewritten'))
}

function drawing(answer: Answer<Picture>): StepAnswer {
  if (!answer.ok) return answer
  const { bytes, media_type, width, height } = answer.value
  return { ok: true, value: { width, height }, blob: { bytes, media_type }, usage: answer.usage }
}

const rewritable = ({ class: cls, message }: Failure): boolean =>
  cls === 'moderation_input' && !/minors/i.test(message)

/** A brief without what it was refused for. One that comes back as it was is refused already. */
async function milder(
  prompt: string,
  failure: Failure,
  tools: Tools,
): Promise<{ ok: true; text: string } | { ok: false; failure: Failure }> {
  const categories = categoriesIn(failure)
  const rewritten = await tools.write(
    {
      ask: { kind: 'rewrite', prompt, categories },
      system: editor,
      prompt: rewritePrompt(prompt, categories),
      schema: Brief,
    },
    'rewrite',
  )
  if (!rewritten.ok) return rewritten
  const { text } = rewritten.value
  if (text.trim() === prompt.trim()) return { ok: false, failure }
  const judgement = await judged([{ name: 'picture', text }], 'moderation:rewrite', tools)
  if (!judgement.ok) return judgement
  return judgement.found.length === 0 ? { ok: true, text } : refused('moderation_input', judgement.found)
}

/** Providers name them in the message, e.g. `safety_violations=[violence, hate]`, if at all. */
const categoriesIn = ({ message, code }: Failure): string[] =>
  /(?:safety_violations|categories)\W{1,3}([\w/-]+(?:, ?[\w/-]+)*)/i.exec(message)?.[1]?.split(/, ?/) ?? [
    code,
  ]
