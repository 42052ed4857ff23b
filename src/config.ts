import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { Problem } from './errors.ts'

const Credits = z.int().min(0).max(100_000)

const Port = z.coerce.number().int().min(0).max(65_535)

/** What `storymill.config.ts` may hold, beside what the environment says. The environment wins. */
const FileConfig = z.strictObject({
  /** A book that is not made by then is failed; milliseconds. */
  book_deadline_ms: z
    .int()
    .min(60_000)
    .default(24 * 3_600_000),
  /** How long a stopping worker lets its steps finish before it gives them back; milliseconds. */
  drain_ms: z.int().min(0).default(10_000),
  /** Provider calls a worker holds at once, per queue. */
  concurrency: z
    .strictObject({
      text: z.int().min(1).optional(),
      images: z.int().min(1).optional(),
      generation: z.int().min(1).optional(),
    })
    .default({}),
  /** Credits a user pays for each asset of a book, by the kind of step that makes it. */
  credits: z
    .strictObject({
      plan: Credits.default(0),
      character_sheet: Credits.default(0),
      page_text: Credits.default(1),
      picture: Credits.default(5),
      cover: Credits.default(5),
      pdf: Credits.default(0),
    })
    .prefault({}),
})
export type FileConfig = z.input<typeof FileConfig>

/** For `storymill.config.ts`: `export default defineConfig({ … })`. */
export const defineConfig = (config: FileConfig): FileConfig => config

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be postgres://…')
const Environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  QUEUE_URL: z
    .string()
    .regex(/^postgres:$/, 'only "postgres:" in this version')
    .default('postgres:'),
  FILES_URL: z
    .string()
    .regex(/^file:.+/, 'only "file:DIR" in this version')
    .optional(),
  STORYMILL_HOME: z.string().min(1).default('./.storymill'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(4000),
  STORYMILL_TEXT: z.literal('demo', { error: 'only "demo" in this version' }).default('demo'),
  STORYMILL_IMAGE: z.literal('demo', { error: 'only "demo" in this version' }).default('demo'),
  STORYMILL_DEMO: z.string().default('latency=150-600'),
  STORYMILL_FAILPOINTS: z.string().default(''),
})

export type Config = z.infer<typeof FileConfig> & {
  database: { url: string; direct: string | undefined } | null
  files: string
  home: string
  host: string
  port: number
  demo: string
  failpoints: string
}

/** Reads the environment and `storymill.config.ts` once. Throws a `configuration` problem that names what is wrong. */
export async function readConfig(env: NodeJS.ProcessEnv, folder = process.cwd()): Promise<Config> {
  refuseUnknown(env)
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw wrong(parsed.error, '')
  const set = parsed.data
  refuseOpenDoor(set.HOST)
  if (set.DATABASE_DIRECT_URL && !set.DATABASE_URL)
    throw new Problem('configuration', { detail: 'DATABASE_DIRECT_URL needs a DATABASE_URL beside it.' })
  const home = resolve(folder, set.STORYMILL_HOME)
  return {
    ...(await readFileConfig(folder)),
    database: set.DATABASE_URL ? { url: set.DATABASE_URL, direct: set.DATABASE_DIRECT_URL } : null,
    files: set.FILES_URL
      ? resolve(folder, set.FILES_URL.replace(/^file:(\/\/)?/, ''))
      : resolve(home, 'files'),
    home,
    host: set.HOST,
    port: set.PORT,
    demo: set.STORYMILL_DEMO,
    failpoints: set.STORYMILL_FAILPOINTS,
  }
}

function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const known = new Set(Object.keys(Environment.shape))
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('STORYMILL_') && !name.startsWith('STORYMILL_TEST_') && !known.has(name),
  )
  if (unknown.length > 0)
    throw new Problem('configuration', { detail: `Unknown variable ${unknown.join(', ')}.` })
}

function refuseOpenDoor(host: string): void {
  if (['127.0.0.1', 'localhost', '::1'].includes(host) || host.startsWith('127.')) return
  throw new Problem('configuration', {
    detail: `HOST=${host} is not the loopback address, and there is no authentication yet: anyone could order. Use HOST=127.0.0.1 behind a proxy that checks who asks.`,
  })
}

async function readFileConfig(folder: string): Promise<z.infer<typeof FileConfig>> {
  const path = resolve(folder, 'storymill.config.ts')
  if (
    !(await access(path).then(
      () => true,
      () => false,
    ))
  )
    return FileConfig.parse({})
  const loaded = (await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new Problem('configuration', {
      detail: `storymill.config.ts cannot be read: ${String(error)}`,
      cause: error,
    })
  })) as { default?: unknown }
  const parsed = FileConfig.safeParse(loaded.default ?? {})
  if (!parsed.success) throw wrong(parsed.error, 'storymill.config.ts: ')
  return parsed.data
}

function wrong(error: z.ZodError, where: string): Problem {
  const [issue] = error.issues
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
  return new Problem('configuration', { detail: `${where}${name}: ${issue?.message}.`, cause: error })
}
