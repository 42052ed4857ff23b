import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { KnownCallers } from '../../src/actions/known-callers.ts'
import { expire, keyOf, person, type TestKey } from '../support/callers.ts'
import { startEngine, type Engine } from '../support/engine.ts'

let engine: Engine
let key: TestKey
let now: number
beforeAll(async () => {
  engine = await startEngine()
  await person(engine.db, 'ada')
})
afterAll(async () => await engine.close())
beforeEach(async () => {
  now = 0
  key = await keyOf(engine.db, 'ada')
})

const known = (most = 10) => new KnownCallers(engine.db, { fresh_ms: 1_000, most, clock: () => now })
/** What only a look at the database would show. */
const end = async () => await expire(engine.db, key.id)

it('believes what it found for so long, and then looks again', async () => {
  const callers = known()
  expect(await callers.caller('key', key.key)).toMatchObject({ user: 'ada', key_id: key.id, via: 'key' })
  await end()
  now = 999
  expect(await callers.caller('key', key.key)).toMatchObject({ user: 'ada' })
  now = 1_000
  expect(await callers.caller('key', key.key)).toBeNull()
})

it('believes nothing any more when it is told to forget', async () => {
  const callers = known()
  await callers.caller('key', key.key)
  await end()
  callers.forget()
  expect(await callers.caller('key', key.key)).toBeNull()
})

it('keeps nothing that it began to look for before it was told to forget', async () => {
  const callers = known()
  const looking = callers.caller('key', key.key)
  callers.forget()
  await looking
  await end()
  expect(await callers.caller('key', key.key)).toBeNull()
})

it('believes a key no longer than it lives', async () => {
  const callers = known()
  await engine.db.query(
    `update storymill.api_keys set expires_at = storymill.now() + interval '500 ms' where id = $1`,
    [key.id],
  )
  expect(await callers.caller('key', key.key)).not.toBeNull()
  await end()
  now = 501
  expect(await callers.caller('key', key.key)).toBeNull()
})

it('does not let a wrong secret in behind the right one', async () => {
  const callers = known()
  await callers.caller('key', key.key)
  expect(await callers.caller('key', `${key.key.slice(0, -43)}${'A'.repeat(43)}`)).toBeNull()
  expect(await callers.caller('session', key.key.slice(3))).toBeNull()
})

it('remembers nobody it does not know: a key made a moment later is known at once', async () => {
  const callers = known()
  await engine.db.query('update storymill.api_keys set revoked_at = storymill.now() where id = $1', [key.id])
  expect(await callers.caller('key', key.key)).toBeNull()
  await engine.db.query('update storymill.api_keys set revoked_at = null where id = $1', [key.id])
  expect(await callers.caller('key', key.key)).not.toBeNull()
})

it('remembers only the newest', async () => {
  const callers = known(2)
  await callers.caller('key', key.key)
  for (let more = 0; more < 2; more += 1) await callers.caller('key', (await keyOf(engine.db, 'ada')).key)
  await end()
  expect(await callers.caller('key', key.key)).toBeNull()
})
