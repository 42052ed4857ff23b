import { Plan } from '../../book/plan.ts'
import { typedTexts } from '../../book/safety.ts'
import type { SeededOrder, TextRequest } from '../../providers/contract.ts'
import type { Step } from '../contract.ts'
import type { Named } from './inputs.ts'
import { cleared, judged, refused } from './moderation.ts'
import { allPicturePrompts } from './picture-prompts.ts'
import { author, planPrompt, planRewritePrompt } from './prompts.ts'

const Sound = Plan.refine(numbered, 'the pages are not numbered 1, 2, 3 …')
  .refine(knownCast, 'a scene has an unknown character')
  .refine(({ characters }) => new Set(characters.map(({ id }) => id)).size === characters.length, {
    error: 'two characters have one id',
  })

/**
 * The plan everything else is made from. Its pages are numbered from 1 to the number ordered, its cast is known. The wishes
 * are judged before anything is written; the plan is judged together with the brief of every picture, so that a picture
 * needs no judgement of its own.
 */
export const plan: Step = {
  output: Sound,
  fingerprint: ({ order }, models) => ({ order, model: models.text }),
  async run({ order }, tools) {
    const wishes = await judged(wishesOf(order), 'moderation:input', tools)
    if (!wishes.ok) return wishes
    // A person's own words are never rewritten.
    if (wishes.found.length > 0) return refused('moderation_input', wishes.found)
    const first = await tools.write(request(order, planPrompt(order)), 'main')
    if (!first.ok) return first
    const how = {
      texts: (value: Plan) => textsOf(order, value),
      rewrite: (value: Plan, categories: string[]) =>
        request(order, planRewritePrompt(order, value, categories)),
    }
    return await cleared(first, how, tools)
  },
}

const wishesOf = (order: SeededOrder): Named[] =>
  typedTexts(order).map(({ field, text }) => ({ name: field, text }))

/** A plan of another length is no answer: the schema says so, and the call counts as of no use. */
const request = (order: SeededOrder, prompt: string): TextRequest<Plan> => ({
  ask: { kind: 'plan', order },
  system: author,
  prompt,
  schema: Sound.refine(({ pages }) => pages.length === order.pages, `there are not ${order.pages} pages`),
})

/** Everything of a plan that a reader or an image model will get to see. */
function textsOf(order: SeededOrder, plan: Plan): Named[] {
  const { title, subtitle, blurb, logline, lesson, cover } = plan
  const front = { title, subtitle, blurb, logline, lesson, 'alt text of the cover': cover.alt }
  return [
    ...Object.entries(front).flatMap(([name, text]) => (text === null ? [] : [{ name, text }])),
    ...plan.pages.flatMap(({ number, goal, scene }) => [
      { name: `page ${number}`, text: goal },
      { name: `alt text ${number}`, text: scene.alt },
    ]),
    ...allPicturePrompts(order, plan),
  ]
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
