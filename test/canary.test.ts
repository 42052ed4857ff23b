import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { run } from '../src/cli/commands.ts'
import { openLog } from '../src/ops/log.ts'
import { liveChannel } from '../src/live/hub.ts'
import { anOrder } from './support/app.ts'
import { keyOf, person } from './support/callers.ts'
import { openAi, startHosted, type Hosted } from './support/hosted.ts'

// Part of every key, and of nothing else. One key looks like a key, one does not, and one is refused.
const canary = 'c4n4ry7Qw2Zx81'
const [plain, odd, wrong] = [`sk-${canary}-aaaa1111`, `gateway.${canary}.bbbb2222`, `sk-${canary}-cccc3333`]

// What users show at the door; drawn when they get it.
const shown: string[] = []
const logged: string[] = []
const notified: string[] = []
const said: string[] = []
let service: Hosted
let listener: Client

// A provider that hands the key back wherever it may: as request id, as error code, as time to wait.
const echo = { headers: { 'x-request-id': plain, 'x-canary': odd } }
const faults = [
  { on: 'text' as const, what: 'status:429:rate_limit_exceeded', nth: [2], retry_after: 1, ...echo },
  { on: 'text' as const, what: `status:500:${plain}`, nth: [3], retry_after: plain, ...echo },
  { on: 'text' as const, what: 'garbage', nth: [4], ...echo },
  { on: 'image' as const, what: 'cut_after_charge', nth: [1] },
  { on: 'image' as const, what: `status:503:${odd}`, nth: [2], ...echo },
  { on: 'image' as const, what: 'hang', nth: [4] },
  { on: 'moderation' as const, what: 'refuse', nth: [2] },
]

beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  service = await startHosted({
    env: { ...openAi, OPENAI_API_KEYS: [plain, odd, wrong].join(',') },
    simulator: { pictures: { distinct: 1, size: 64 }, projects: { main: { keys: [plain, odd] } }, faults },
    file: { timeouts: { picture: 3_000 } },
    config: { provider_wait_ms: 0 },
    log: openLog('trace', sink),
  })
  listener = new Client(service.database_url)
  await listener.connect()
  listener.on('notification', ({ payload = '' }) => notified.push(`(${payload})`))
  for (const channel of [liveChannel, 'storymill:default']) await listener.query(`listen "${channel}"`)
  await show()
  const good = await service.order(anOrder)
  await service.until(good, 'complete', 'partial', 'failed')
  await broke()
  const bad = await service.order({ ...anOrder, seed: 8 })
  await service.until(bad, 'failed')
}, 90_000)
afterAll(async () => {
  await listener.end()
  await service.stop()
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** A user comes with a key and a cookie, in every place where one may come, and in some where none should. */
async function show(): Promise<void> {
  const { key, headers } = await keyOf(service.db, await person(service.db, 'ada'))
  const signIn = (said: string) =>
    fetch(`${service.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: said }),
    })
  const signed = await signIn(key)
  const [cookie = ''] = signed.headers.get('set-cookie')?.split(';') ?? []
  shown.push(...[key, cookie].map((text) => text.slice(-32)))
  expect(shown.map((secret) => secret.length)).toEqual([32, 32])
  await signIn(`${key}x`)
  await fetch(`${service.url}/v1/session`, { method: 'POST', body: key, headers: { ...headers, cookie } })
  for (const path of [
    '/v1/me',
    '/v1/books',
    `/nowhere/${key}`,
    `/v1/books?cursor=${key}`,
    `/v1/me?key=${key}`,
  ])
    await fetch(`${service.url}${path}`, { headers: { ...headers, cookie, 'idempotency-key': key } })
}

async function broke(): Promise<void> {
  const body = JSON.stringify({ balance_usd: 0 })
  await fetch(`${service.simulator.url}/__sim/projects/main`, { method: 'POST', body })
}

/** Everything this service has written or would tell, by where. */
async function everything(): Promise<Record<string, string>> {
  return {
    rows: await rows(),
    files: await files(),
    logs: logged.join(''),
    notifications: notified.join('\n'),
    answers: await answers(),
    commands: await commands(),
  }
}

async function rows(): Promise<string> {
  const tables = await service.db.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema = 'storymill' and table_type = 'BASE TABLE'`,
  )
  expect(tables.length).toBeGreaterThan(12)
  const all = await Promise.all(
    tables.map(async ({ name }) => {
      const dump = await service.db.query<{ row: string }>(`select t::text as row from ${name} t`)
      return dump.map(({ row }) => `${name} ${row}`)
    }),
  )
  const open = await service.db.query<{ query: string }>('select query from pg_stat_activity')
  return [...all.flat(), ...open.map(({ query }) => query)].join('\n')
}

async function files(): Promise<string> {
  const folder = join(service.folder, 'files')
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const bytes = await Promise.all(
    found
      .filter((one) => one.isFile())
      .map(async (one) => {
        const path = join(one.parentPath, one.name)
        return `${path}\n${await readFile(path, 'latin1')}`
      }),
  )
  expect(bytes.length).toBeGreaterThan(10)
  return bytes.join('\n')
}

async function answers(): Promise<string> {
  const { items } = (await (await service.get('/v1/books')).json()) as { items: { id: string }[] }
  expect(items).toHaveLength(2)
  const paths = [
    '/v1/books',
    ...items.flatMap(({ id }) => ['', '/timeline', '/events'].map((end) => `/v1/books/${id}${end}`)),
    '/v1/admin/limits',
    '/openapi.json',
    '/readyz',
    '/metrics',
    '/v1/no-such-thing',
  ]
  const all = await Promise.all(
    paths.map(async (path) => {
      const answer = await service.get(path)
      return `${path} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
    }),
  )
  return all.join('\n')
}

async function commands(): Promise<string> {
  for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value)
  for (const to of ['log', 'error'] as const)
    vi.spyOn(console, to).mockImplementation((line: unknown) => void said.push(String(line)))
  for (const command of ['limits', 'limits --json', 'audit', 'audit --json', 'users list --json', 'doctor'])
    await run(command.split(' '))
  vi.restoreAllMocks()
  expect(said.length).toBeGreaterThan(8)
  return said.join('\n')
}

/** Where it is found, in any spelling of its letters. */
const places = (all: Record<string, string>): string[] =>
  Object.entries(all)
    .filter(([, text]) =>
      [canary, ...shown].some((secret) => text.toLowerCase().includes(secret.toLowerCase())),
    )
    .map(([place]) => place)

it('the run had every kind of ending in it', async () => {
  const calls = await service.db.query<{ class: string | null }>(
    'select distinct class from storymill.step_calls order by class',
  )
  const classes = calls.map((one) => one.class)
  for (const wanted of ['auth', 'rate_limit', 'cut', 'timeout', 'server_error', 'quota_exhausted', null])
    expect(classes).toContain(wanted)
  expect(await service.audit()).toEqual([])
})

it('no key is in any row, file, log line, notification, answer or command’s output', async () => {
  const all = await everything()
  expect(Object.entries(all).filter(([, text]) => text.length === 0)).toEqual([])
  expect(all['logs']).toContain('"level":30')
  expect(places(all)).toEqual([])
  // How rows name the keys is there, and says nothing of them.
  expect(all['answers']).toMatch(/openai:[0-9a-f]{8}/)
})

it('one that is anywhere is found', async () => {
  logged.push(`{"err":"${plain}"}`)
  await service.db.query(`update storymill.books set error_message = $1 where error_message is not null`, [
    `no: ${odd.toUpperCase()}`,
  ])
  await service.db.query(`select pg_notify($1, $2)`, [liveChannel, wrong])
  await service.db.query(`update storymill.provider_keys set message = $1 where state <> 'active'`, [wrong])
  await writeFile(join(service.folder, 'files', 'planted'), `\0\xff${plain}`, 'latin1')
  await vi.waitFor(() => expect(notified.join()).toContain(canary))
  expect(places(await everything())).toEqual([
    'rows',
    'files',
    'logs',
    'notifications',
    'answers',
    'commands',
  ])
})
