import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pino, { type Logger } from 'pino'
import type { SimulatorOptions } from '../../simulator/config.ts'
import type { Entry } from '../../simulator/ledger.ts'
import { startSimulator, type Simulator } from '../../simulator/start.ts'
import { startApp, type App, type Roles } from '../../src/app.ts'
import type { Book } from '../../src/book/view.ts'
import { readConfig, type Config, type FileConfig } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { audit, type Finding } from '../../src/ops/audit.ts'
import { eventually } from './engine.ts'
import { testDatabase } from './postgres.ts'

/** The whole service with hosted models, which are a simulator's, on a database of a test's own. */
export type Hosted = {
  simulator: Simulator
  url: string
  db: Database
  database_url: string
  folder: string
  /** What a process needs to be of this service. */
  env: Record<string, string>
  /** Another process's worth of it; `more`: what is set otherwise there. */
  another(roles: Partial<Roles>, more?: Record<string, string>): Promise<App>
  post(path: string, body?: object): Promise<Response>
  get(path: string): Promise<Response>
  order(body: object): Promise<string>
  book(id: string): Promise<Book>
  until(id: string, ...statuses: string[]): Promise<Book>
  /** The calls that the simulator saw, of a kind or all. */
  arrivals(kind?: string): Promise<Entry[]>
  faults(list: object[]): Promise<void>
  audit(): Promise<Finding[]>
  stop(): Promise<void>
}

/** `env`: who writes and draws, with which keys; the addresses are added. `file`: what `storymill.config.ts` says more. */
export type HostedOptions = {
  env: Record<string, string>
  simulator?: SimulatorOptions
  file?: FileConfig
  config?: Partial<Config>
  roles?: Partial<Roles>
  log?: Logger
}

/** Where each provider is reached in a simulator. */
export const addresses = (
  url: string,
  { STORYMILL_TEXT }: Record<string, string>,
): Record<string, string> => ({
  OPENAI_BASE_URL: `${url}/v1`,
  ANTHROPIC_BASE_URL: `${url}/v1`,
  GOOGLE_GENERATIVE_AI_BASE_URL: `${url}/v1beta`,
  // One that has an address can be had without a key, so it is there if it has one.
  ...(STORYMILL_TEXT?.startsWith('openai-compatible') && { OPENAI_COMPATIBLE_BASE_URL: `${url}/v1` }),
  BFL_BASE_URL: `${url}/v1`,
})

export const smallPictures: SimulatorOptions = { pictures: { distinct: 1, size: 256 } }
export const openAi = {
  STORYMILL_TEXT: 'openai:gpt-5-mini',
  STORYMILL_IMAGE: 'openai:gpt-image-2',
  OPENAI_API_KEYS: 'sk-sim-a,sk-sim-b',
}

// Limits that no test here is about, and what the simulator takes for a picture.
const roomy = { requests_per_minute: 10_000, images_per_minute: 10_000 }
const file: FileConfig = {
  limits: {
    'openai:*': roomy,
    'anthropic:*': roomy,
    'google:*': roomy,
    'openai-compatible:*': roomy,
    'black-forest-labs:*': roomy,
  },
  prices: { 'openai:gpt-image-2': { input: 0, output: 0, image: 0.04 } },
}

/** A folder with a configuration that says so, to run Storymill in. */
export async function hostedFolder(more: FileConfig = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'storymill-hosted-'))
  const text = `export default ${JSON.stringify({ ...file, ...more })}`
  await writeFile(join(folder, 'storymill.config.ts'), text)
  return folder
}

export async function startHosted(options: HostedOptions): Promise<Hosted> {
  const simulator = await startSimulator({ ...smallPictures, ...options.simulator })
  const test = await testDatabase()
  const folder = await hostedFolder(options.file)
  const files = join(folder, 'files')
  const env = {
    DATABASE_URL: test.url,
    FILES_URL: `file:${files}`,
    ...addresses(simulator.url, options.env),
    ...options.env,
  }
  const apps: App[] = []
  const another = async (roles: Partial<Roles>, more: Record<string, string> = {}) => {
    const config = { ...(await readConfig({ ...env, ...more }, folder)), drain_ms: 100, ...options.config }
    const log = options.log ?? pino({ level: 'silent' })
    const app = await startApp(config, { api: true, worker: true, port: 0, ...roles }, log)
    apps.push(app)
    return app
  }
  const db = new Database({ url: test.url })
  const url = (await another(options.roles ?? {})).url ?? ''
  const get = async (path: string) => await fetch(`${url}${path}`)
  const post = async (path: string, body?: object) =>
    await fetch(`${url}${path}`, {
      method: 'POST',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const book = async (id: string) => (await (await get(`/v1/books/${id}`)).json()) as Book
  return {
    simulator,
    url,
    db,
    database_url: test.url,
    folder,
    env,
    another,
    get,
    post,
    book,
    order: async (body) => ((await (await post('/v1/books', body)).json()) as Book).id,
    until: async (id, ...statuses) => {
      const there = async () => statuses.includes((await book(id)).status)
      await eventually(there, 60_000, `${id} to be ${statuses.join(' or ')}`, 25)
      return await book(id)
    },
    arrivals: async (kind) => {
      const { entries } = (await (await fetch(`${simulator.url}/__sim/ledger`)).json()) as {
        entries: Entry[]
      }
      return entries.filter((one) => kind === undefined || one.kind === kind)
    },
    faults: async (list) =>
      void (await fetch(`${simulator.url}/__sim/faults`, { method: 'PUT', body: JSON.stringify(list) })),
    audit: async () => await audit(db, diskFiles(files)),
    stop: async () => {
      await Promise.all(apps.map((app) => app.stop()))
      await simulator.stop()
      await db.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const main = resolve(import.meta.dirname, '../../src/main.ts')

/** Runs a command as a person does: a process of its own, with nothing in its environment but this. */
export function storymill(args: string[], env: Record<string, string>, cwd: string): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export type Ended = { code: number | null; out: string; err: string }

/** What a command said, and its exit code; null if it had to be killed because it did not end by itself. */
export async function ended(child: ChildProcess, within_ms = 60_000): Promise<Ended> {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const patience = setTimeout(() => child.kill('SIGKILL'), within_ms)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(patience)
  return { code, ...said }
}
