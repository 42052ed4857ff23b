import { describe, expect, it } from 'vitest'
import { characterSheet } from '../../../src/pipeline/steps/character-sheet.ts'
import { cover } from '../../../src/pipeline/steps/cover.ts'
import { picture } from '../../../src/pipeline/steps/picture.ts'
import { parseDemo } from '../../../src/providers/demo/behaviour.ts'
import { demoText } from '../../../src/providers/demo/demo-text.ts'
import { aCall } from '../../support/call.ts'
import { aBook, failing, flag, purposesOf, scripted, type Script } from './tools.ts'

const { input, plan } = aBook()
const no = failing('moderation_input', 'Refused: safety_violations=[violence, hate]')
const milder = { text: 'A kinder brief.' }

const run = async (script: Script, step = picture) => {
  const { tools, made } = scripted(script)
  const answer = await step.run(input(step === picture ? 2 : 0), tools)
  return { answer, made, purposes: purposesOf(made), failure: answer.ok ? null : answer.failure }
}

describe.each([
  ['a picture', picture],
  ['the cover', cover],
  ['the character sheet', characterSheet],
])('%s', (_, step) => {
  it('is one call when nothing is refused', async () => {
    const { answer, purposes } = await run({ draw: { main: 'a picture' } }, step)
    expect(answer).toMatchObject({
      ok: true,
      value: { width: 8, height: 8 },
      blob: { media_type: 'image/jpeg' },
    })
    expect(purposes).toEqual(['main'])
  })

  it('is drawn by a milder brief when its own is refused', async () => {
    const script: Script = { draw: { main: no, 'main:rewritten': 'a picture' }, write: { rewrite: milder } }
    const { answer, made, purposes } = await run(script, step)
    expect(answer.ok).toBe(true)
    expect(purposes).toEqual(['main', 'rewrite', 'moderation:rewrite', 'main:rewritten'])
    const [first, rewrite, judged, second] = made
    expect(rewrite?.text?.ask).toEqual({
      kind: 'rewrite',
      prompt: first?.image?.prompt,
      categories: ['violence', 'hate'],
    })
    expect(judged?.texts).toEqual([milder.text])
    expect(second?.image).toEqual({ ...first?.image, prompt: milder.text })
  })

  it('is refused when the milder brief is refused too', async () => {
    const second = failing('moderation_input', 'Still no.')
    const script: Script = { draw: { main: no, 'main:rewritten': second }, write: { rewrite: milder } }
    expect((await run(script, step)).failure).toEqual(second)
  })
})

describe('a refused picture', () => {
  it('is not drawn again by the same brief: the demo’s refusals stand', async () => {
    const { tools, made } = scripted({ draw: { main: no } })
    const model = demoText(parseDemo('latency=0'))
    const demo = {
      ...tools,
      write: async (request) => await model.run(request, aCall()),
    } satisfies typeof tools
    expect(await picture.run(input(1), demo)).toEqual({ ok: false, failure: no })
    expect(purposesOf(made)).toEqual(['main'])
  })

  it('is not rewritten when the sample was refused, not the brief: it may be drawn once more', async () => {
    const { failure, purposes } = await run({ draw: { main: failing('moderation_output') } })
    expect(failure?.class).toBe('moderation_output')
    expect(purposes).toEqual(['main'])
  })

  it('is never rewritten when minors are concerned', async () => {
    const hard = failing('moderation_input', 'Refused: safety_violations=[sexual/minors]')
    expect(await run({ draw: { main: hard } })).toMatchObject({ failure: hard, purposes: ['main'] })
  })

  it('is not drawn by a brief that the moderator refuses, or did not judge', async () => {
    const script = { draw: { main: no }, write: { rewrite: milder } }
    const flagged = await run({ ...script, moderate: { 'moderation:rewrite': [flag(0)] } })
    expect(flagged.failure).toMatchObject({ class: 'moderation_input', code: 'content_refused' })
    const away = await run({ ...script, moderate: { 'moderation:rewrite': failing('overloaded') } })
    expect(away.failure?.class).toBe('overloaded')
    expect(away.purposes).toEqual(['main', 'rewrite', 'moderation:rewrite'])
  })

  it('waits for a milder brief when the writer is away', async () => {
    const script = { draw: { main: no }, write: { rewrite: failing('rate_limit') } }
    expect((await run(script)).failure?.class).toBe('rate_limit')
  })

  it('keeps the reason it has when the provider names none', async () => {
    const bare = { ...failing('moderation_input'), code: 'content_policy_violation' }
    const script: Script = { draw: { main: bare, 'main:rewritten': 'a picture' }, write: { rewrite: milder } }
    const { made } = await run(script)
    expect(made[1]?.text?.ask).toMatchObject({ categories: ['content_policy_violation'] })
  })
})

describe('the brief of a picture', () => {
  it('describes everybody in the same words on every page, and lets no text be drawn', async () => {
    const { tools, made } = scripted({ draw: { main: 'a picture' } })
    for (const page of plan.pages) await picture.run(input(page.number), tools)
    await cover.run(input(0), tools)
    const blocks = made.map(({ image }) => image?.prompt.split('\n').filter((line) => line.startsWith('- ')))
    expect(blocks[0]).toHaveLength(plan.characters.length)
    for (const block of blocks) expect(block).toEqual(blocks[0])
    for (const { image } of made) expect(image?.prompt).toContain('No text')
  })

  it('goes with the character sheet, if there is one and the model takes it', async () => {
    const references = async (sheet: string | null, takes_references: boolean) => {
      const { tools, made } = scripted({ draw: { main: 'a picture' } }, { takes_references })
      await picture.run(input(1, sheet), tools)
      return made[0]?.image?.references.length
    }
    expect(await references('sheet.jpg', true)).toBe(1)
    expect(await references('sheet.jpg', false)).toBe(0)
    expect(await references(null, true)).toBe(0)
  })
})
