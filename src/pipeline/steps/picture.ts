import type { Step } from '../contract.ts'
import { draw, Drawn } from './draw.ts'
import { blobOf, pageOf, planOf } from './inputs.ts'
import { picturePrompt } from './picture-prompts.ts'

export const picture: Step = {
  output: Drawn,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    page: input.page,
    sheet: blobOf(input, 'character_sheet'),
    model: models.image,
  }),
  async run(input, tools) {
    const plan = planOf(input)
    const { scene } = pageOf(plan, input.page)
    const { characters, palette } = plan
    // Each page its own seed, so that two pages of one place are two views of it.
    const seed = input.order.seed + input.page
    const ask = { kind: 'picture', style: input.order.style, characters, palette, scene, seed } as const
    return await draw(ask, picturePrompt(input.order, plan, scene), input, tools)
  },
}
