import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { testDatabase } from './postgres.ts'

const main = resolve(import.meta.dirname, '../../src/main.ts')
const quick = resolve(import.meta.dirname, 'quick-process.ts')

/** One process of a deployment, as on a machine of its own: it shares nothing with the others but what it is told by URL. */
export type Machine = {
  pid: number
  /** Of an API. */
  url: string
  kill(): Promise<void>
}

export type Role = 'api' | 'worker'

/** A deployment on a database of a test's own and a shared folder for files. */
export type Machines = {
  db: Database
  folder: string
  /** `storymill api` or `storymill worker`. */
  start(role: Role, env?: Record<string, string>): Promise<Machine>
  /** The same with steps that only take their time, and so many at once. */
  startQuick(role: Role, env?: Record<string, string>, concurrency?: number): Promise<Machine>
  /** Ends every machine as an operator would; how each ended. */
  stop(): Promise<(number | null)[]>
  close(): Promise<void>
}

export async function deployMachines(queue_url: string): Promise<Machines> {
  const test = await testDatabase()
  const db = new Database({ url: test.url })
  await migrate(db)
  const folder = await mkdtemp(join(tmpdir(), 'storymill-machines-'))
  const running = new Set<ChildProcess>()
  let count = 0
  const start = async (args: string[], env: Record<string, string> = {}) => {
    const home = join(folder, `machine-${(count += 1)}`)
    const child = spawn(process.execPath, args, {
      cwd: tmpdir(),
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        HOME: home,
        STORYMILL_HOME: home,
        DATABASE_URL: test.url,
        QUEUE_URL: queue_url,
        FILES_URL: `file:${join(folder, 'files')}`,
        STORYMILL_DEMO: 'latency=20-80',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return await machine(child)
  }
  const stop = async () =>
    await Promise.all(
      [...running].map(async (child) => {
        child.kill('SIGTERM')
        return ((await once(child, 'exit')) as [number | null])[0]
      }),
    )
  return {
    db,
    folder: join(folder, 'files'),
    start: async (role, env) => await start([main, role], env),
    startQuick: async (role, env, concurrency = 4) => await start([quick, role, String(concurrency)], env),
    stop,
    close: async () => {
      await stop()
      await db.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function machine(child: ChildProcess): Promise<Machine> {
  if (!child.stderr) throw new Error('a machine has something to say')
  const ready = Promise.withResolvers<string>()
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line)
    const url = /Storymill is ready: (\S+)/.exec(line)?.[1]
    if (url ?? line.includes('the worker is ready')) ready.resolve(url ?? '')
  })
  child.once('error', ready.reject)
  child.once('exit', (code) => ready.reject(new Error(`it ended with ${code}: ${said.slice(-3).join('; ')}`)))
  const url = await ready.promise
  return {
    pid: child.pid ?? 0,
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
