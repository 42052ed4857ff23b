import { userInfo } from 'node:os'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/commands.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { temporaryHome } from '../support/postgres.ts'
import { Shop } from '../support/shop.ts'
import { listenIn } from '../support/said.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
const { out, err } = listenIn(() => engine.url)

type Listed = { users: Record<string, unknown>[] }
const json = async (...args: string[]) => {
  out.length = 0
  expect(await run(['users', ...args, '--json'])).toBe(0)
  expect(out).toHaveLength(1)
  return (JSON.parse(out[0] ?? '') as Listed).users
}

describe('storymill users', () => {
  it('adds the first one to a home where nothing has run yet', async () => {
    const home = await temporaryHome('storymill-first-user-')
    vi.stubEnv('DATABASE_URL', undefined)
    vi.stubEnv('STORYMILL_HOME', home.path)
    expect(await json('add', 'mia')).toMatchObject([{ name: 'mia' }])
    await home.remove()
  })

  it('adds users by tier, with credits or without a limit', async () => {
    expect(await json('add', 'mia', '--tier', 'paid', '--credits', '50')).toMatchObject([
      { name: 'mia', tier: 'paid', weight: 4, credits: 50, credits_held: 0, books_under_way: 0 },
    ])
    expect(await json('add', 'leo')).toMatchObject([{ tier: 'free', weight: 1, credits: null }])
    expect((await json('list')).map((user) => user['name'])).toEqual(['leo', 'local', 'mia'])
  })

  it('gives credits, takes them, and takes the limit away, and writes down who did', async () => {
    expect(await json('credit', 'mia', '10')).toMatchObject([{ credits: 60 }])
    expect(await json('credit', 'mia', '-60')).toMatchObject([{ credits: 0 }])
    expect(await json('credit', 'mia', '--unlimited')).toMatchObject([{ credits: null }])
    expect(await json('credit', 'mia', '7')).toMatchObject([{ credits: 7 }])
    const grants = await engine.db.query<{ granted_by: string }>(
      `select granted_by from storymill.credit_grants where user_id = 'mia'`,
    )
    expect(grants).toHaveLength(5)
    expect(grants.every((one) => one.granted_by.startsWith(userInfo().username))).toBe(true)
    const acts = await engine.db.query<{ by: string }>(
      `select action, via, by, detail ->> 'credits' as credits from storymill.admin_actions where target = 'mia' order by id`,
    )
    expect(acts).toMatchObject([
      { action: 'users.add', via: 'command', credits: '50' },
      { action: 'users.credit', via: 'command', credits: '10' },
      { action: 'users.credit', credits: '-60' },
      { action: 'users.credit', credits: 'no limit' },
      { action: 'users.credit', credits: '7' },
    ])
    expect(acts.every((one) => one.by === grants[0]?.granted_by)).toBe(true)
  })

  it.each([
    ['a name that is taken', ['add', 'mia'], /there is a user "mia" already/],
    ['a name that is none', ['add', 'a b'], /a user's name is .*not "a b"/],
    ['an unknown user', ['credit', 'eve', '5'], /there is no user "eve"/],
    ['more than there is', ['credit', 'mia', '-8'], /"mia" has 7 credits: 8 cannot be taken/],
    ['taking from one without a limit', ['credit', 'leo', '-1'], /"leo" has no limit/],
    ['more than anybody needs', ['credit', 'mia', '1000000000'], /cannot have more than 1000000000/],
  ])('answers %s with one line and exit code 2', async (_what, args, says) => {
    expect(await run(['users', ...args])).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(says)
    expect(out).toEqual([])
  })

  it('lists what each user holds, was charged and cost, in all and today', async () => {
    const shop = new Shop(engine.db)
    const { book } = await shop.order('leo')
    await shop.advance(book.id, 4)
    await shop.order('leo')
    await shop.cancel('leo', book.id)
    // Four calls of a quarter dollar, of which two were settled the day before, one before anything was sent.
    const calls = `update storymill.step_calls c set usd = 0.25, settled_at = coalesce(settled_at, storymill.now())
        - case when nr > 2 then interval '1 day' else '0' end, state = case when nr = 4 then 'not_sent' else state end
      from (select step_id, row_number() over (order by step_id) as nr from storymill.step_calls) n
      where n.step_id = c.step_id`
    await engine.db.query(calls)
    const leo = (await json('list')).find((user) => user['name'] === 'leo')
    expect(leo).toMatchObject({
      credits: null,
      credits_held: 24,
      books_under_way: 1,
      usd_today: 0.5,
      usd_total: 0.75,
    })
    expect(leo?.['credits_charged']).toBeGreaterThan(0)
    out.length = 0
    expect(await run(['users', 'list'])).toBe(0)
    expect(out).toHaveLength(4)
    expect(out[0]).toMatch(/^user +tier +role +credits +held/)
    expect(out.join('\n')).toMatch(/^leo +free +user +no limit +24 /m)
  })
})
