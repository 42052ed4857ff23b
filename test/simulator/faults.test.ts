import { describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { chat, picture, post, simulator, type Fault } from './simulator.ts'

const image = '/v1/images/generations'
const text = '/v1/chat/completions'

async function meet(fault: Fault | string, path = text, body: object = chat('A tale'), more: object = {}) {
  const { url, report } = await simulator({
    faults: [typeof fault === 'string' ? { what: fault } : fault],
    ...more,
  })
  const answer = await post(url, path, body).catch((error: unknown) => error as Error)
  return { answer, report: report() }
}

async function answered(...asked: Parameters<typeof meet>) {
  const { answer, report } = await meet(...asked)
  if (answer instanceof Error) throw answer
  return { ...answer, charges: report.charges, said: () => answer.json() }
}

describe('every status and code', () => {
  it.each([
    [400, 'invalid_value', 'invalid_request_error'],
    [400, 'content_policy_violation', 'invalid_request_error'],
    [400, 'context_length_exceeded', 'invalid_request_error'],
    [400, 'billing_hard_limit_reached', 'billing_limit_user_error'],
    [401, 'invalid_api_key', 'invalid_request_error'],
    [403, 'organization_not_verified', 'invalid_request_error'],
    [404, 'model_not_found', 'invalid_request_error'],
    [408, 'timeout', 'invalid_request_error'],
    [409, 'conflict', 'invalid_request_error'],
    [413, 'too_large', 'invalid_request_error'],
    [429, 'slow_down', 'rate_limit_error'],
    [429, 'credit_balance_exhausted', 'insufficient_quota'],
    [429, 'organization_spend_limit_exceeded', 'insufficient_quota'],
    [429, 'project_spend_limit_exceeded', 'insufficient_quota'],
    [429, 'organization_usage_limit_exceeded', 'insufficient_quota'],
    [429, 'insufficient_quota', 'insufficient_quota'],
    [429, 'billing_not_active', 'billing_not_active'],
    [500, 'server_error', 'server_error'],
    [502, 'bad_gateway', 'server_error'],
    [503, 'server_is_overloaded', 'service_unavailable_error'],
    [504, 'timeout', 'server_error'],
    [529, 'overloaded', 'server_error'],
  ])('%i %s', async (status, code, type) => {
    const answer = await answered(`status:${status}:${code}`)
    expect(answer.status).toBe(status)
    expect(answer.said().error).toMatchObject({ code, type })
    expect(answer.charges).toBe(0)
  })

  it('says at which stage a picture was blocked, and charges what was drawn', async () => {
    const before = await answered('moderated_input', image, picture)
    expect(before.said().error).toMatchObject({
      code: 'moderation_blocked',
      moderation_details: { moderation_stage: 'input' },
    })
    const after = await answered('moderated_output', image, picture)
    expect(after.said().error.moderation_details.moderation_stage).toBe('output')
    expect([before.charges, after.charges]).toEqual([0, 1])
  })

  it.each([
    [{ retry_after: 7 }, { 'retry-after': '7', 'retry-after-ms': null }],
    [{ retry_after: 'ms:1500' }, { 'retry-after': null, 'retry-after-ms': '1500' }],
    [
      { retry_after: 'none', headers: { 'x-should-retry': 'false' } },
      { 'retry-after': null, 'x-should-retry': 'false' },
    ],
  ])('comes back when the script says: %o', async (more, headers) => {
    const answer = await answered({ what: 'status:429:rate_limit_exceeded', ...more })
    for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value)
  })

  it('gives dates, a clock that is wrong, and a time that is past', async () => {
    const date = await answered({ what: 'status:429:rate_limit_exceeded', retry_after: 'date:20' })
    expect(Date.parse(date.headers.get('retry-after') ?? '') - Date.now()).toBeGreaterThan(15_000)
    const skewed = await answered('skewed_retry_after')
    const theirs = Date.parse(skewed.headers.get('date') ?? '')
    expect(Date.now() - theirs).toBeGreaterThan(3_000_000)
    expect(Date.parse(skewed.headers.get('retry-after') ?? '') - theirs).toBe(5000)
    expect((await answered('negative_retry_after')).headers.get('retry-after')).toBe('-5')
  })
})

describe('on the wire', () => {
  it.each([
    ['refuse', 0],
    ['cut_after_charge', 1],
    ['cut_body', 1],
  ])('%s breaks off, charges: %i', async (what, charges) => {
    const { answer, report } = await meet(what)
    expect(answer).toBeInstanceOf(Error)
    expect(report.charges).toBe(charges)
    expect(report.by_outcome).toEqual({ [what]: 1 })
  })

  /** A call whose caller gives up once it is charged. */
  async function givenUp(options: Parameters<typeof simulator>[0]) {
    const { url, report } = await simulator(options)
    const leave = new AbortController()
    const headers = { authorization: 'Bearer sk-sim-a' }
    const body = JSON.stringify(chat('x'))
    const ask = fetch(url + text, { method: 'POST', signal: leave.signal, headers, body })
    const gone = expect(ask).rejects.toThrow(/abort/)
    await expect.poll(() => report().charges, { timeout: 10_000 }).toBe(1)
    leave.abort()
    await gone
    return report
  }

  it('hangs until the caller gives up, and has charged', async () => {
    const report = await givenUp({ faults: [{ what: 'hang' }] })
    expect(report().by_status).toEqual({ cut: 1 })
  })

  it('notes who did not wait for the answer', async () => {
    const report = await givenUp({ latency: { text: 'fixed:500' } })
    await expect.poll(() => report().answers_not_taken, { timeout: 10_000 }).toBe(1)
  })

  it('drips, sends far too much, no JSON, and a page of HTML', async () => {
    expect((await answered('slow_drip', text, chat('x'), { speed: 200 })).said().choices).toHaveLength(1)
    expect((await answered('huge_body')).text.length).toBeGreaterThan(60_000_000)
    const garbage = await answered('garbage')
    expect([garbage.status, garbage.charges]).toEqual([200, 1])
    expect(() => garbage.json()).toThrow(SyntaxError)
    expect(await answered('html_502')).toMatchObject({
      status: 502,
      text: expect.stringContaining('<html>') as string,
    })
  })
})

describe('in the answer', () => {
  it('spoils a text', async () => {
    const choice = async (what: string) => (await answered(what)).said().choices[0]
    expect((await choice('length')).finish_reason).toBe('length')
    expect((await choice('moderated_output')).finish_reason).toBe('content_filter')
    expect((await choice('refusal')).message).toMatchObject({
      content: null,
      refusal: expect.any(String) as string,
    })
    expect((await choice('nul')).message.content).toContain('\u0000\ud83d')
    const json_schema = { schema: { type: 'object', properties: { text: { type: 'string' } } } }
    const asked = { ...chat('x'), response_format: { type: 'json_schema', json_schema } }
    const nul: string = (await answered('nul', text, asked)).said().choices[0].message.content
    expect((JSON.parse(nul) as { text: string }).text).toContain('\u0000\ud83d')
    expect((await choice('wrong_schema')).message.content).toContain('chapter_one')
    expect((await answered('empty_data')).said().choices).toEqual([])
  })

  it('spoils a picture', async () => {
    expect((await answered('empty_data', image, picture)).said().data).toEqual([])
    expect((await answered('wrong_schema', image, picture)).said().data).toBeUndefined()
    const { data } = (await answered('truncated_png', image, picture)).said()
    const bytes = Buffer.from(data[0].b64_json as string, 'base64')
    expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
    await expect(sharp(bytes).raw().toBuffer()).rejects.toThrow()
  })
})

describe('a script', () => {
  it('strikes by number, by mark, by key, so often, and by chance', async () => {
    const { url } = await simulator({
      faults: [
        { on: 'image', what: 'status:500:server_error', nth: [2] },
        { on: 'text', what: 'status:503:server_is_overloaded', mark: '[[busy]]', times: 1 },
        { on: 'text', what: 'status:401:invalid_api_key', key: 'sk-sim-b' },
      ],
    })
    const draw = async () => (await post(url, image, picture)).status
    expect([await draw(), await draw(), await draw()]).toEqual([200, 500, 200])
    const say = async (words: string, key = 'sk-sim-a') =>
      (await post(url, text, chat(words), { authorization: `Bearer ${key}` })).status
    expect([await say('a [[busy]] tale'), await say('a [[busy]] tale'), await say('a tale')]).toEqual([
      503, 200, 200,
    ])
    expect(await say('a tale', 'sk-sim-b')).toBe(401)
  })

  it('has the same luck with the same seed', async () => {
    const run = async (seed: number) => {
      const { url } = await simulator({ seed, faults: [{ what: 'status:500:server_error', share: 0.5 }] })
      const statuses: number[] = []
      for (let i = 0; i < 20; i++) statuses.push((await post(url, text, chat('x'))).status)
      return statuses
    }
    const first = await run(3)
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await run(3)).toEqual(first)
    expect(await run(4)).not.toEqual(first)
  })
})
