import { PageText } from '../../book/plan.ts'
import { readability } from '../../book/readability.ts'
import type { Answer, FailureClass, SeededOrder, TextRequest } from '../../providers/contract.ts'
import type { Step, Tools } from '../contract.ts'
import { pageOf, planOf } from './inputs.ts'
import { cleared } from './moderation.ts'
import { author, editor, pagePrompt, pageRepairPrompt, rewritePrompt } from './prompts.ts'

/** The text of a page: written, mended once if it does not suit its readers, and judged. */
export const pageText: Step = {
  output: PageText,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    page: input.page,
    model: models.text,
  }),
  async run(input, tools) {
    const { order } = input
    const plan = planOf(input)
    const page = pageOf(plan, input.page)
    const request: TextRequest<PageText> = {
      ask: { kind: 'page_text', order, plan, page },
      system: author,
      prompt: pagePrompt(order, plan, page),
      schema: PageText,
    }
    const written = await suited(request, order, tools)
    if (!written.ok) return written
    const how = {
      texts: ({ text }: PageText) => [{ name: `page ${page.number}`, text }],
      rewrite: ({ text }: PageText, categories: string[]) => rewriteOf(text, categories),
    }
    return await cleared(written, how, tools)
  },
}

// After these there is no better text, but there is one.
const noRepair: FailureClass[] = ['bad_output', 'moderation_input', 'moderation_output', 'invalid_request']

/** Writes the text, and once more if it does not suit its readers; then the closer of the two. */
async function suited(
  request: TextRequest<PageText>,
  { age_group, language }: SeededOrder,
  tools: Tools,
): Promise<Answer<PageText>> {
  const first = await tools.write(request, 'main')
  if (!first.ok) return first
  const { text } = first.value
  const fit = readability(text, age_group, language)
  if (fit.distance === 0) return first
  const prompt = pageRepairPrompt(request.prompt, text, fit.findings)
  const second = await tools.write({ ...request, prompt }, 'repair')
  if (!second.ok) return noRepair.includes(second.failure.class) ? first : second
  return readability(second.value.text, age_group, language).distance < fit.distance ? second : first
}

const rewriteOf = (text: string, categories: string[]): TextRequest<PageText> => ({
  ask: { kind: 'rewrite', prompt: text, categories },
  system: editor,
  prompt: rewritePrompt(text, categories),
  schema: PageText,
})
