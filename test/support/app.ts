import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { startApp, type App, type Roles } from '../../src/app.ts'
import type { Book } from '../../src/book/view.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import type { Files } from '../../src/files/contract.ts'
import { openFiles } from '../../src/files/registry.ts'
import { eventually } from './engine.ts'
import { testDatabase } from './postgres.ts'

/** The whole service on a database of a test's own, reached over real HTTP. */
export type TestApp = {
  url: string
  db: Database
  files: Files
  /** Another process's worth of the service on the same database and files. */
  another(roles: Partial<Roles>, demo?: string): Promise<App>
  order(body: object, headers?: Record<string, string>): Promise<Response>
  book(id: string): Promise<Book>
  until(id: string, ...statuses: string[]): Promise<Book>
  stop(): Promise<void>
}

export const anOrder = { idea: 'A fox who is afraid of the dark', pages: 4, seed: 7 }

/** `env` and `config`: what this service is set to beyond the defaults of a test; `through`: how it reaches its database. */
export type TestSettings = {
  env?: Record<string, string>
  config?: Partial<Config>
  log?: Logger
  through?: (url: string) => Promise<Record<string, string>>
}

export async function startTestApp(
  roles: Partial<Roles> = {},
  demo = 'latency=0-5',
  { env: more = {}, config: set = {}, log = pino({ level: 'silent' }), through }: TestSettings = {},
): Promise<TestApp> {
  const test = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'storymill-app-'))
  const way = (await through?.(test.url)) ?? { DATABASE_URL: test.url }
  const apps: App[] = []
  const read = async (behaviour: string) => {
    const env = { ...way, FILES_URL: `file:${folder}`, STORYMILL_DEMO: behaviour, ...more }
    return { ...(await readConfig(env, folder)), drain_ms: 100, ...set }
  }
  const start = async (wanted: Partial<Roles>, behaviour: string) => {
    const config = await read(behaviour)
    const app = await startApp(config, { api: true, worker: true, port: 0, ...wanted }, log)
    apps.push(app)
    return app
  }
  const db = new Database({ url: test.url })
  const url = (await start(roles, demo)).url ?? ''
  const book = async (id: string) => (await (await fetch(`${url}/v1/books/${id}`)).json()) as Book
  return {
    url,
    db,
    files: await openFiles((await read(demo)).files),
    book,
    another: async (wanted, behaviour = demo) => await start(wanted, behaviour),
    order: async (body, headers = {}) =>
      await fetch(`${url}/v1/books`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    until: async (id, ...statuses) => {
      await eventually(
        async () => statuses.includes((await book(id)).status),
        25_000,
        `${id} to be ${statuses.join(' or ')}`,
      )
      return await book(id)
    },
    stop: async () => {
      await Promise.all(apps.map((app) => app.stop()))
      await db.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
