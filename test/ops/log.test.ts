import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import { Problem } from '../../src/errors.ts'
import { openLog } from '../../src/ops/log.ts'
import { keyOf, person, type TestKey } from '../support/callers.ts'
import { eventually } from '../support/engine.ts'
import { testDatabase } from '../support/postgres.ts'

const lines: string[] = []
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString())
    done()
  },
})
const log = openLog('trace', sink)
const stops: (() => Promise<void>)[] = []
let url: string
let key: TestKey
let cookie: string
beforeAll(async () => {
  const test = await testDatabase()
  const env = {
    DATABASE_URL: test.url,
    FILES_URL: 'file:/tmp/storymill-no-files',
    PORT: '0',
    STORYMILL_AUTH: 'keys',
  }
  const app = await startApp(await readConfig(env, '/nowhere'), { api: true, worker: false }, log)
  const db = new Database({ url: test.url })
  stops.push(
    () => test.drop(),
    () => db.close(),
    () => app.stop(),
  )
  url = app.url ?? ''
  await person(db, 'ada')
  key = await keyOf(db, 'ada')
  const signed = await ask('POST', '/v1/session', {}, { key: key.key })
  cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  await ask('POST', '/v1/books?leaked=querywords', key.headers, { idea: 'an ideaword for a book', pages: 4 })
  await ask('POST', '/v1/books', key.headers, { idea: 'an ideaword', pages: 'bodyword' })
  await ask('GET', '/v1/me?token=querywords', { cookie })
  await ask('GET', '/v1/me', { authorization: 'Bearer sk_wrongword_wrongword' })
  await ask('GET', '/nowhere/pathword?querywords', {})
  await ask('POST', '/v1/books', { ...key.headers, 'content-type': 'text/plain' }, { idea: 'ideaword' })
})
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop()
})

const ask = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const answered = () =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'answered')

it('a request is one line: which route, to whom, with what answer, how long', async () => {
  await eventually(async () => answered().length === 7)
  const said = answered().map(({ user, method, route, status }) => [user, method, route, status])
  expect(said.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(
    [
      [null, 'POST', '/v1/session', 204],
      ['ada', 'POST', '/v1/books', 202],
      ['ada', 'POST', '/v1/books', 422],
      ['ada', 'GET', '/v1/me', 200],
      [null, 'GET', '/v1/me', 401],
      [null, 'GET', null, 404],
      ['ada', 'POST', '/v1/books', 415],
    ].toSorted((a, b) => String(a).localeCompare(String(b))),
  )
  for (const one of answered()) {
    expect(one['id']).toEqual(expect.any(String))
    expect(one['ms']).toEqual(expect.any(Number))
  }
})

it('nothing that was sent is in the log: no key, no cookie, no query, no idea', () => {
  const all = lines.join('')
  const secret = key.key.slice(-32)
  expect([secret.length > 20, cookie.length > 20]).toEqual([true, true])
  for (const word of [
    secret,
    cookie.split('=')[1] ?? '',
    'ideaword',
    'bodyword',
    'querywords',
    'pathword',
    'wrongword',
  ])
    expect(all).not.toContain(word)
})

it('what a slip would write is dropped by its name, and an error says only what it says', async () => {
  lines.length = 0
  const leaky = Object.assign(
    new Error('no', { cause: Object.assign(new Problem('busy'), { detail: 'canary' }) }),
    {
      requestBodyValues: { prompt: 'canary' },
      responseHeaders: { authorization: 'canary' },
      detail: 'Key (idea)=(canary) is there',
      code: '23505',
    },
  )
  const headers = { authorization: 'canary', cookie: 'canary', 'set-cookie': ['canary'], host: 'kept' }
  log.error({ err: leaky }, 'slip')
  log.info({ headers, req: { headers } }, 'slip')
  log.info(
    { key: 'canary', secret: 'canary', endpoint: { secret: 'canary' }, order: { idea: 'canary' } },
    'slip',
  )
  log.info({ webhook_url: 'https://a.example/hook?token=canary#canary', url: '/v1/x?canary' }, 'slip')
  await eventually(async () => lines.length === 4)
  const all = lines.join('')
  expect(all).not.toContain('canary')
  expect(all).toContain('https://a.example/hook')
  expect(all).toContain('kept')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { type: 'Error', message: 'no', code: '23505', cause: { type: 'Problem', status: 503 } },
  })
})
