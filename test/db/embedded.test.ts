import { expect, test } from 'vitest'
import { Client } from 'pg'
import { testDatabase, privatePostgres, installedPostgres } from '../support/postgres.ts'

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

test('testDatabase', async () => {
  const database = await testDatabase()
  expect(await ask(database.url, 'SELECT current_database()')).toEqual([database.name])
  await database.drop()
})

test.each([18, 15])('private server %i', async (major) => {
  const binaries = await installedPostgres(major)
  const server = await privatePostgres(binaries ? { binaries } : {})
  await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  await server.signal('SIGKILL')
  await server.restart()
  expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([42])
  await server.stop()
})
