import { describe, expect, test } from 'vitest'
import { aCall } from '../../support/call.ts'
import { z } from 'zod'
import { PageText, Plan } from '../../../src/book/plan.ts'
import { parseDemo } from '../../../src/providers/demo/behaviour.ts'
import { demoLanguages, demoText } from '../../../src/providers/demo/demo-text.ts'
import { misfit } from '../../../src/providers/demo/story/measure.ts'
import { ages, book, order } from './books.ts'

const call = aCall()
const model = demoText(parseDemo('latency=0'))
const words = { system: '', prompt: '' }

async function planOf(idea: string, seed: number) {
  const answer = await model.run(
    { ask: { kind: 'plan', order: order(idea, seed) }, ...words, schema: Plan },
    call,
  )
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value
}

describe('demoText', () => {
  test('gives the plan, and for each page of it the text of the same book', async () => {
    const ordered = order('A fox who is afraid of the dark', 9)
    const plan = await planOf(ordered.idea, 9)
    // A database gives back the same plan with its keys in another order.
    const stored = JSON.parse(JSON.stringify(plan, Object.keys(flat(plan)).sort())) as typeof plan
    const { texts } = book(ordered.idea, 9)
    for (const page of plan.pages) {
      const ask = { kind: 'page_text', order: ordered, plan: stored, page } as const
      const answer = await model.run({ ask, ...words, schema: PageText }, call)
      expect(answer).toMatchObject({ ok: true, value: { text: texts[page.number - 1] }, usage: { usd: 0 } })
    }
  })

  test('writes for a plan it has not made', async () => {
    const plan = await planOf('a snail who wins a race', 3)
    const foreign: Plan = {
      ...plan,
      title: 'Another Book',
      pages: plan.pages.map((page) => ({
        ...page,
        goal: 'Otto finds a very old map in the attic and wonders whose it was.',
      })),
    }
    for (const age_group of ages)
      for (const page of foreign.pages) {
        const ask = { kind: 'page_text', order: order('x', 1, { age_group }), plan: foreign, page } as const
        const answer = await model.run({ ask, ...words, schema: PageText }, call)
        if (!answer.ok) throw new Error(answer.failure.message)
        expect(misfit(answer.value.text, age_group), answer.value.text).toBe(0)
      }
  })

  test('an answer that is not what was asked for is a failure, not a throw', async () => {
    const ask = { kind: 'plan', order: order('a fox', 1) } as const
    const answer = await model.run({ ask, ...words, schema: z.object({ rhyme: z.string() }) }, call)
    expect(answer).toMatchObject({ ok: false, failure: { class: 'bad_output' } })
  })

  test('fails as it is told to', async () => {
    const ask = { kind: 'plan', order: order('a fox', 1) } as const
    const failing = demoText(parseDemo('latency=0,fail=1'))
    const answer = await failing.run({ ask, ...words, schema: Plan }, call)
    expect(answer).toMatchObject({ ok: false, failure: { class: 'not_sent', code: 'demo_failure' } })
  })

  test('writes English', () => {
    expect(demoLanguages).toEqual(['en'])
    expect(model.id).toBe('demo')
  })
})

/** Every key anywhere in a value, for JSON.stringify's allow list. */
function flat(value: unknown): Record<string, true> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => ({ [key]: true, ...flat(inner) })))
}
