import { afterEach, describe, expect, it } from 'vitest'
import {
  callWith,
  failureOf,
  fakeProvider,
  modelsAt,
  secret,
  type FakeProvider,
  type Reply,
} from './fake-provider.ts'
import { addresses } from './replies.ts'

const fine = { flagged: false, categories: { violence: false, 'sexual/minors': false, illicit: null } }
const judged = (...results: object[]): Reply => ({ json: { id: 'm', model: 'omni', results } })

let fake: FakeProvider
afterEach(async () => await fake.stop())

async function judge(reply: Reply, texts = ['one', 'two', 'three']) {
  fake = await fakeProvider(() => reply)
  const { moderator, key } = await modelsAt(addresses.openai, fake, {
    moderation: 'openai:omni-moderation-latest',
  })
  return await moderator!.run(texts, callWith(key))
}

describe('the moderator', () => {
  it('says which texts must not be used, and which of them never', async () => {
    const violent = { flagged: true, categories: { violence: true, hate: false } }
    const never = { flagged: true, categories: { sexual: true, 'sexual/minors': true } }
    const answer = await judge(judged(violent, fine, never))
    expect(answer).toMatchObject({
      ok: true,
      value: [
        { index: 0, categories: ['violence'], hard: false },
        { index: 2, categories: ['sexual', 'sexual/minors'], hard: true },
      ],
      usage: { usd: 0 },
    })
    expect(fake.seen).toHaveLength(1)
    expect(fake.seen[0]).toMatchObject({
      path: '/v1/moderations',
      json: { model: 'omni-moderation-latest', input: ['one', 'two', 'three'] },
      headers: { authorization: `Bearer ${secret}`, 'idempotency-key': 'book-1:picture:1' },
    })
  })

  it('believes a category even if nothing is flagged, and a flag without one', async () => {
    const answer = await judge(
      judged({ flagged: false, categories: { violence: true } }, { flagged: true, categories: {} }, fine),
    )
    expect(answer).toMatchObject({
      value: [
        { index: 0, categories: ['violence'] },
        { index: 1, categories: [] },
      ],
    })
  })

  it.each([
    ['too few verdicts', judged(fine, fine), 'bad_output'],
    ['verdicts of another form', { json: { results: [1, 2, 3] } }, 'bad_output'],
    ['no JSON', { text: '<html>' }, 'bad_output'],
    ['an error', { status: 500, json: { error: { message: `Oh no ${secret}` } } }, 'server_error'],
    ['a limit', { status: 429, json: { error: { code: 'rate_limit_exceeded' } } }, 'rate_limit'],
    ['half an answer', { ...judged(fine, fine, fine), cut: 'within' as const }, 'cut_after_200'],
  ])('does not take %s for a yes', async (_, reply, kind) => {
    const failure = failureOf(await judge(reply))
    expect(failure.class).toBe(kind)
    expect(JSON.stringify(failure)).not.toContain('SECRET')
    expect(fake.seen).toHaveLength(1)
  })

  // A provider that reads at most 32 inputs, and judges a text as bad as it says.
  const strict = async (texts: string[]) => {
    fake = await fakeProvider(({ json }) => {
      const input = json['input'] as unknown as string[]
      if (input.length > 32)
        return { status: 400, json: { error: { code: 'array_above_max_length', message: 'array too long' } } }
      return judged(
        ...input.map((text) =>
          text.includes('BAD') ? { flagged: true, categories: { violence: true } } : fine,
        ),
      )
    })
    const model = 'openai:omni-moderation-latest'
    const { moderator, key } = await modelsAt(addresses.openai, fake, { moderation: model })
    const answer = await moderator!.run(texts, callWith(key))
    if (!answer.ok) throw new Error(answer.failure.message)
    return { flags: answer.value, inputs: fake.seen[0]!.json['input'] as unknown as string[] }
  }
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => `${i}: ${'word '.repeat(i % 3 === 0 ? 200 : 5)}.`)

  it.each([33, 104, 150])('reads %i texts in one request, each of them once', async (count) => {
    const texts = many(count)
    const { flags, inputs } = await strict(texts)
    expect(flags).toEqual([])
    expect(fake.seen).toHaveLength(1)
    expect(inputs).toHaveLength(32)
    expect(inputs.flatMap((input) => input.split('\n\n')).sort()).toEqual([...texts].sort())
    const [shortest, longest] = [Math.min, Math.max].map((of) => of(...inputs.map(({ length }) => length)))
    expect(longest! - shortest!).toBeLessThanOrEqual(1_010)
  })

  it('holds what it finds against all texts that were judged together, and no other', async () => {
    const texts = many(104)
    texts[40] = 'something BAD'
    texts[99] = `BAD ${'word '.repeat(200)}`
    const { flags, inputs } = await strict(texts)
    const together = new Set(
      inputs.filter((input) => input.includes('BAD')).flatMap((input) => input.split('\n\n')),
    )
    const expected = texts.flatMap((text, index) =>
      together.has(text) ? [{ index, categories: ['violence'], hard: false }] : [],
    )
    expect(flags).toEqual(expected)
    expect(flags.map(({ index }) => index)).toEqual(expect.arrayContaining([40, 99]))
    expect(flags.length).toBeLessThan(20)
  })

  it('judges each of 32 texts by itself', async () => {
    const texts = many(32)
    texts[7] = 'BAD'
    const { flags, inputs } = await strict(texts)
    expect(inputs).toEqual(texts)
    expect(flags.map(({ index }) => index)).toEqual([7])
  })

  it('asks nobody about nothing', async () => {
    expect(await judge(judged(), [])).toMatchObject({ ok: true, value: [] })
    expect(fake.seen).toHaveLength(0)
  })
})
