import { mkdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { canReach, serverAccount, type Account } from './account.ts'
import { findBinaryPackage, installBinaries, removeOldBinaries, type Binaries } from './binaries.ts'
import { openDataFolder } from './data-folder.ts'
import { EmbeddedError } from './embedded-error.ts'
import { lockHome } from './home-lock.ts'
import { readPassword } from './password.ts'
import { clearOrphan, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts'
import { defaultSettings, owner, privateSettings, type Settings } from './settings.ts'
import { openShelter } from './shelter.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

export type EmbeddedOptions = {
  /** `STORYMILL_HOME`; made if missing. Data goes to `postgres-<major>` in it, the log to `postgres.log`. */
  home: string
  log?: { info(message: string): void; error(message: string): void }
  /** Over the defaults of `settings.ts`. */
  settings?: Settings
  /** Other programs than those of the npm package. */
  binaries?: Binaries
  /** A folder of mode 0700, owned by the server's account, that outlives the server; else a new one each start. */
  socketFolder?: string
}

export type Embedded = {
  connection: { host: string; port: number; user: string; password: string; database: string }
  /** The same as a URL for `pg`. Holds the password: not for logs. */
  url: string
  pid: number
  major: number
  /** Resolves when the server has ended, by whoever's hand. */
  ended: Promise<void>
  /** Ends the server: sessions are cut, what was committed is on disk. Safe to call twice. */
  stop: () => Promise<void>
}

/**
 * Starts the private PostgreSQL of one home and takes its lock. It listens only on a Unix socket in a folder of
 * mode 0700. A server that a killed owner left behind is ended and replaced, so what runs is always this version
 * with these settings.
 *
 * @throws {EmbeddedError} with one sentence for a person.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    const home = await makeHome(options.home)
    const lock = await lockHome(home, 'postgres')
    if ('heldBy' in lock) throw new EmbeddedError('held', `Another process runs the database of ${home}.`)
    return await start(home, options, lock.release).catch(async (error: unknown) => {
      await lock.release()
      throw error
    })
  } catch (error) {
    if (error instanceof EmbeddedError) throw error
    const why = `The embedded PostgreSQL cannot run here (${(error as Error).message})`
    throw new EmbeddedError(
      'start_failed',
      `${why}: mend that, or set DATABASE_URL to a PostgreSQL you run.`,
      error,
    )
  }
}

async function makeHome(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  // As root the server must be able to pass; as a user nobody else has business here.
  await mkdir(path, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  return realpath(path)
}

async function start(
  home: string,
  options: EmbeddedOptions,
  release: () => Promise<void>,
): Promise<Embedded> {
  const { binaries, account, dataFolder } = await prepare(home, options.binaries)
  if (!dataFolder.startsWith(`${home}/`))
    options.log?.info(`the database lies in ${dataFolder}, as its account cannot reach ${home}`)
  if (await clearOrphan(dataFolder, options.socketFolder))
    options.log?.info('ended the database that a killed Storymill left running')
  const password = await readPassword(home, dataFolder, binaries, account)
  const socketFolder = options.socketFolder ?? (await makeSocketFolder(account))
  const clean = () => {
    if (!options.socketFolder) removeSocketFolder(socketFolder)
  }
  const settings = { ...defaultSettings, ...options.settings, ...privateSettings(socketFolder) }
  const plan = {
    program: join(binaries.bin, 'postgres'),
    dataFolder,
    settings,
    account,
    logFile: join(home, 'postgres.log'),
  }
  try {
    const server = await startPostmaster(plan)
    const door = await open({ host: socketFolder, port: 5432, user: owner, password })
    await removeOldBinaries(home, binaries)
    return {
      ...door,
      pid: server.pid,
      major: binaries.major,
      ...lifetime(server, dataFolder, { clean, release, log: options.log }),
    }
  } catch (error) {
    await clearOrphan(dataFolder, options.socketFolder)
    clean()
    throw error
  }
}

async function prepare(home: string, given: Binaries | undefined) {
  const source = given ?? (await findBinaryPackage())
  const account = await serverAccount(join(home, `postgres-${source.major}`))
  const binaries =
    'bin' in source ? source : await installBinaries(source, await binariesParent(home, account))
  return { binaries, account, dataFolder: await openDataFolder(home, binaries, account) }
}

type Door = Omit<Embedded['connection'], 'database'>

/** Proves that the door opens, and makes our database the first time. */
async function open(door: Door): Promise<Pick<Embedded, 'connection' | 'url'>> {
  const client = new Client({ ...door, database: 'postgres', connectionTimeoutMillis: 10_000 })
  // A broken connection fails the query under way; without a listener it would end the process too.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [owner])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${owner}`)
  } finally {
    await client.end()
  }
  const url = `postgres://${door.user}:${door.password}@/${owner}?host=${encodeURIComponent(door.host)}&port=${door.port}`
  return { connection: { ...door, database: owner }, url }
}

type After = { clean: () => void; release: () => Promise<void>; log: EmbeddedOptions['log'] }

function lifetime(server: Postmaster, dataFolder: string, { clean, release, log }: After) {
  let stopping: Promise<void> | undefined
  // A process that forgot to stop us, or died of an exception, still takes its database along.
  const onExit = () => {
    server.process.kill('SIGINT')
    clean()
  }
  process.once('exit', onExit)
  const ended = server.ended.then((how) => {
    process.removeListener('exit', onExit)
    clean()
    if (!stopping) log?.error(`the embedded PostgreSQL is gone: it ended with ${how}`)
  })
  const stop = async () => {
    // Nothing else may keep the process up until the end it waits for is told.
    server.process.ref()
    await stopPostmaster(server.pid, dataFolder)
    await ended
    await release()
  }
  return { ended, stop: () => (stopping ??= stop()) }
}

async function binariesParent(home: string, account: Account): Promise<string> {
  return (await canReach(home, account)) ? home : openShelter()
}
