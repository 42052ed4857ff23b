import { Plan } from '../../book/plan.ts'
import type { Step } from '../contract.ts'
import { author, planPrompt } from './prompts.ts'

/** The plan everything else is made from. Its pages are numbered from 1 to the number ordered, its cast is known. */
export const plan: Step = {
  output: Plan.refine(numbered, 'the pages are not numbered 1, 2, 3 …').refine(
    knownCast,
    'a scene has an unknown character',
  ),
  fingerprint: ({ order }, models) => ({ order, model: models.text }),
  async run({ order }, tools) {
    const answer = await tools.write({
      ask: { kind: 'plan', order },
      system: author,
      prompt: planPrompt(order),
      schema: Plan,
    })
    if (!answer.ok || answer.value.pages.length === order.pages) return answer
    const message = `The plan has ${answer.value.pages.length} pages instead of ${order.pages}.`
    return {
      ok: false,
      failure: {
        class: 'bad_output',
        code: 'wrong_page_count',
        message,
        sent: 'yes',
        charge: 'yes',
        scope: 'request',
      },
    }
  },
}

function numbered(value: Plan): boolean {
  return value.pages.every((page, index) => page.number === index + 1)
}

function knownCast(value: Plan): boolean {
  const known = new Set(value.characters.map((character) => character.id))
  return [value.cover, ...value.pages.map((page) => page.scene)].every((scene) =>
    scene.cast.every((one) => known.has(one.character)),
  )
}
