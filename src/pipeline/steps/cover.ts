import type { Step } from '../contract.ts'
import { draw, Drawn } from './draw.ts'
import { blobOf, planOf } from './inputs.ts'
import { picturePrompt } from './picture-prompts.ts'
import { allowed, givenTo, noteIn, seedOf, wishOf } from './wish.ts'

export const cover: Step = {
  output: Drawn,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    sheet: blobOf(input, 'character_sheet'),
    model: models.image,
    ...givenTo(input),
  }),
  async run(input, tools) {
    const plan = planOf(input)
    const { cover: scene, characters, palette } = plan
    const wish = wishOf(input)
    const seed = seedOf(input.order, 0, wish)
    const prompt = picturePrompt(input.order, plan, scene, wish)
    const refusal = await allowed(wish, [{ name: 'cover picture', text: prompt }], tools)
    if (refusal) return refusal
    const { style } = input.order
    const ask = { kind: 'cover', style, characters, palette, scene, seed, ...noteIn(wish) } as const
    return await draw(ask, prompt, input, tools)
  },
}
