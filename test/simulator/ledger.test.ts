import { mkdtemp, readFile, appendFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../simulator/ledger.ts'
import { admin, chat, key, picture, post, simulator } from './simulator.ts'

const image = '/v1/images/generations'
const named = (asset: string, secret = key) => ({
  authorization: `Bearer ${secret}`,
  'idempotency-key': asset,
})

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storymill-ledger-'))
  file = join(folder, 'ledger.jsonl')
})
afterEach(async () => await rm(folder, { recursive: true }))

const lines = async () =>
  (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)

describe('the ledger', () => {
  it('holds the charge before the answer is cut', async () => {
    const { url } = await simulator({ faults: [{ what: 'cut_after_charge' }] }, file)
    await expect(post(url, image, picture, named('book-1/page-1'))).rejects.toThrow()
    const [entry] = await lines()
    expect(entry).toMatchObject({
      seq: 1,
      persona: 'openai',
      project: 'main',
      model: 'gpt-image-2',
      kind: 'image',
      path: image,
      idempotency_key: 'book-1/page-1',
      outcome: 'cut_after_charge',
      status: null,
      charged_usd: 0.04,
      limited: false,
    })
    expect(JSON.stringify(entry)).not.toContain(key)
  })

  it('goes on where it ended, although the last line was torn', async () => {
    const first = await simulator({}, file)
    await post(first.url, image, picture)
    await first.stop()
    await appendFile(file, '{"t":17')
    const second = await simulator({ projects: { main: { keys: [key], balance_usd: 1 } } }, file)
    await post(second.url, image, picture)
    expect(second.report()).toMatchObject({ arrivals: 2, charges: 2, usd: 0.08 })
    expect(second.state().projects['main']).toMatchObject({ balance_usd: 0.92 })
  })

  it('writes many at once, each before its answer', async () => {
    const { url } = await simulator({}, file)
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        await post(url, '/v1/chat/completions', chat('x'), named(`asset-${i}`))
        expect(await readFile(file, 'utf8')).toContain(`"asset-${i}"`)
      }),
    )
    expect(new Set((await lines()).map((one) => one.seq)).size).toBe(60)
  })
})

describe('an idempotency key', () => {
  it('is paid twice where it is not honoured, and the report names it', async () => {
    const { url, report } = await simulator({ faults: [{ what: 'cut_after_charge', nth: [1] }] })
    await expect(post(url, image, picture, named('a'))).rejects.toThrow()
    await post(url, image, picture, named('a'))
    await post(url, image, { ...picture, prompt: 'Another' }, named('b'))
    expect(report()).toMatchObject({
      charges: 3,
      usd: 0.12,
      assets: 2,
      duplicates: [{ asset: 'a', charges: 2, usd: 0.08, bodies: 1 }],
    })
  })

  it('is paid once where it is, and has its first answer after a cut', async () => {
    const { url, report } = await simulator({
      honour_idempotency: true,
      faults: [{ what: 'cut_after_charge', nth: [1] }],
    })
    await expect(post(url, image, picture, named('a'))).rejects.toThrow()
    const [second, third] = await Promise.all([
      post(url, image, picture, named('a')),
      post(url, image, picture, named('a')),
    ])
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect((second.json()['data'] as object[])[0]).toEqual((third.json()['data'] as object[])[0])
    expect(report()).toMatchObject({ charges: 1, duplicates: [], replays: 2 })
  })

  it('is not kept for what was not done', async () => {
    const { url, report } = await simulator({
      honour_idempotency: true,
      faults: [{ what: 'status:500:server_error', nth: [1] }],
    })
    expect((await post(url, image, picture, named('a'))).status).toBe(500)
    expect((await post(url, image, picture, named('a'))).status).toBe(200)
    expect(report()).toMatchObject({ charges: 1, replays: 0 })
  })
})

describe('money and keys', () => {
  it('refuses when it is gone, and counts who went on asking', async () => {
    const { url, report } = await simulator({
      projects: { main: { keys: [key, 'sk-sim-b'], balance_usd: 0.08 } },
    })
    const draw = (secret = key) => post(url, image, picture, { authorization: `Bearer ${secret}` })
    expect([(await draw()).status, (await draw()).status]).toEqual([200, 200])
    const gone = await draw()
    expect(gone.status).toBe(429)
    expect(gone.json()['error']).toMatchObject({
      code: 'credit_balance_exhausted',
      type: 'insufficient_quota',
    })
    await draw()
    await draw('sk-sim-b')
    expect(Object.values(report().sends_after_exhausted)).toEqual([1])
    expect(report().sends_to_exhausted_project).toEqual({ main: 2 })
    await admin(url, 'POST', 'projects/main', { balance_usd: 5, spend_cap_usd: 0.08 })
    expect((await draw()).json()['error']).toMatchObject({ code: 'project_spend_limit_exceeded' })
    await admin(url, 'POST', 'projects/main', { spend_cap_usd: null })
    expect((await draw()).status).toBe(200)
  })

  it('knows no revoked key, until it is restored', async () => {
    const { url, report } = await simulator()
    const ask = async (secret = key) =>
      (await post(url, image, picture, { authorization: `Bearer ${secret}` })).status
    await admin(url, 'POST', `keys/${key}/revoke`)
    expect([await ask(), await ask(), await ask('sk-sim-b')]).toEqual([401, 401, 200])
    expect(Object.values(report().sends_after_revoked)).toEqual([1])
    await admin(url, 'POST', `keys/${key}/restore`)
    expect(await ask()).toBe(200)
    expect(await ask('sk-nobody')).toBe(401)
    expect((await post(url, image, { ...picture, model: 'dall-e-3' })).status).toBe(404)
    expect((await post(url, image, { model: 'gpt-image-2' })).status).toBe(400)
  })
})

describe('the admin API', () => {
  it('changes faults, speed and limits, shows all, and begins afresh', async () => {
    const { url } = await simulator({ latency: { text: 'fixed:60000' }, honour_idempotency: true }, file)
    await admin(url, 'POST', 'config', { speed: 10_000, tell_limits: false })
    await admin(url, 'PUT', 'faults', [{ on: 'text', what: 'status:529:overloaded', times: 1 }])
    await admin(url, 'POST', 'projects/main', { limits: { 'gpt-5-mini': { requests_per_minute: 2 } } })
    const ask = async () => (await post(url, '/v1/chat/completions', chat('x'))).status
    expect([await ask(), await ask(), await ask()]).toEqual([529, 200, 429])
    expect(await admin(url, 'GET', 'ledger')).toMatchObject({
      entries: [{ status: 529 }, { status: 200 }, { limited: true }],
    })
    expect(await admin(url, 'GET', 'state')).toMatchObject({
      config: { speed: 10_000 },
      faults: [{ what: 'status:529:overloaded', seen: 3 - 1, used: 1 }],
      keys: [{ key, revoked: false }, { key: 'sk-sim-b' }],
    })
    expect(await admin(url, 'GET', 'report')).toMatchObject({
      arrivals: 3,
      by_status: { 200: 1, 429: 1, 529: 1 },
    })
    await admin(url, 'POST', 'reset')
    expect(await admin(url, 'GET', 'report')).toMatchObject({ arrivals: 0, charges: 0, usd: 0 })
    expect(await admin(url, 'GET', 'state')).toMatchObject({ config: { speed: 1 }, faults: [] })
  })

  it('says what is wrong with what it is told', async () => {
    const { url } = await simulator()
    expect(await admin(url, 'PUT', 'faults', [{ what: 'explode' }])).toMatchObject({
      error: expect.stringContaining('no fault') as string,
    })
    expect(await admin(url, 'POST', 'config', { colour: 'red' })).toHaveProperty('error')
    expect(await admin(url, 'POST', 'keys/nobody/revoke')).toHaveProperty('error')
    await expect(simulator({ latency: { text: 'slow' } })).rejects.toThrow(/uniform/)
  })
})
