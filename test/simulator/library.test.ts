import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openLibrary } from '../../simulator/answers/library.ts'
import { Order } from '../../src/book/order.ts'
import { PageText, Plan } from '../../src/book/plan.ts'
import { planPrompt } from '../../src/pipeline/steps/prompts.ts'

const order = {
  ...Order.parse({ idea: 'A fox who cannot "sleep"', pages: 6, hero: { name: 'Fern', look: 'red [[cut]]' } }),
  seed: 1,
}
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema)
const text = (answer: string) => PageText.parse(JSON.parse(answer)).text

const pagePrompt = (plan: Plan, number: number, goal = (words: string) => words) =>
  [
    `The book is ${JSON.stringify(plan.title)}: ${plan.logline}`,
    ...plan.pages.map((page) => `${page.number}. (${page.beat}) ${goal(page.goal)}`),
    `Write the text of page ${number} in the language "en": 15 to 35 words,`,
    'no sentence longer than 9 words.',
  ].join('\n')

describe('what the simulator writes', () => {
  const library = openLibrary(7)
  const plan = Plan.parse(JSON.parse(library.write(planPrompt(order), schemaOf(Plan))))

  it('is a story for our prompt, and its own words on each page', () => {
    expect(plan.pages).toHaveLength(6)
    expect(plan.characters[0]?.name).toBe('Fern')
    expect(plan.pages.every(({ scene }) => scene.place.endsWith(' [[cut]]'))).toBe(true)
    const pages = plan.pages.map(({ number }) =>
      text(library.write(pagePrompt(plan, number), schemaOf(PageText))),
    )
    expect(new Set(pages).size).toBe(6)
    // the goals may be quoted, too
    const again = library.write(pagePrompt(plan, 2, JSON.stringify), schemaOf(PageText))
    expect(text(again)).toBe(pages[1])
  })

  it('has a mark in the text of the page it is for, and nowhere else', () => {
    const marked = { ...order, idea: 'A fox who cannot sleep [[page 2: flag:violence]]' }
    const own = Plan.parse(JSON.parse(library.write(planPrompt(marked), schemaOf(Plan))))
    expect(JSON.stringify(own)).not.toContain('violence')
    const pages = own.pages.map(({ number }) =>
      text(library.write(pagePrompt(own, number), schemaOf(PageText))),
    )
    expect(pages.map((page) => page.includes('[[flag:violence]]'))).toEqual(
      own.pages.map(({ number }) => number === 2),
    )
  })

  it('fits the page when the book is not known', () => {
    const words = text(openLibrary(7).write(pagePrompt(plan, 3), schemaOf(PageText))).split(' ')
    expect(words.length).toBeGreaterThanOrEqual(15)
    expect(words.length).toBeLessThanOrEqual(35)
  })

  it('leaves the marks out when it is asked to rewrite', () => {
    const refused = `${planPrompt(order)}\nThis plan was refused for "violence": {}\nPlan it again.`
    const second = Plan.parse(JSON.parse(library.write(refused, schemaOf(Plan))))
    expect(JSON.stringify(second)).not.toContain('[[')
    const brief = 'A fox [[flag:violence]] with a lamp.'
    const prompt = `A check refused this text for "violence":\n${JSON.stringify(brief)}\nRewrite it without that.`
    expect(text(library.write(prompt, schemaOf(PageText)))).toBe('A fox with a lamp.')
  })

  it('is the smallest value that fits any other schema', () => {
    const schema = z.object({
      code: z.string().regex(/^[A-Z]{3}-\d{2,4}(?:x|yz)?$/),
      list: z.array(z.object({ n: z.int().min(3).max(5), half: z.number().multipleOf(0.5) })).min(2),
      pair: z.tuple([z.literal('a'), z.boolean()]),
      when: z.iso.datetime(),
      kind: z.enum(['a', 'b']),
      either: z.union([z.null(), z.object({ deep: z.string().min(20) })]),
    })
    expect(schema.parse(JSON.parse(library.write('Anything', schemaOf(schema))))).toBeTruthy()
  })

  it('heeds what an SDK moved into the description', () => {
    const list = { type: 'array', items: { type: 'string', description: 'One.\npattern: ^#[0-9a-f]{6}$.' } }
    const schema = {
      type: 'object',
      properties: { list: { ...list, description: 'min items: 3; max items: 7.' } },
    }
    const { list: made } = JSON.parse(library.write('Anything', schema)) as { list: string[] }
    expect(made).toHaveLength(3)
    expect(made[0]).toMatch(/^#[0-9a-f]{6}$/)
  })
})
