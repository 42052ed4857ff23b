import pg from 'pg'
import { expect, it } from 'vitest'
import { sqlstate } from '../../src/db/database.ts'
import { persistently } from '../../src/worker/turns.ts'

function errorOf(code: string): pg.DatabaseError {
  const error = new pg.DatabaseError(code, 0, 'error')
  error.code = code
  return error
}

/** How often work is tried that fails once. */
async function triesOf(failure: Error): Promise<number> {
  let tries = 0
  const work = async () => {
    tries += 1
    if (tries === 1) throw failure
  }
  await persistently(work).catch(() => {})
  return tries
}

it.each(['22003', '23505', '42703', 'P0001'])('data that is wrong is not tried again: %s', async (code) => {
  expect(await triesOf(errorOf(code))).toBe(1)
})

it.each(['26000', '42P05', '08P01', '40P01', '57P01'])(
  'what a pooler or a server that goes says is no fault of the data, and is tried again: %s',
  async (code) => {
    expect(await triesOf(errorOf(code))).toBe(2)
  },
)

it('what a pooler says of a server it lost leaves open whether the statement took effect', () => {
  expect(['08P01', '08006'].map((code) => sqlstate(errorOf(code)))).toEqual([undefined, undefined])
  expect(sqlstate(errorOf('42P05'))).toBe('42P05')
})
