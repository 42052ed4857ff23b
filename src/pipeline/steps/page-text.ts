import { PageText } from '../../book/plan.ts'
import type { Step } from '../contract.ts'
import { pageOf, planOf } from './inputs.ts'
import { author, pagePrompt } from './prompts.ts'

export const pageText: Step = {
  output: PageText,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    page: input.page,
    model: models.text,
  }),
  async run(input, tools) {
    const plan = planOf(input)
    return await tools.write({
      ask: { kind: 'page_text', order: input.order, plan, page: pageOf(plan, input.page) },
      system: author,
      prompt: pagePrompt(input.order, plan, input.page),
      schema: PageText,
    })
  },
}
