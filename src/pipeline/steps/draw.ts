import { z } from 'zod'
import type { ImageRequest } from '../../providers/contract.ts'
import type { StepAnswer, StepInput, Tools } from '../contract.ts'
import { blobOf } from './inputs.ts'

/** What is stored of a picture besides its bytes: pixels. */
export const Drawn = z.strictObject({ width: z.int().min(1), height: z.int().min(1) })

/** Asks the image model, with the character sheet as reference when there is one. */
export async function draw(
  ask: ImageRequest['ask'],
  prompt: string,
  input: StepInput,
  tools: Tools,
): Promise<StepAnswer> {
  const sheet = blobOf(input, 'character_sheet')
  const references = sheet && tools.takes_references ? [await tools.read(sheet)] : []
  const answer = await tools.draw({ ask, prompt, references })
  if (!answer.ok) return answer
  const { bytes, media_type, width, height } = answer.value
  return { ok: true, value: { width, height }, blob: { bytes, media_type }, usage: answer.usage }
}
