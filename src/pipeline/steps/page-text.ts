import { isByHand } from '../../book/given.ts'
import { PageText } from '../../book/plan.ts'
import { readability } from '../../book/readability.ts'
import type { Answer, FailureClass, SeededOrder, TextRequest } from '../../providers/contract.ts'
import type { Step, StepAnswer, Tools } from '../contract.ts'
import { pageOf, planOf } from './inputs.ts'
import { cleared, judged, refused } from './moderation.ts'
import { author, editor, pagePrompt, pageRepairPrompt, rewritePrompt } from './prompts.ts'
import { allowed, givenTo, wishOf } from './wish.ts'

/** The text of a page: written, mended once if it does not suit its readers, and judged; or a person's own, only judged. */
export const pageText: Step = {
  output: PageText,
  fingerprint: (input, models) => ({
    order: input.order,
    plan: planOf(input),
    page: input.page,
    model: models.text,
    ...givenTo(input),
  }),
  async run(input, tools) {
    const { order, given } = input
    if (isByHand(given)) return await byHand(given, input.page, tools)
    const plan = planOf(input)
    const page = pageOf(plan, input.page)
    const wish = wishOf(input)
    const refusal = await allowed(wish, [], tools)
    if (refusal) return refusal
    const request: TextRequest<PageText> = {
      ask: { kind: 'page_text', order, plan, page, ...(wish && { again: wish }) },
      system: author,
      prompt: pagePrompt(order, plan, page, wish),
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

/** A person's own words are used as they are, or not at all. */
async function byHand({ text }: { text: string }, page: number, tools: Tools): Promise<StepAnswer> {
  const judgement = await judged([{ name: `page ${page}`, text }], 'moderation:input', tools)
  if (!judgement.ok) return judgement
  return judgement.found.length === 0
    ? { ok: true, value: { text } }
    : refused('moderation_input', judgement.found)
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
