import { listAlerts } from '../db/alerts.ts'
import type { Database } from '../db/database.ts'
import { deploymentId } from '../db/deployment.ts'
import { leadsTo, lookAtPooler } from '../db/hears.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { isPaused, listPauses } from '../db/pauses.ts'
import type { Files } from '../files/contract.ts'
import { doorbells } from './doorbell.ts'

export type Examined = { what: string; well: boolean; says: string }

const leastDisk_bytes = 1024 ** 3

/** What must be there for the service to work, each looked at for real. */
export async function examine(db: Database, files: Files, queues: readonly URL[] = []): Promise<Examined[]> {
  return [
    await node(),
    ...(await database(db)),
    ...(await doorbells(db, queues)),
    await storage(files),
    ...(await room(files)),
  ]
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
    const pending = await pendingMigrations(db.query.bind(db))
    const schema = {
      what: 'schema',
      well: row.migrated && pending.length === 0,
      says: pending.length === 0 ? 'is up to date' : `lacks ${pending.join(', ')}: storymill migrate`,
    }
    const work = row.migrated ? [await waiting(db)] : []
    const around = schema.well ? await ways(db) : []
    const wrong = schema.well ? [...(await pauses(db)), ...(await alerts(db))] : []
    return [
      { what: 'database', well: true, says: `PostgreSQL ${row.version}` },
      clock,
      schema,
      ...around,
      ...work,
      ...wrong,
    ]
  } catch (error) {
    return [{ what: 'database', well: false, says: (error as Error).message }]
  }
}

/** The direct way, if there is one, and what stands in the other. */
async function ways(db: Database): Promise<Examined[]> {
  const { direct } = db.urls
  const wrong = direct === undefined ? null : await wrongWay(direct, await deploymentId(db.query.bind(db)))
  return wrong === null ? await pooler(db) : [{ what: 'DATABASE_DIRECT_URL', well: false, says: wrong }]
}

async function wrongWay(direct: string, deployment: string): Promise<string | null> {
  try {
    return (await leadsTo(direct, deployment)) ? null : 'leads to another database than DATABASE_URL'
  } catch (error) {
    return (error as Error).message
  }
}

/** Nothing to be mended, but good to know when books start late. */
async function pooler({ urls }: Database): Promise<Examined[]> {
  const found = await lookAtPooler(urls)
  if (!found) return []
  const says = found.hears
    ? 'stands before the database; news are heard at once'
    : 'stands before the database and keeps its news from us: everyone looks every 2 s; set DATABASE_DIRECT_URL'
  return [{ what: 'pooler', well: true, says }]
}

/** What is only to be watched is well, and said all the same. */
async function alerts(db: Database): Promise<Examined[]> {
  const open = await listAlerts(db.query.bind(db), { ended: false, limit: 20 })
  return open
    .filter(({ name }) => name !== 'paused')
    .map(({ level, says, since }) => ({
      what: 'alert',
      well: level !== 'bad',
      says: `${says} Since ${since}.`,
    }))
}

/** A pause is a person's wish, and easily forgotten. */
async function pauses(db: Database): Promise<Examined[]> {
  const paused = await listPauses(db.query.bind(db))
  return paused.map(({ queue, since, by, because }) => ({
    what: 'queue',
    well: true,
    says: `${queue} is paused since ${since} by ${by}${because === null ? '' : `: ${because}`}`,
  }))
}

async function waiting(db: Database): Promise<Examined> {
  const [row] = await db.query<{ workers: number; ready: number; books: number; wait_s: number }>(
    // A step has no time of becoming ready of its own; its book's last change is never before it.
    `select (select count(*)::int from storymill.workers where stopped_at is null and lease_until > storymill.now()) as workers,
       (select count(*)::int from storymill.books where completed_at is null) as books, count(*)::int as ready,
       coalesce(extract(epoch from storymill.now() - min(b.updated_at)), 0)::float8 as wait_s
     from storymill.steps s join storymill.books b on b.id = s.book_id
     where s.state = 'ready' and not ${isPaused('s.queue')}`,
  )
  const { workers = 0, ready = 0, books = 0, wait_s = 0 } = row ?? {}
  const oldest = ready > 0 ? `, the oldest for at least ${Math.round(wait_s)} s` : ''
  const says = `${workers} alive; ${books} books under way, ${ready} steps ready${oldest}`
  return { what: 'workers', well: ready === 0 || workers > 0, says }
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
      says: same ? `can be written and read in ${files.place}` : 'do not read back as written',
    }
  } catch (error) {
    return { what: 'files', well: false, says: `${files.place}: ${(error as Error).message}` }
  }
}

async function room(files: Files): Promise<Examined[]> {
  try {
    const free = await files.room()
    if (free === null) return []
    const says = `${(free / 1024 ** 3).toFixed(1)} GB free`
    return [{ what: 'disk', well: free >= leastDisk_bytes, says }]
  } catch (error) {
    return [{ what: 'disk', well: false, says: (error as Error).message }]
  }
}
