import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Problem } from '../errors.ts'
import { Database, isMissing, type Query } from './database.ts'
import { deploymentId } from './deployment.ts'
import { guardSql } from './guard.ts'

const minimumVersion = 140_000

/**
 * Brings the schema up to date: plain SQL files, forward only, one transaction each, safe from many processes at once. Past
 * the pooler, if there is a way: what it allows a statement is no measure for a migration.
 */
export async function migrate(db: Database): Promise<string[]> {
  const { direct } = db.urls
  if (direct === undefined) return await bringUp(db)
  const past = new Database({ url: direct }, 1)
  try {
    const added = await bringUp(past)
    await refuseOtherDatabase(db, past)
    return added
  } finally {
    await past.close()
  }
}

/** Whoever listened to another database would never hear a thing, and never know. */
async function refuseOtherDatabase(db: Database, direct: Database): Promise<void> {
  const missing = (error: unknown) => {
    if (isMissing(error)) return null
    throw error
  }
  const here = await deploymentId(db.query.bind(db)).catch(missing)
  if (here !== (await deploymentId(direct.query.bind(direct))))
    throw new Problem('configuration', {
      detail: 'DATABASE_DIRECT_URL leads to another database than DATABASE_URL.',
    })
}

async function bringUp(db: Database): Promise<string[]> {
  await refuseOldServer(db)
  const files = await migrationFiles()
  return await db.transaction(async (query) => {
    // One migrator at a time; transaction-scoped, so a transaction pooler is no trap.
    await query('select pg_advisory_xact_lock(8317420155)')
    const applied = await appliedMigrations(query)
    const added: string[] = []
    for (const file of files) {
      if (applied.get(file.name) === file.sha256) continue
      if (applied.has(file.name) && !file.repeatable)
        throw new Problem('configuration', {
          detail: `Migration ${file.name} was changed after it was applied.`,
        })
      await query(file.sql)
      await query(
        `insert into storymill.migrations (name, sha256) values ($1, $2)
         on conflict (name) do update set sha256 = excluded.sha256, applied_at = clock_timestamp()`,
        [file.name, file.sha256],
      )
      added.push(file.name)
    }
    return added
  })
}

/** Names of the migrations that the next start would apply. Changes nothing. */
export async function pendingMigrations(query: Query): Promise<string[]> {
  const [there] = await query<{ found: boolean }>(
    `select to_regclass('storymill.migrations') is not null as found`,
  )
  const rows = there?.found
    ? await query<{ name: string; sha256: string }>('select name, sha256 from storymill.migrations')
    : []
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  const files = await migrationFiles()
  return files.filter((file) => applied.get(file.name) !== file.sha256).map((file) => file.name)
}

async function refuseOldServer(db: Database): Promise<void> {
  const [row] = await db.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  if (row && row.version < minimumVersion)
    throw new Problem('configuration', {
      detail: `Storymill needs PostgreSQL 14 or newer; this server is ${Math.floor(row.version / 10_000)}.`,
    })
}

async function appliedMigrations(query: Query): Promise<Map<string, string>> {
  await query('create schema if not exists storymill')
  await query(`create table if not exists storymill.migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`)
  const rows = await query<{ name: string; sha256: string }>('select name, sha256 from storymill.migrations')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

type Migration = { name: string; sql: string; sha256: string; repeatable: boolean }

async function migrationFiles(): Promise<Migration[]> {
  const folder = await migrationsFolder()
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const files = await Promise.all(
    names.map(async (name) => migration(name, await readFile(new URL(name, folder), 'utf8'), false)),
  )
  return [...files, migration('guard', guardSql(), true)]
}

function migration(name: string, sql: string, repeatable: boolean): Migration {
  return { name, sql, repeatable, sha256: createHash('sha256').update(sql).digest('hex') }
}

/** From source it is two folders up, from `dist/src/db` three. */
async function migrationsFolder(): Promise<URL> {
  for (const up of ['../../migrations/', '../../../migrations/']) {
    const folder = new URL(up, import.meta.url)
    if (
      await readdir(folder).then(
        () => true,
        () => false,
      )
    )
      return folder
  }
  throw new Problem('internal', { detail: 'The migrations folder is missing from this installation.' })
}
