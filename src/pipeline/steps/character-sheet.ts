import type { Step } from '../contract.ts'
import { draw, Drawn } from './draw.ts'
import { planOf } from './inputs.ts'
import { sheetPrompt } from './picture-prompts.ts'

/** What the characters look like from all sides: the reference of every picture, never the picture before. */
export const characterSheet: Step = {
  output: Drawn,
  fingerprint: (input, models) => ({
    style: input.order.style,
    cast: planOf(input).characters,
    model: models.image,
  }),
  async run(input, tools) {
    const plan = planOf(input)
    const { style, seed } = input.order
    const ask = { kind: 'character_sheet', style, characters: plan.characters, seed } as const
    return await draw(ask, sheetPrompt(input.order, plan), input, tools)
  },
}
