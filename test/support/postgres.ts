import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { serverAccount } from '../../src/db/embedded/account.ts'
import type { Binaries } from '../../src/db/embedded/binaries.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { signalIfThere } from '../../src/db/embedded/postmaster.ts'
import type { Settings } from '../../src/db/embedded/settings.ts'
import { makeSocketFolder, removeSocketFolder } from '../../src/db/embedded/socket-folder.ts'

export type TestDatabase = { url: string; name: string; drop(): Promise<void> }

/** A fresh database in the server of this run: a copy of `template`, which must have no sessions, or empty. */
export async function testDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${options.template ?? 'template0'}`)
  return {
    url: withDatabase(server, name),
    name,
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** Runs one statement outside every test's database: for what PostgreSQL allows only there. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The URL of another database in the same server. `URL` cannot read the form with a socket and no host. */
export function withDatabase(url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/?]*)\/?[^?]*/, `$1/${name}`)
}

export type PrivatePostgres = {
  /** Stays the same over restarts. */
  url: string
  pid(): number
  /** Sends it to the whole server, sessions included: SIGKILL as a power cut, SIGSTOP and SIGCONT as a hang. */
  signal(signal: NodeJS.Signals): Promise<void>
  /** Ends what still runs and starts on the same data and socket. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A durable server of one test's own, to be killed and frozen. */
export async function privatePostgres(
  options: { binaries?: Binaries; settings?: Settings } = {},
): Promise<PrivatePostgres> {
  const home = await temporaryHome('storymill-own-')
  const socketFolder = await makeSocketFolder(await serverAccount(home.path))
  const start = () => startEmbedded({ ...options, home: home.path, socketFolder })
  let server = await start()
  const signal = async (name: NodeJS.Signals) => {
    for (const pid of [server.pid, ...(await childrenOf(server.pid))]) signalIfThere(pid, name)
    if (name === 'SIGKILL') await server.ended
  }
  const stop = async () => {
    await signal('SIGCONT')
    await server.stop()
  }
  return {
    url: server.url,
    pid: () => server.pid,
    signal,
    restart: async () => {
      await stop()
      server = await start()
    },
    stop: async () => {
      await stop()
      removeSocketFolder(socketFolder)
      await home.remove()
    },
  }
}

/** PostgreSQL of another major, if Debian's package of it is installed. */
export async function installedPostgres(major: number): Promise<Binaries | undefined> {
  const bin = `/usr/lib/postgresql/${major}/bin`
  const found = await realpath(join(bin, 'postgres')).catch(() => undefined)
  return found === undefined ? undefined : { bin, major }
}

/** A folder for one `STORYMILL_HOME`, that a server started by root can reach too. */
export async function temporaryHome(prefix: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), prefix))
  await chmod(folder, 0o711)
  return { path: join(folder, 'home'), remove: () => rm(folder, { recursive: true, force: true }) }
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      // The second field, the program's name, may hold blanks and brackets itself.
      const ppid = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
      return Number(ppid) === parent ? [Number(pid)] : []
    }),
  )
  return found.flat()
}
