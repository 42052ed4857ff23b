import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ownService } from '../../src/cli/book.ts'
import { run } from '../../src/cli/commands.ts'
import { operator } from '../../src/cli/command.ts'
import { readConfig } from '../../src/config.ts'
import { ownHome } from '../../src/home.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person } from '../support/callers.ts'
import { temporaryHome } from '../support/postgres.ts'
import { listenIn } from '../support/said.ts'

let app: TestApp
let home: { path: string; remove(): Promise<void> }
beforeAll(async () => {
  home = await temporaryHome('storymill-keys-')
  app = await startTestApp({}, 'latency=0-0', { config: { auth: 'keys' } })
  await person(app.db, 'mia')
  await person(app.db, 'leo')
  await person(app.db, 'root', 'admin')
})
afterAll(async () => {
  await app.stop()
  await home.remove()
})
const { out, err } = listenIn(() => app.db.urls.url)

const json = async <T>(...args: string[]) => {
  out.length = 0
  err.length = 0
  expect([await run([...args, '--json']), err]).toEqual([0, []])
  expect(out).toHaveLength(1)
  return JSON.parse(out[0] ?? '') as T
}
type Listed = { keys: { id: string; user: string; state: string; scopes: string[] }[] }
type Added = { id: string; key: string; scopes: string[]; expires_at: string | null }
const refused = async (...args: string[]) => {
  out.length = 0
  err.length = 0
  expect([await run(args), out]).toEqual([2, []])
  expect(err).toHaveLength(1)
  return err[0]
}
const me = async (key: string) =>
  await fetch(`${app.url}/v1/me`, { headers: { authorization: `Bearer ${key}` } })

describe('storymill keys', () => {
  it('adds a key that opens the door, and shows it this once', async () => {
    expect(await run(['keys', 'add', 'mia'])).toBe(0)
    expect(out).toHaveLength(1)
    const [key = ''] = out
    expect(key).toMatch(/^sk_[0-9a-f]{12}_[\w-]{43}$/)
    expect(err.join()).toMatch(/not shown again/)
    expect(await (await me(key)).json()).toMatchObject({ user: 'mia', scopes: ['books:read', 'books:write'] })
    const [id, secret] = [key.slice(3, 15), key.slice(16)]
    const [row] = await app.db.query<{ hash: Buffer }>('select hash from storymill.api_keys where id = $1', [
      id,
    ])
    expect(row?.hash).toEqual(createHash('sha256').update(secret).digest())
    await run(['keys', 'list', 'mia'])
    expect([...out.slice(1), ...err].join('\n')).not.toContain(secret)
    expect(out[1]).toMatch(/^id +user +name +scopes +state +until$/)
    expect(out[2]).toMatch(new RegExp(`^${id} +mia +default +books:read,books:write +living +-$`))
  })

  it('gives it the scopes and the time that were asked for', async () => {
    const args = ['keys', 'add', 'root', '--scopes', 'admin,books:read', '--expires', '90d']
    const added = await json<Added>(...args)
    expect(added.scopes).toEqual(['books:read', 'admin'])
    const days = (Date.parse(added.expires_at ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(89.9)
    expect(days).toBeLessThan(90.1)
  })

  it('keeps two of a name, so that one can take over from the other', async () => {
    const old = await json<Added>('keys', 'add', 'leo', '--name', 'phone')
    const young = await json<Added>('keys', 'add', 'leo', '--name', 'phone')
    expect([(await me(old.key)).status, (await me(young.key)).status]).toEqual([200, 200])
    expect(await refused('keys', 'add', 'leo', '--name', 'phone')).toMatch(/2 living keys named "phone"/)
    expect((await json<Added>('keys', 'add', 'leo', '--name', 'laptop')).id).not.toBe(old.id)
    await json('keys', 'revoke', old.id)
    await json('keys', 'add', 'leo', '--name', 'phone')
    await expect.poll(async () => (await me(old.key)).status, { timeout: 5_000 }).toBe(401)
    expect((await me(young.key)).status).toBe(200)
  })

  it('keeps two of a name also when ten are asked for at once', async () => {
    await person(app.db, 'eve')
    const codes = await Promise.all(
      Array.from({ length: 10 }, async () => await run(['keys', 'add', 'eve', '--json'])),
    )
    expect(codes.filter((code) => code === 0)).toHaveLength(2)
    expect((await json<Listed>('keys', 'list', 'eve')).keys).toHaveLength(2)
  })

  it('revokes by the id, or by the whole key that leaked, and never says the secret', async () => {
    const added = await json<Added>('keys', 'add', 'mia', '--name', 'leaked')
    expect(await json('keys', 'revoke', added.key)).toMatchObject({ id: added.id, state: 'revoked' })
    expect(out.join()).not.toContain(added.key.slice(-43))
    const again = await refused('keys', 'revoke', added.key)
    expect(again).toMatch(`there is no key ${added.id}, or it has been revoked before`)
    expect(again).not.toContain(added.key.slice(-43))
  })

  it('writes down who did it', async () => {
    const added = await json<Added>('keys', 'add', 'mia', '--name', 'written')
    await json('keys', 'revoke', added.id)
    const acts = await app.db.query(
      'select by, via, action, detail from storymill.admin_actions where target = $1 order by id',
      [added.id],
    )
    const [by, via] = [operator(), 'command']
    expect(acts).toMatchObject([
      { by, via, action: 'keys.add', detail: { user: 'mia', name: 'written' } },
      { by, via, action: 'keys.revoke', detail: { user: 'mia', name: 'written' } },
    ])
  })

  it('gives a key that is not written down to nobody', async () => {
    const before = await json<Listed>('keys', 'list')
    await app.db.query(
      `alter table storymill.admin_actions add constraint full_up check (action <> 'keys.add') not valid`,
    )
    expect(await run(['keys', 'add', 'mia', '--name', 'lost'])).toBe(1)
    await app.db.query('alter table storymill.admin_actions drop constraint full_up')
    expect(await json<Listed>('keys', 'list')).toEqual(before)
  })

  it.each([
    ['an unknown user', ['add', 'bob'], /there is no user "bob"/],
    ['an admin’s scope for one who is none', ['add', 'mia', '--scopes', 'admin'], /"mia" is no admin/],
    ['a name that is none', ['add', 'mia', '--name', 'a b'], /a key's name is .*not "a b"/],
    ['a key that is not there', ['revoke', '0123456789ab'], /there is no key 0123456789ab/],
  ])('answers %s with one line and exit code 2', async (_what, args, says) => {
    expect(await refused('keys', ...args)).toMatch(says)
  })
})

describe('storymill book at a service that asks for keys', () => {
  const book = (...args: string[]) => ['book', 'A fox', '--pages', '4', '--json', ...args]

  it('makes a book with the key in STORYMILL_KEY', async () => {
    const { key } = await keyOf(app.db, 'mia')
    vi.stubEnv('STORYMILL_KEY', key)
    const file = join(home.path, '..', 'fox.pdf')
    expect([await run(book('--url', app.url, '--out', file)), err]).toEqual([0, []])
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
    const { id } = JSON.parse(out[0] ?? '') as { id: string }
    const [row] = await app.db.query('select user_id from storymill.books where id = $1', [id])
    expect(row).toEqual({ user_id: 'mia' })
  }, 120_000)

  it.each([
    ['none', '', /asks for a key: set STORYMILL_KEY/],
    ['one that was cut', 'sk_0123456789ab_short', /STORYMILL_KEY is no key/],
    ['a wrong one', `sk_0123456789ab_${'A'.repeat(43)}`, /does not know the key in STORYMILL_KEY/],
  ])('says in one line what is wrong with %s', async (_what, key, says) => {
    vi.stubEnv('STORYMILL_KEY', key)
    expect(await refused(...book('--url', app.url))).toMatch(says)
    expect(err[0]).not.toContain('AAAA')
  })

  it('beside a service in the same home uses that one, and says so if other models are set', async () => {
    const owned = await ownHome(home.path)
    await owned.tell({ pid: process.pid, url: app.url, database_url: null })
    for (const [name, value] of [
      ['DATABASE_URL', ''],
      ['STORYMILL_HOME', home.path],
      ['STORYMILL_TEXT', 'demo'],
    ] as const)
      vi.stubEnv(name, value)
    try {
      expect(await run(book())).toBe(2)
      expect(err[0]).toMatch(/runs in this home makes the book with its own models/)
      expect(err[1]).toMatch(/asks for a key: set STORYMILL_KEY/)
    } finally {
      await owned.release()
    }
  })

  it('asks nobody for a key in a service of its own, unless others reach it', async () => {
    const config = async (HOST: string) => await readConfig({ HOST, STORYMILL_AUTH: 'keys' }, home.path)
    for (const host of ['127.0.0.1', 'localhost', '::1'])
      expect(ownService(await config(host))[0].auth).toBe('off')
    for (const host of ['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.com'])
      expect(ownService(await config(host))[0].auth).toBe('keys')
  })
})

describe('a service that others reach', () => {
  it.each(['0.0.0.0', '::', '192.168.1.7', '127.example.com'])(
    'does not start on %s without authentication, and says what to set',
    async (host) => {
      vi.stubEnv('HOST', host)
      expect(await refused('serve')).toMatch(
        new RegExp(`HOST=${host} is not the loopback address.* STORYMILL_AUTH=keys.*storymill keys add`),
      )
    },
  )
})
