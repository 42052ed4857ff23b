import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { serverAccount, serverEnvironment, type Account } from '../../../src/db/embedded/account.ts'
import { eventually } from '../engine.ts'
import { withDatabase } from '../postgres.ts'
import { freePort } from './free-port.ts'
import { find, type Found, type Own } from './service.ts'

/** Every URL leads to the same server; `url` is for the database that the pooler was started for. */
export type Pooler = {
  url: string
  of(database: string): string
  /** It holds nothing, so there is nothing to wipe. Null: it is somebody else's. */
  own: Omit<Own, 'wipe'> | null
  stop(): Promise<void>
}

/** The pgbouncer of tests, if there is one; one that is given by URL must stand before the PostgreSQL of the run. */
export const findPgbouncer = async (): Promise<Found | null> =>
  await find({ variable: 'STORYMILL_TEST_PGBOUNCER_URL', program: 'pgbouncer', package: 'pgbouncer' })

/** A pgbouncer in transaction mode before a server, `pool_size` sessions per database. */
export async function startPgbouncer(
  found: Found,
  database_url: string,
  { pool_size = 4, mode = 'transaction' }: { pool_size?: number; mode?: 'transaction' | 'session' } = {},
): Promise<Pooler> {
  const name = new pg.Client(database_url).database ?? ''
  if ('url' in found) {
    const of = (database: string) => withDatabase(found.url, database)
    return { url: of(name), of, own: null, stop: async () => {} }
  }
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'storymill-pgbouncer-'))
  const account = await serverAccount(folder)
  const port = await freePort()
  const settings = join(folder, 'pgbouncer.ini')
  await writeFile(settings, ini(database_url, folder, port, { pool_size, mode }))
  await chmod(folder, 0o700)
  for (const path of account ? [settings, folder] : [])
    await chown(path, account?.uid ?? 0, account?.gid ?? 0)
  const own = bouncer(found.program, settings, account, join(folder, 'log'))
  await own.start()
  const of = (database: string) => `postgres://pooled@127.0.0.1:${port}/${database}`
  return {
    url: of(name),
    of,
    own,
    stop: async () => {
      await own.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whoever connects is let in, as the user of the database's own URL: it listens on the loopback address only. */
function ini(
  url: string,
  folder: string,
  port: number,
  { pool_size, mode }: { pool_size: number; mode: string },
): string {
  const { host, port: at, user, password } = new pg.Client(url)
  const secret = password ? ` password='${password}'` : ''
  return `[databases]
* = host='${host}' port=${at} user='${user}'${secret}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${pool_size}
max_client_conn = 500
logfile = ${join(folder, 'log')}
server_login_retry = 1
`
}

function bouncer(program: string, settings: string, account: Account, log: string): Omit<Own, 'wipe'> {
  let child: ChildProcess | null = null
  const said = async () => await readFile(log, 'utf8').catch(() => '')
  return {
    start: async () => {
      const before = (await said()).length
      const started = spawn(program, [settings], { ...account, env: serverEnvironment, stdio: 'ignore' })
      child = started
      await eventually(
        async () => {
          const now = await said()
          if (started.exitCode !== null) throw new Error(`pgbouncer ended: ${now.slice(before)}`)
          return now.slice(before).includes('process up')
        },
        10_000,
        'pgbouncer',
      )
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  }
}
