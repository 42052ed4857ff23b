import type { Database } from '../db/database.ts'
import type { Files } from '../files/contract.ts'

export type Examined = { what: string; well: boolean; says: string }

/** What must be there for the service to work, each looked at for real. */
export async function examine(db: Database, files: Files): Promise<Examined[]> {
  return [await node(), ...(await database(db)), await storage(files)]
}

async function node(): Promise<Examined> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return { what: 'node', well: major > 22 || (major === 22 && minor >= 18), says: process.versions.node }
}

async function database(db: Database): Promise<Examined[]> {
  try {
    const [row] = await db.query<{ version: string; ahead_s: number; migrated: boolean }>(
      `select current_setting('server_version') as version, extract(epoch from clock_timestamp())::float8 - $1 as ahead_s,
         to_regclass('storymill.books') is not null as migrated`,
      [Date.now() / 1000],
    )
    if (!row) return [{ what: 'database', well: false, says: 'does not answer' }]
    const clock = {
      what: 'clock',
      well: Math.abs(row.ahead_s) < 30,
      says: `the database is ${row.ahead_s.toFixed(1)} s ahead of here`,
    }
    const schema = {
      what: 'schema',
      well: row.migrated,
      says: row.migrated ? 'is there' : 'is missing: storymill migrate',
    }
    const work = row.migrated ? [await waiting(db)] : []
    return [{ what: 'database', well: true, says: `PostgreSQL ${row.version}` }, clock, schema, ...work]
  } catch (error) {
    return [{ what: 'database', well: false, says: (error as Error).message }]
  }
}

async function waiting(db: Database): Promise<Examined> {
  const [row] = await db.query<{ workers: number; ready: number; books: number }>(
    `select (select count(*)::int from storymill.workers where stopped_at is null and lease_until > storymill.now()) as workers,
       (select count(*)::int from storymill.steps where state = 'ready') as ready,
       (select count(*)::int from storymill.books where completed_at is null) as books`,
  )
  const { workers = 0, ready = 0, books = 0 } = row ?? {}
  const says = `${workers} alive; ${ready} steps ready, ${books} books under way`
  return { what: 'workers', well: workers > 0 || ready === 0, says }
}

async function storage(files: Files): Promise<Examined> {
  const bytes = Buffer.from('storymill doctor')
  try {
    await files.put('doctor/probe', bytes)
    const same = bytes.equals((await files.get('doctor/probe')) ?? Buffer.alloc(0))
    await files.remove('doctor/')
    return {
      what: 'files',
      well: same,
      says: same ? 'can be written and read' : 'do not read back as written',
    }
  } catch (error) {
    return { what: 'files', well: false, says: (error as Error).message }
  }
}
