import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/commands.ts'
import { declareLimits, quarantine } from '../../src/db/limits.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { listenIn } from '../support/said.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
const { out, err } = listenIn(() => engine.url)

const query = () => engine.db.query.bind(engine.db)
type Listed = { items: { id: string; keys: { state: string }[]; models: { share: number }[] }[] }
const listed = async () => {
  out.length = 0
  expect(await run(['limits', 'list', '--json'])).toBe(0)
  expect(out).toHaveLength(1)
  return (JSON.parse(out[0] ?? '') as Listed).items
}

/** Two groups: in the first a key was refused and a model slowed down, in the second all is well. */
async function used(): Promise<void> {
  const key = (group: string, name: string) => ({
    ref: `openai:${name}`,
    provider: 'openai',
    limit_group: group,
  })
  const limit = (group: string) => ({ limit_group: group, model: 'gpt-image-2', provider: 'openai' })
  await declareLimits(
    query(),
    [limit('openai/main'), limit('openai/spare')],
    [key('openai/main', 'aaaaaaaa'), key('openai/main', 'bbbbbbbb'), key('openai/spare', 'cccccccc')],
  )
  const message = 'openai refused the key: it is old.'
  await quarantine(
    query(),
    { ref: 'openai:bbbbbbbb' },
    { state: 'revoked', code: 'invalid_api_key', message, probe_in_ms: 60_000 },
  )
  await query()(`update storymill.limits set share = 0.5, paused_until = storymill.now() + interval '1 hour',
    paused_because = 'slow_down: openai asks to slow down.' where limit_group = 'openai/main'`)
}

describe('storymill limits', () => {
  it('has nothing to show before a hosted model is used', async () => {
    expect(await run(['limits'])).toBe(0)
    expect(out).toEqual(['No hosted model has been used yet.'])
    expect(await listed()).toEqual([])
    expect(await run(['limits', 'release'])).toBe(0)
    expect(out.at(-1)).toBe('Nothing was held back.')
  })

  it('lists groups with their keys and models, for people and for programs', async () => {
    await used()
    expect(await listed()).toMatchObject([
      { id: 'openai/main', keys: [{ state: 'active' }, { state: 'revoked' }], models: [{ share: 0.5 }] },
      { id: 'openai/spare', keys: [{ state: 'active' }], models: [{ share: 1 }] },
    ])
    out.length = 0
    expect(await run(['limits'])).toBe(0)
    const page = out.join('\n')
    expect(page).toMatch(/^openai\/main\n {2}key openai:aaaaaaaa is active\n/)
    expect(page).toMatch(/key openai:bbbbbbbb is revoked: openai refused the key: it is old\. \(tried again /)
    expect(page).toMatch(/gpt-image-2: 0 in flight · .* · paused until \S+ \(slow_down: /)
    expect(page).toContain('\nopenai/spare\n')
  })

  it.each([
    ['another verb', ['drop'], /limits does not "drop"; it does list and release/],
    ['a word too many', ['list', 'openai/main'], /unexpected "openai\/main"/],
    ['two words too many', ['release', 'openai/main', 'now'], /unexpected "now"/],
    [
      'an unknown group',
      ['release', 'openai'],
      /there is no group openai; there are openai\/main, openai\/spare/,
    ],
    ['an unknown flag', ['list', '--all'], /--all/],
  ])('answers %s with one line and exit code 2', async (_what, args, says) => {
    expect(await run(['limits', ...args])).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(says)
    expect(out).toEqual([])
    expect((await listed())[0]?.keys[1]?.state).toBe('revoked')
  })

  it('releases one group, or all', async () => {
    expect(await run(['limits', 'release', 'openai/spare'])).toBe(0)
    expect(out).toEqual(['Nothing was held back.'])
    out.length = 0
    expect(await run(['limits', 'release', 'openai/main', '--json'])).toBe(0)
    expect(out).toEqual(['{"released":2}'])
    expect((await listed())[0]).toMatchObject({
      keys: [{ state: 'active' }, { state: 'active' }],
      models: [{ share: 1, paused_until: null }],
    })
    await used()
    out.length = 0
    expect(await run(['limits', 'release'])).toBe(0)
    expect(out).toEqual(['Released: 2. They are tried afresh.'])
  })
})
