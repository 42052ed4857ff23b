import { describe, expect, it } from 'vitest'
import { pageText } from '../../../src/pipeline/steps/page-text.ts'
import { plan as planStep } from '../../../src/pipeline/steps/plan.ts'
import { parseDemo } from '../../../src/providers/demo/behaviour.ts'
import { demoText } from '../../../src/providers/demo/demo-text.ts'
import { ages, ideas } from '../../providers/demo/books.ts'
import { aCall } from '../../support/call.ts'
import { aBook, failing, flag, purposesOf, scripted, type Script } from './tools.ts'

const { input, texts } = aBook()
const good = { text: texts[1] ?? '' }
const short = { text: 'Fern went out.' }
const shorter = { text: 'Out.' }

const run = async (script: Script) => {
  const { tools, made } = scripted(script)
  const answer = await pageText.run(input(2), tools)
  return {
    made,
    purposes: purposesOf(made),
    value: answer.ok ? answer.value : null,
    failure: answer.ok ? null : answer.failure,
  }
}

describe('the text of a page', () => {
  it('is written and judged', async () => {
    const { value, purposes, made } = await run({ write: { main: good } })
    expect(value).toEqual(good)
    expect(purposes).toEqual(['main', 'moderation:output'])
    expect(made[1]?.texts).toEqual([good.text])
  })

  it('is mended once, with the numbers, when it does not suit its readers', async () => {
    const { value, purposes, made } = await run({ write: { main: short, repair: good } })
    expect(value).toEqual(good)
    expect(purposes).toEqual(['main', 'repair', 'moderation:output'])
    expect(made[1]?.text?.prompt).toContain('it has 3 words; 15 to 35 are wanted')
    expect(made[1]?.text?.prompt).toContain(JSON.stringify(short.text))
    expect(made[2]?.texts).toEqual([good.text])
  })

  it('stays as it was when mending made it worse, or gave nothing of use', async () => {
    expect((await run({ write: { main: short, repair: shorter } })).value).toEqual(short)
    const useless = failing('bad_output')
    expect((await run({ write: { main: short, repair: useless } })).value).toEqual(short)
  })

  it('waits for its mending when the model is away', async () => {
    const { failure, purposes } = await run({ write: { main: short, repair: failing('rate_limit') } })
    expect(failure?.class).toBe('rate_limit')
    expect(purposes).toEqual(['main', 'repair'])
  })

  it('is not kept unjudged', async () => {
    const down = { 'moderation:output': failing('timeout') }
    expect((await run({ write: { main: good }, moderate: down })).failure?.class).toBe('timeout')
  })

  it('is rewritten once when it is refused', async () => {
    const other = { text: texts[2] ?? '' }
    const script = { write: { main: good, rewrite: other }, moderate: { 'moderation:output': [flag(0)] } }
    const { value, purposes, made } = await run(script)
    expect(value).toEqual(other)
    expect(purposes).toEqual(['main', 'moderation:output', 'rewrite', 'moderation:rewrite'])
    expect(made[2]?.text?.ask).toEqual({ kind: 'rewrite', prompt: good.text, categories: ['violence'] })
    const still = { ...script, moderate: { ...script.moderate, 'moderation:rewrite': [flag(0)] } }
    expect((await run(still)).failure).toMatchObject({
      class: 'moderation_output',
      code: 'content_refused',
      message: 'The moderator refused: page 2 (violence).',
    })
  })

  it('is refused at once for what must not be rewritten, and when nothing changed', async () => {
    const hard = { 'moderation:output': [flag(0, true, 'sexual/minors')] }
    expect((await run({ write: { main: good }, moderate: hard })).purposes).toEqual([
      'main',
      'moderation:output',
    ])
    const same = { write: { main: good, rewrite: good }, moderate: { 'moderation:output': [flag(0)] } }
    const { failure, purposes } = await run(same)
    expect(failure?.class).toBe('moderation_output')
    expect(purposes).toEqual(['main', 'moderation:output', 'rewrite'])
  })

  it('says why a model failed', async () => {
    expect((await run({ write: { main: failing('server_error') } })).failure?.class).toBe('server_error')
  })
})

describe('a book of the demo', () => {
  it('costs one call a text: nothing is mended, at any age', async () => {
    const model = demoText(parseDemo('latency=0'))
    for (const age_group of ages)
      for (const idea of ideas.slice(0, 9)) {
        const { input, plan } = aBook({ age_group, idea, pages: 6 })
        const { tools, made } = scripted({}, {})
        const calls: string[] = []
        const demo = {
          ...tools,
          write: async (request, purpose = 'main') => {
            calls.push(purpose)
            return await model.run(request, aCall())
          },
        } satisfies typeof tools
        expect((await planStep.run(input(0), demo)).ok).toBe(true)
        for (const page of plan.pages) expect((await pageText.run(input(page.number), demo)).ok).toBe(true)
        expect(calls).toEqual(Array(7).fill('main'))
        expect(made).toHaveLength(8)
      }
  })
})
