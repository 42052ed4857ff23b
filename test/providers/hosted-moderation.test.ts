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

  it('asks nobody about nothing', async () => {
    expect(await judge(judged(), [])).toMatchObject({ ok: true, value: [] })
    expect(fake.seen).toHaveLength(0)
  })
})
