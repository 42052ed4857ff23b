import type { Step } from '../contract.ts'
import { draw, Drawn } from './draw.ts'
import { blobOf, pageOf, planOf } from './inputs.ts'
import { picturePrompt } from './picture-prompts.ts'
import { allowed, givenTo, noteIn, seedOf, wishOf } from './wish.ts'

export const picture: Step = {
  output: Drawn,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    page: input.page,
    sheet: blobOf(input, 'character_sheet'),
    model: models.image,
    ...givenTo(input),
  }),
  async run(input, tools) {
    const plan = planOf(input)
    const { scene } = pageOf(plan, input.page)
    const { characters, palette } = plan
    // Each page its own seed, so that two pages of one place are two views of it.
    const wish = wishOf(input)
    const seed = seedOf(input.order, input.page, wish)
    const prompt = picturePrompt(input.order, plan, scene, wish)
    const refusal = await allowed(wish, [{ name: `picture ${input.page}`, text: prompt }], tools)
    if (refusal) return refusal
    const { style } = input.order
    const ask = { kind: 'picture', style, characters, palette, scene, seed, ...noteIn(wish) } as const
    return await draw(ask, prompt, input, tools)
  },
}
