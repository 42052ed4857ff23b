import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  chown,
  cp,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  watch,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { canReach } from '../../src/db/embedded/account.ts'
import { findBinaryPackage } from '../../src/db/embedded/binaries.ts'
import { startEmbedded, type Embedded } from '../../src/db/embedded/embedded.ts'
import { lockHome } from '../../src/db/embedded/home-lock.ts'
import {
  installedPostgres,
  privatePostgres,
  temporaryHome,
  testDatabase,
  withDatabase,
} from '../support/postgres.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }
const source = new URL('../../src/db/embedded/', import.meta.url)
const nobodyCanRunUs =
  isRoot && (await canReach(dirname(process.execPath), nobody)) && (await canReach(source.pathname, nobody))

async function freshHome(): Promise<string> {
  const { path, remove } = await temporaryHome('storymill-own-')
  onTestFinished(remove)
  return path
}

async function start(home: string): Promise<Embedded> {
  const server = await startEmbedded({ home })
  onTestFinished(() => server.stop())
  return server
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client(url)
  try {
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

/** A process of its own, to be killed: runs `code` with the module's exports in scope and `home` as first argument. */
function another(module: string, code: string, home: string, account?: typeof nobody): ChildProcess {
  const program = `import * as m from '${new URL(module, source).href}'
    const home = process.argv[1]
    ${code}
    setInterval(() => undefined, 1e6)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, home], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function says(child: ChildProcess): Promise<string> {
  const [line] = await once(createInterface({ input: child.stdout! }), 'line')
  return String(line)
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const startAndTell = `const server = await m.startEmbedded({ home }); console.log(JSON.stringify(server))`

/** Empty for what is gone, and for a zombie that nobody collects. */
function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
}

test('starts, keeps its data over a stop, and the stop leaves nothing running', async () => {
  const home = await freshHome()
  const first = await start(home)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  expect(await ask(first.url, 'SELECT current_database()')).toEqual(['storymill'])
  await first.stop()
  await first.ended
  expect(() => process.kill(first.pid, 0)).toThrow('ESRCH')
  await expect(stat(first.connection.host)).rejects.toThrow('ENOENT')

  const second = await start(home)
  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([42])
  expect(await readdir(home)).not.toContainEqual(expect.stringContaining('half'))
})

test('listens only on a socket that others cannot reach, and asks for the password', async () => {
  const home = await freshHome()
  const { url, connection } = await start(home)
  expect(await ask(url, 'SHOW listen_addresses')).toEqual([''])
  const folder = await stat(connection.host)
  expect(folder.mode & 0o777).toBe(0o700)
  expect((await stat(join(home, 'postgres-18.password'))).mode & 0o777).toBe(0o600)
  await expect(ask(url.replace(connection.password, 'guess'), 'SELECT 1')).rejects.toThrow(
    'authentication failed',
  )
  const fsync = await ask(
    url,
    `SELECT setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')`,
  )
  expect(fsync).toEqual(['on', 'on'])
})

test('lives in a home whose path is longer than a socket may be', async () => {
  const home = join(await freshHome(), 'a-long-name-of-a-folder'.repeat(5), '.storymill')
  expect(home.length).toBeGreaterThan(107)
  const { url } = await start(home)
  expect(await ask(url, 'SELECT 1')).toEqual([1])
})

test('replaces the server that a killed owner left running', async () => {
  const home = await freshHome()
  const owner = another('embedded.ts', startAndTell, home)
  const orphan = JSON.parse(await says(owner)) as Embedded
  await ask(orphan.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  await expect(startEmbedded({ home })).rejects.toMatchObject({ code: 'held' })
  await kill(owner)
  expect(await commandOf(orphan.pid)).toContain('postgres')

  const next = await start(home)
  expect(await ask(next.url, 'SELECT n FROM kept')).toEqual([42])
  expect(await commandOf(orphan.pid)).toBe('')
  await expect(stat(orphan.connection.host)).rejects.toThrow('ENOENT')
})

test('an owner killed while it makes the data folder leaves nothing in the way', async () => {
  const home = await freshHome()
  await mkdir(home, { mode: 0o711 })
  const owner = another('embedded.ts', startAndTell, home)
  for await (const { filename } of watch(home)) if (filename?.startsWith('postgres-18.half-')) break
  await kill(owner)
  const { url } = await start(home)
  expect(await ask(url, 'SELECT 1')).toEqual([1])
  expect(await readdir(home)).not.toContainEqual(expect.stringContaining('half'))
})

test('a process that ends without a stop takes the server along', async () => {
  const owner = another('embedded.ts', `${startAndTell}; process.exit()`, await freshHome())
  const { pid, connection } = JSON.parse(await says(owner)) as Embedded
  await expect.poll(() => commandOf(pid)).toBe('')
  await expect(stat(connection.host)).rejects.toThrow('ENOENT')
})

test('a process that does nothing else lives to see the stop through', async () => {
  const code = `const server = await m.startEmbedded({ home }); await server.stop(); console.log('stopped'); process.exit()`
  expect(await says(another('embedded.ts', code, await freshHome()))).toBe('stopped')
})

test('of starts that race one wins and the others are told', async () => {
  const home = await freshHome()
  const starts = await Promise.allSettled([1, 2, 3].map(() => start(home)))
  const told = starts.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []))
  expect(told.map(({ code }) => code)).toEqual(['held', 'held'])
})

test('a pid file that names a stranger is no obstacle', async () => {
  const home = await freshHome()
  const { stop } = await start(home)
  await stop()
  const stranger = another('home-lock.ts', 'console.log(process.pid)', home)
  const pidFile = join(home, 'postgres-18', 'postmaster.pid')
  await writeFile(pidFile, `${await says(stranger)}\n${join(home, 'postgres-18')}\n0\n5432\n/nowhere\n`)
  const { url } = await start(home)
  expect(await ask(url, 'SELECT 1')).toEqual([1])
  expect(stranger.exitCode).toBeNull()
})

test('a lost password is replaced', async () => {
  const home = await freshHome()
  const { stop, connection } = await start(home)
  await stop()
  await rm(join(home, 'postgres-18.password'))
  const next = await start(home)
  expect(next.connection.password).not.toBe(connection.password)
  expect(await ask(next.url, 'SELECT 1')).toEqual([1])
})

test('data of another major is refused, in one sentence, untouched', async () => {
  const home = await freshHome()
  await mkdir(join(home, 'postgres-19'), { recursive: true })
  await expect(startEmbedded({ home })).rejects.toMatchObject({
    code: 'other_major',
    message: expect.stringMatching(/PostgreSQL 19 .* brings PostgreSQL 18/) as string,
  })
  expect(await readdir(home)).not.toContain('postgres-18')
})

test('a platform without programs is told to bring its own database', async () => {
  await expect(findBinaryPackage('plan9-mips')).rejects.toMatchObject({
    code: 'no_binaries',
    message: expect.stringContaining('set DATABASE_URL') as string,
  })
})

test.runIf(isRoot)('root under a closed folder: the data moves out, the folder stays closed', async () => {
  const closed = await freshHome()
  await mkdir(closed)
  await chmod(closed, 0o700)
  const home = join(closed, 'checkout', '.storymill')
  const first = await start(home)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  await first.stop()
  const data = await readlink(join(home, 'postgres-18'))
  onTestFinished(() => rm(dirname(data), { recursive: true }))

  const second = await start(home)
  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([42])
  expect((await stat(closed)).mode & 0o777).toBe(0o700)
  expect((await stat(data)).mode & 0o777).toBe(0o700)

  const copy = join(closed, 'copy')
  await cp(home, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.lock') })
  await expect(startEmbedded({ home: copy })).rejects.toMatchObject({ code: 'foreign_data' })
})

test.runIf(nobodyCanRunUs)(
  'an ordinary user starts it as themselves, and root then runs it as that user',
  async () => {
    const parent = await freshHome()
    await mkdir(parent)
    await chown(parent, nobody.uid, nobody.gid)
    const home = join(parent, '.storymill')
    const child = another('embedded.ts', startAndTell, home, nobody)
    const server = JSON.parse(await says(child)) as Embedded
    expect((await stat(join(home, 'postgres-18'))).uid).toBe(nobody.uid)
    await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS n')
    await kill(child)
    const { url } = await start(home)
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([42])
  },
)

test('a home has one owner, and none after its owner was killed', async () => {
  const home = await freshHome()
  await mkdir(home)
  const owner = another('home-lock.ts', `await m.lockHome(home); console.log('locked')`, home)
  expect(await says(owner)).toBe('locked')
  expect(await lockHome(home)).toEqual({ heldBy: 'another process' })
  await kill(owner)
  const lock = await lockHome(home)
  if ('heldBy' in lock) throw new Error('still held')
  expect(await lockHome(home)).toEqual({ heldBy: 'another process' })
  await lock.release()
  expect(await readdir(home)).toEqual([])
})

test('testDatabase gives each caller a database, as a copy of a template if one is named', async () => {
  const template = await testDatabase()
  await ask(template.url, 'CREATE TABLE made AS SELECT 7 AS n')
  const copy = await testDatabase({ template: template.name })
  expect(await ask(copy.url, 'SELECT n FROM made')).toEqual([7])
  await Promise.all([template.drop(), copy.drop()])
  await expect(ask(copy.url, 'SELECT 1')).rejects.toThrow('does not exist')
})

test.each(['postgres://u:p@/a?host=/tmp/x', 'postgres://u:p@h:5432/a?sslmode=x', 'postgres://u:p@h'])(
  'withDatabase(%s)',
  (url) => {
    expect(withDatabase(url, 'b')).toBe(url.replace(/\/a\?|(?<=p@h)$/, (found) => (found ? '/b?' : '/b')))
  },
)

test.each([18, 15])('a private PostgreSQL %i can be killed and frozen', async (major) => {
  const binaries = await installedPostgres(major)
  if (!binaries && major !== 18) return
  const server = await privatePostgres(binaries ? { binaries } : {})
  onTestFinished(() => server.stop())
  await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  await server.signal('SIGKILL')
  await expect(ask(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
  await server.restart()
  expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([42])
  await server.signal('SIGSTOP')
  await server.restart()
  expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([42])
})
