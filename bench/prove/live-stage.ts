import { fork, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addKey } from '../../src/actions/add-key.ts'
import { addUser } from '../../src/actions/add-user.ts'
import { orderBook } from '../../src/actions/order-book.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import { Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { pages } from '../workloads.ts'
import { slowBook } from './live-pipeline.ts'
import type { FromBare, WorkerArguments } from './live-words.ts'

export type Node = { child: ChildProcess; url: string }
export type Owner = { user: string; token: string }

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const who = { by: 'prove:live', via: 'command' } as const

/** A database that counts its statements, API nodes, workers, clients and bare servers, each in a process of its own. */
export class LiveStage {
  readonly db: Database
  readonly #folder: string
  readonly #url: string
  readonly #stop: () => Promise<void>
  readonly #running = new Set<ChildProcess>()

  constructor(folder: string, url: string, stop: () => Promise<void>) {
    this.#folder = folder
    this.#url = url
    this.#stop = stop
    this.db = new Database({ url })
    process.once('exit', () => this.#running.forEach((child) => child.kill('SIGKILL')))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  }

  async api(): Promise<Node> {
    const child = spawn(process.execPath, [here('../../src/main.ts'), 'api'], {
      cwd: this.#folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: this.#url,
        FILES_URL: `file:${this.#folder}/files`,
        STORYMILL_AUTH: 'keys',
        PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#keep(child)
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (part: Buffer) => {
        const [, found] = /is ready: (\S+)/.exec(part.toString()) ?? []
        if (found !== undefined) resolve(found)
      })
      child.once('exit', () => reject(new Error('an API node ended at once')))
    })
    return { child, url }
  }

  async worker(factor: number): Promise<ChildProcess> {
    const given: WorkerArguments = { database_url: this.#url, folder: join(this.#folder, 'files'), factor }
    const child = this.#keep(fork(here('live-worker.ts'), [JSON.stringify(given)]))
    await once(child, 'message')
    return child
  }

  clients(): ChildProcess {
    return this.#keep(fork(here('live-clients.ts')))
  }

  async bare(): Promise<Node> {
    const child = this.#keep(fork(here('live-bare.ts')))
    const [words] = (await once(child, 'message')) as [FromBare]
    return { child, url: words.say === 'listening' ? words.url : '' }
  }

  async end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  /** A user without a limit, and a key of theirs. */
  async owner(user: string): Promise<Owner> {
    await addUser(this.db, { name: user, tier: 'internal', credits: null, by: who.by })
    const wish = { user, name: 'live', scopes: ['books:read'], expires_s: null } as const
    return { user, token: (await addKey(this.db, randomBytes, who, wish)).key }
  }

  /** A book of each; nobody is told that there is work. */
  async order(owners: Owner[], factor: number): Promise<string[]> {
    const order = orderBook({
      db: this.db,
      pipeline: slowBook(factor),
      deadline_ms: 3_600_000,
      quotas: noQuotas,
      prices: { text: 1, picture: 5 },
      newId,
      random: Math.random,
      ring: () => {},
    })
    const wish = Order.parse({ idea: 'told to many', pages })
    const ordered = await Promise.all(owners.map(({ user }) => order(user, wish, newId())))
    return ordered.map(({ book }) => book.id)
  }

  /** Forgets what was counted. */
  async countAnew(): Promise<void> {
    await this.db.query('select pg_stat_statements_reset()')
  }

  /** How often the nodes looked for news, and how long that took the database. */
  async looks(): Promise<{ calls: number; ms: number }> {
    const [row] = await this.db.query<{ calls: number; ms: number }>(
      `select coalesce(sum(calls), 0)::int as calls, coalesce(sum(total_exec_time), 0)::float8 as ms
       from pg_stat_statements where query like '%from storymill.book_events where book_id = b.id and version > w.after%'
         and query not like '%pg_stat_statements%'`,
    )
    return row ?? { calls: 0, ms: 0 }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((child) => this.end(child, 'SIGKILL')))
    await this.db.close()
    await this.#stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #keep(child: ChildProcess): ChildProcess {
    this.#running.add(child)
    child.once('exit', () => this.#running.delete(child))
    return child
  }
}

export async function openLiveStage(): Promise<LiveStage> {
  const folder = mkdtempSync(join(tmpdir(), 'storymill-prove-'))
  // The account of the embedded database must be able to pass.
  chmodSync(folder, 0o711)
  const settings = { shared_buffers: '256MB', shared_preload_libraries: 'pg_stat_statements' }
  const embedded = await startEmbedded({ home: join(folder, 'home'), settings })
  const stage = new LiveStage(folder, embedded.url, () => embedded.stop())
  await migrate(stage.db)
  await stage.db.query('create extension pg_stat_statements')
  return stage
}
