import type { Step } from '../contract.ts'
import { draw, Drawn } from './draw.ts'
import { blobOf, planOf } from './inputs.ts'
import { picturePrompt } from './picture-prompts.ts'

export const cover: Step = {
  output: Drawn,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    sheet: blobOf(input, 'character_sheet'),
    model: models.image,
  }),
  async run(input, tools) {
    const plan = planOf(input)
    const { cover: scene, characters, palette } = plan
    const { style, seed } = input.order
    const ask = { kind: 'cover', style, characters, palette, scene, seed } as const
    return await draw(ask, picturePrompt(input.order, plan, scene), input, tools)
  },
}
