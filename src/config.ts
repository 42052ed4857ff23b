import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { readFileConfig, wrong } from './config-file.ts'
import { Problem } from './errors.ts'
import { fileSchemes } from './files/registry.ts'
import { keyGroups } from './limits/groups.ts'
import type { Group } from './limits/settings.ts'
import type { ApiKey } from './providers/contract.ts'
import { queueSchemes } from './queue/registry.ts'
import { readEndpoints, readKeys, type Endpoints } from './providers/keys.ts'

export { defineConfig, type FileConfig } from './config-file.ts'

const Port = z.coerce.number().int().min(0).max(65_535)

const isFilesUrl = (text: string) =>
  /^\w+:./.test(text) && fileSchemes.includes(text.split(':')[0] ?? '') && URL.canParse(text)
const isQueueUrl = (text: string) =>
  URL.canParse(text) && queueSchemes.includes(new URL(text).protocol.slice(0, -1))
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be postgres://…')
const Environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  QUEUE_URL: z
    .string()
    .refine(
      (text) => text.split(',').every(isQueueUrl),
      `must begin with ${queueSchemes.map((one) => `${one}:`).join(', ')}; or be several such URLs, comma-separated`,
    )
    .default('postgres:'),
  FILES_URL: z
    .string()
    .refine((text) => isFilesUrl(text), 'must be file:DIR or s3://BUCKET/PREFIX')
    .optional(),
  STORYMILL_HOME: z.string().min(1).default('./.storymill'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: Port.default(4000),
  STORYMILL_TEXT: z.string().min(1).default('demo'),
  STORYMILL_IMAGE: z.string().min(1).default('demo'),
  STORYMILL_DEMO: z.string().default('latency=150-600'),
  STORYMILL_AUTH: z.enum(['off', 'keys']).optional(),
  /** To sign with; several, comma-separated, to change it: the first signs, all verify. */
  STORYMILL_SECRET: z
    .string()
    .regex(/^[^,]{32,}(,[^,]{32,})*$/, 'must be at least 32 characters, or several such, comma-separated')
    .optional(),
  /** Of who orders (`storymill book`), no setting of the service. */
  STORYMILL_KEY: z.string().optional(),
  STORYMILL_FAILPOINTS: z.string().default(''),
})

export type Config = Omit<Awaited<ReturnType<typeof readFileConfig>>, 'limits' | 'limit_groups'> & {
  database: { url: string; direct: string | undefined } | null
  /** The doorbell; several while a deployment moves from one broker to another. */
  queue: [URL, ...URL[]]
  /** Where the bytes lie. */
  files: URL
  home: string
  host: string
  port: number
  demo: string
  failpoints: string
  /** To sign with, newest first; none: one that the database keeps. */
  secrets: string[]
  /** `demo` or `PROVIDER:MODEL`. */
  text: string
  image: string
  keys: ApiKey[]
  endpoints: Endpoints
  groups: Group[]
}

/**
 * Reads the environment and `storymill.config.ts` once. Throws a `configuration` problem that names what is wrong. `api`:
 * whether this process would open the API, whose users are known by nothing but their keys.
 */
export async function readConfig(
  env: NodeJS.ProcessEnv,
  folder = process.cwd(),
  { api }: { api: boolean } = { api: true },
): Promise<Config> {
  refuseUnknown(env)
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw wrong(parsed.error, '')
  const set = parsed.data
  if (set.DATABASE_DIRECT_URL && !set.DATABASE_URL)
    throw new Problem('configuration', { detail: 'DATABASE_DIRECT_URL needs a DATABASE_URL beside it.' })
  const home = resolve(folder, set.STORYMILL_HOME)
  const { limits, limit_groups, ...file } = await readFileConfig(folder)
  const auth = set.STORYMILL_AUTH ?? file.auth
  if (auth === 'off' && api) refuseOpenDoor(set.HOST)
  const { keys, groups } = sentence(() => keyGroups(readKeys(env), limits, limit_groups))
  return {
    ...file,
    auth,
    secrets: set.STORYMILL_SECRET?.split(',') ?? [],
    database: set.DATABASE_URL ? { url: set.DATABASE_URL, direct: set.DATABASE_DIRECT_URL } : null,
    queue: set.QUEUE_URL.split(',').map((one) => new URL(one)) as [URL, ...URL[]],
    files: filesUrl(set.FILES_URL, folder) ?? pathToFileURL(resolve(home, 'files')),
    home,
    host: set.HOST,
    port: set.PORT,
    demo: set.STORYMILL_DEMO,
    failpoints: set.STORYMILL_FAILPOINTS,
    text: set.STORYMILL_TEXT,
    image: set.STORYMILL_IMAGE,
    keys,
    endpoints: sentence(() => readEndpoints(env)),
    groups,
  }
}

/** A folder is named as in a shell: as seen from here, and nothing in it is escaped. */
function filesUrl(text: string | undefined, folder: string): URL | null {
  if (text === undefined) return null
  const path = /^file:(?:\/\/)?(.+)/s.exec(text)?.[1]
  return path === undefined ? new URL(text) : pathToFileURL(resolve(folder, path))
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
  if (isLoopbackAddress(host)) return
  throw new Problem('configuration', {
    detail: `HOST=${host} is not the loopback address, and nobody would be asked who they are. Set STORYMILL_AUTH=keys and add a key with "storymill keys add", or use HOST=127.0.0.1.`,
  })
}

/** Whether only this machine reaches a HOST. */
export const isLoopbackAddress = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** What is wrong with a setting comes as an `Error` of one sentence. */
function sentence<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Problem('configuration', { detail: (error as Error).message, cause: error })
  }
}
