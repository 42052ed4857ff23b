import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeKey } from '../../src/actions/revoke-key.ts'
import { readConfig } from '../../src/config.ts'
import type { Needs } from '../../src/http/gate.ts'
import { routesOf } from '../../src/http/problems.ts'
import { buildServer, type HttpParts } from '../../src/http/server.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { expire, keyOf, person } from '../support/callers.ts'
import { eventually } from '../support/engine.ts'
import { channels, hidden, rows, unusual, type Book, type Row, type World } from './matrix-rows.ts'

// Every operation and channel × everybody who may come to the door. What an operation needs is in the document; how it is
// called is a line in `matrix-rows.ts`.

type Operation = { name: string; method: string; path: string; needs: Needs; says: string[] }
const callers = ['nobody', 'revoked', 'expired', 'wrong scope', 'other tenant', 'admin', 'owner'] as const
type Caller = (typeof callers)[number]

/** The server with nothing behind its door: enough to know its routes, and too little to answer. */
async function emptyServer() {
  const nothing: unknown = new Proxy(() => {}, { get: () => nothing })
  const parts = {
    auth: 'keys',
    log: pino({ level: 'silent' }),
    wall: {
      headers_timeout_ms: 1_000,
      request_timeout_ms: 1_000,
      most_connections: 10,
      trust_proxy: [],
      failed_keys_per_minute: null,
    },
    headers: { cors: [], https_only: false },
    ring: { path: '/ring', receive: async () => 200 },
  }
  const server = await buildServer(
    new Proxy(parts, { get: (set, name) => Reflect.get(set, name) ?? nothing }) as unknown as HttpParts,
  )
  await server.ready()
  return server
}

const server = await emptyServer()
const operations: Operation[] = Object.entries(server.swagger().paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, { 'x-needs': Needs; responses: object }>).map(([verb, one]) => {
    const method = verb.toUpperCase()
    const says = Object.keys(one.responses)
    return { name: `${method} ${path}`, method, path, needs: one['x-needs'], says }
  }),
)

describe('the document', () => {
  it('has operations, and a row for each of them', () => {
    expect(operations.length).toBeGreaterThan(15)
    expect(operations.map((one) => one.name).filter((name) => !(name in rows))).toEqual([])
  })

  it('has the operation of every row', () => {
    const names = operations.map((one) => one.name)
    expect(Object.keys(rows).filter((name) => !names.includes(name))).toEqual([])
  })

  it('has every route, but for those that are hidden for a reason', () => {
    const documented = new Set(operations.map((one) => one.name))
    const forms = Object.keys(hidden).map((name) => name.replace('*', ''))
    const isHidden = (name: string) =>
      name in hidden || forms.some((form) => `${form}*` in hidden && name.startsWith(form))
    const unknown = routesOf(server)
      // A HEAD is the GET without its body.
      .map(({ method, url }) => `${method === 'HEAD' ? 'GET' : method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((name) => !documented.has(name) && !isHidden(name))
    expect(unknown).toEqual([])
  })

  it('asks of every operation what is usual for its kind, but for those that are listed', () => {
    const asked = (list: Operation[]) => Object.fromEntries(list.map(({ name, needs }) => [name, needs]))
    const expected = operations.map((one) => ({ ...one, needs: unusual[one.name] ?? usualNeeds(one) }))
    expect(asked(operations)).toEqual(asked(expected))
    expect(operations.map((one) => one.name)).toEqual(expect.arrayContaining(Object.keys(unusual)))
  })

  it('says of every operation who may call it, and what the others hear', () => {
    for (const { name, needs, says } of operations) {
      expect(needs, name).toBeDefined()
      if (needs !== 'nothing') expect(says, name).toContain('401')
      if (needs !== 'nothing' && needs !== 'anyone known') expect(says, name).toContain('403')
    }
  })
})

describe('everybody at every door', () => {
  let app: TestApp
  let world: World
  const headers = new Map<Caller, Record<string, string>>()
  const wrong = new Map<Needs, Record<string, string>>()

  beforeAll(async () => {
    const { http } = await readConfig({}, '/nowhere')
    const config = { auth: 'keys' as const, http: { ...http, failed_keys_per_minute: null } }
    app = await startTestApp({ worker: false }, 'latency=0-0', { config })
    const { db } = app
    for (const name of ['ada', 'ben']) await person(db, name)
    await person(db, 'root', 'admin')
    const [owner, revoked, expired] = [await keyOf(db, 'ada'), await keyOf(db, 'ada'), await keyOf(db, 'ada')]
    headers.set('nobody', {})
    headers.set('owner', owner.headers)
    headers.set('other tenant', (await keyOf(db, 'ben')).headers)
    headers.set('admin', (await keyOf(db, 'root', ['books:read', 'books:write', 'admin'])).headers)
    headers.set('revoked', revoked.headers)
    headers.set('expired', expired.headers)
    await revokeKey(db, { by: 'test', via: 'command' }, revoked.id)
    await expire(db, expired.id)
    headers.set('wrong scope', (await keyOf(db, 'ada', [])).headers)
    wrong.set('books:read', (await keyOf(db, 'ada', ['books:write'])).headers)
    wrong.set('books:write', (await keyOf(db, 'ada', ['books:read'])).headers)
    wrong.set('admin', owner.headers)
    world = { url: app.url, headers: owner.headers, db, book: booksOf(app, owner.headers) }
    // While there is no other: the worker that makes it would make those too.
    await world.book('complete')
    await db.query(
      `insert into storymill.limits (limit_group, model, provider) values ('openai/default', 'openai:x', 'openai')`,
    )
  })
  afterAll(async () => {
    await app.stop()
    await server.close()
  })

  const headersOf = (caller: Caller, needs: Needs) =>
    (caller === 'wrong scope' ? wrong.get(needs) : undefined) ?? headers.get(caller) ?? {}

  // Whoever may not comes first: if any of them had done anything, the owner's own call would not answer as it should.
  it.each(operations.filter((one) => one.name in rows))('$name', async (operation) => {
    const row = rows[operation.name] as Row
    const path = await pathOf(operation, row, world)
    const answers: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const caller of callers) {
      expected[caller] = statusFor(operation, row, caller)
      const answer = await knock(operation, row, `${app.url}${path}`, headersOf(caller, operation.needs))
      answers[caller] = answer.status
      if (answer.status === 401) expect(answer.challenge).toBe('Bearer')
      if (caller === 'other tenant' && expected[caller] === 404) {
        const missing = path.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000')
        const other = headersOf(caller, operation.needs)
        expect(answer.body).toBe((await knock(operation, row, `${app.url}${missing}`, other)).body)
      }
    }
    expect(answers).toEqual(expected)
  })

  it.each(Object.entries(channels))('%s', async (_name, { needs, knock }) => {
    const book = await world.book('queued')
    for (const caller of callers) {
      const refused = caller === 'wrong scope' ? 403 : 401
      const foreign = caller === 'other tenant' || caller === 'admin'
      const expected = caller === 'owner' ? 200 : foreign ? 404 : refused
      expect([caller, await knock(world, headersOf(caller, needs), book)]).toEqual([caller, expected])
    }
  })
})

function usualNeeds({ method, path }: Operation): Needs {
  if (!path.startsWith('/v1/')) return 'nothing'
  if (path.startsWith('/v1/admin/')) return 'admin'
  return method === 'GET' ? 'books:read' : 'books:write'
}

/** Who is known may, if they have the scope; and what is not theirs is not there, for an admin too. */
function statusFor({ path, needs }: Operation, row: Row, caller: Caller): number {
  if (needs === 'nothing') return row.ok
  if (caller === 'nobody' || caller === 'revoked' || caller === 'expired') return 401
  if (needs === 'anyone known') return row.ok
  if (needs === 'admin') return caller === 'admin' ? row.ok : 403
  if (caller === 'wrong scope') return 403
  return caller === 'owner' ? row.ok : (row.others ?? (path.includes('{') ? 404 : row.ok))
}

async function pathOf({ path }: Operation, row: Row, world: World): Promise<string> {
  const given = typeof row.params === 'function' ? await row.params(world) : row.params
  const params = { ...(row.book && { id: await world.book(row.book) }), ...given } as Record<string, string>
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`the row of ${path} does not say what {${name}} is`)
    return encodeURIComponent(value)
  })
  const query = typeof row.query === 'function' ? await row.query(world) : row.query
  return query === undefined ? filled : `${filled}?${query}`
}

async function knock({ method }: Operation, row: Row, url: string, headers: Record<string, string>) {
  const left = new AbortController()
  const answer = await fetch(url, {
    method,
    headers: row.body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body: row.body === undefined ? null : JSON.stringify(row.body),
    signal: left.signal,
  })
  const body = answer.ok ? '' : await answer.text()
  // A stream would go on.
  left.abort()
  return { status: answer.status, body, challenge: answer.headers.get('www-authenticate') }
}

/** Orders as the owner does. The complete one is made once, by a worker of its own. */
function booksOf(app: TestApp, headers: Record<string, string>): World['book'] {
  let seed = 0
  const order = async () => {
    const answer = await app.order({ idea: 'A fox', pages: 4, seed: (seed += 1) }, headers)
    expect(answer.status).toBe(202)
    return ((await answer.json()) as { id: string }).id
  }
  const complete = async () => {
    const id = await order()
    const worker = await app.another({ api: false, worker: true })
    const done = async () =>
      (await app.db.query(`select from storymill.books where id = $1 and status = 'complete'`, [id])).length >
      0
    await eventually(done, 50_000, 'the book to be complete')
    await worker.stop()
    return id
  }
  let finished: Promise<string> | null = null
  return async (as: Book) => {
    if (as === 'complete') return await (finished ??= complete())
    const id = await order()
    if (as === 'cancelled') await fetch(`${app.url}/v1/books/${id}/cancel`, { method: 'POST', headers })
    return id
  }
}
