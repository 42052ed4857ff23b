import { access } from 'node:fs/promises'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { AlertSettings } from './book/alert.ts'
import { DeadLetterSettings } from './book/dead-letter.ts'
import { standardWaits_ms } from './book/webhook.ts'
import { Problem } from './errors.ts'
import { providerNames } from './providers/keys.ts'
import { RuleConfig } from './providers/rules.ts'

const Credits = z.int().min(0).max(100_000)
const Milliseconds = z.int().min(0)
const Usd = z.number().positive().max(1_000_000)
const Count = z.int().min(1).max(1_000_000_000)
const Most = z.int().min(1).max(10_000_000).optional()

/** Limits of a model in one limit group; what is not said is not limited. */
const Limits = z.strictObject({
  requests_per_minute: Most,
  tokens_per_minute: Most,
  images_per_minute: Most,
  requests_per_day: Most,
  /** Calls at once. */
  concurrency: Most,
})
const ModelName = z
  .string()
  .refine((name) => providerNames.some((provider) => name.startsWith(`${provider}:`)), 'is no PROVIDER:MODEL')
const LimitsByModel = z.record(z.string().min(1), Limits)

/** Sent again although an earlier call may have been paid: always, never (a person decides), or so many times. */
const OnUnknown = z.union([z.enum(['retry', 'hold']), z.int().min(0).max(100)])

const Price = z.strictObject({
  input: z.number().min(0),
  output: z.number().min(0),
  image: z.number().min(0).optional(),
  image_tokens: z.int().min(0).optional(),
  reference_tokens: z.int().min(0).optional(),
})

const ProxyAddress = z.string().refine((text) => {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  const most = version === 4 ? 32 : 128
  const network = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most)
  return text === 'loopback' || (version !== 0 && network && more.length === 0)
}, 'is no address, network or `loopback`')

/** What the users of a tier may take; null: as much as they like. */
const quota = (
  active_books: number | null,
  requests_per_minute: number | null,
  daily_credits: number | null,
) =>
  z
    .strictObject({
      /** Books of a user under way at once. */
      active_books: Count.nullable().default(active_books),
      /** Requests of a user in any 60 seconds. */
      requests_per_minute: Count.nullable().default(requests_per_minute),
      /** Credits that the orders of a user's day (UTC) may hold or be charged. */
      daily_credits: Count.nullable().default(daily_credits),
    })
    .prefault({})

/** What `storymill.config.ts` may hold, beside what the environment says. The environment wins. */
export const FileConfig = z.strictObject({
  /** `keys`: callers need an API key. `off` is for the loopback address: everyone there is the user `local`. */
  auth: z.enum(['off', 'keys']).default('off'),
  /** Event streams and sockets that one user may have open on one node. */
  streams_per_user: z.int().min(1).max(100_000).default(100),
  /** A book that is not made by then is failed; milliseconds. */
  book_deadline_ms: z
    .int()
    .min(60_000)
    .default(24 * 3_600_000),
  /** How long a stopping worker lets its steps finish before it gives them back; milliseconds. */
  drain_ms: Milliseconds.default(10_000),
  /** Steps a worker has in hand at once, per queue. */
  concurrency: z
    .strictObject({
      text: z.int().min(1).optional(),
      images: z.int().min(1).optional(),
      generation: z.int().min(1).optional(),
      webhooks: z.int().min(1).optional(),
    })
    .default({}),
  /** How long one attempt of a step may take with a hosted model; milliseconds. */
  timeouts: z
    .strictObject({
      plan: z.int().min(1_000).default(120_000),
      text: z.int().min(1_000).default(60_000),
      picture: z.int().min(1_000).default(300_000),
      pdf: z.int().min(1_000).default(180_000),
    })
    .prefault({}),
  /** What is told to the outside, by `webhook_url`. */
  webhooks: z
    .strictObject({
      /** Also http, any port, and addresses of this machine and of private networks: for trials, or receivers of your own. */
      allow_private: z.boolean().default(false),
      ports: z.array(z.int().min(1).max(65_535)).min(1).default([443]),
      /** For one attempt, from the name to the head of the answer; milliseconds. */
      timeout_ms: z.int().min(100).max(60_000).default(20_000),
      /** The waits between tries; milliseconds. */
      waits_ms: z
        .array(Milliseconds)
        .max(100)
        .default([...standardWaits_ms]),
      /** Deliveries to one host at once, by all workers together. */
      per_host: z.int().min(1).default(8),
      /** How long an ended delivery and its log are kept. */
      keep_days: z.int().min(7).default(30),
    })
    .prefault({}),
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
  /** What users may take of the service, by their tier, and how many books may be under way in all; null: no end. */
  quotas: z
    .strictObject({
      free: quota(5, 300, 1_000),
      paid: quota(100, 3_000, 50_000),
      internal: quota(null, null, null),
      queue_cap: Count.nullable().default(10_000),
    })
    .prefault({}),
  /** Limits of time and number for connections. */
  http: z
    .strictObject({
      /** From the first byte of a request to the end of its headers; milliseconds. */
      headers_timeout_ms: z.int().min(100).max(600_000).default(10_000),
      /** From the first byte of a request to the end of its body; milliseconds. */
      request_timeout_ms: z.int().min(100).max(600_000).default(30_000),
      /** Connections of one process at once; more are closed at once. */
      most_connections: z.int().min(1).max(1_000_000).default(10_000),
      /** Keys and sessions that do not work an address may try in a minute; null: any number. */
      failed_keys_per_minute: Count.nullable().default(60),
    })
    .prefault({})
    .refine((set) => set.headers_timeout_ms <= set.request_timeout_ms, {
      message: 'headers_timeout_ms is longer than request_timeout_ms',
    }),
  /** Origins whose pages may call the API, with a key of their own, such as `https://app.example.com`. */
  cors: z
    .array(
      z
        .string()
        .refine(
          (text) => URL.canParse(text) && new URL(text).origin === text,
          'is no origin, such as https://a.example',
        ),
    )
    .default([]),
  /** Proxies whose X-Forwarded-For and -Proto are believed: addresses, networks (10.0.0.0/8), or `loopback`. */
  trust_proxy: z.array(ProxyAddress).default([]),
  /** Everybody comes by https, through a proxy: browsers are told to use nothing else from now on (HSTS). */
  https_only: z.boolean().default(false),
  /** Who judges wishes, plans, texts and briefs: `auto`, `none`, or `PROVIDER:MODEL`. Local rules hold in any case. */
  moderation: z.string().min(1).default('auto'),
  /** Models that begin books while no key of the one set can serve; what they begin they finish. `PROVIDER:MODEL`. */
  fallbacks: z
    .strictObject({ text: z.array(z.string()).default([]), image: z.array(z.string()).default([]) })
    .prefault({}),
  /** The most that may be spent, US dollars, counting what is held for calls under way. A day is one of UTC. */
  budgets: z.strictObject({ book_usd: Usd.optional(), day_usd: Usd.optional() }).prefault({}),
  /** What to do when a call may have been paid and its answer is lost. */
  on_unknown: z
    .strictObject({ text: OnUnknown.default('retry'), picture: OnUnknown.default(1) })
    .prefault({}),
  /** How long a step waits for a key that can serve before its book fails; milliseconds. */
  provider_wait_ms: Milliseconds.default(15 * 60_000),
  /** Limits of the keys in the environment, which are one group per provider, by `PROVIDER:MODEL`. */
  limits: z.record(ModelName, Limits).default({}),
  /** Keys that share limits, because they belong to one organisation or project; `limits` by model, `*` for the others. */
  limit_groups: z
    .array(
      z.strictObject({
        provider: z.enum(providerNames),
        name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'must be letters, digits and hyphens'),
        keys: z.array(z.string().min(1)).min(1),
        limits: LimitsByModel.default({}),
      }),
    )
    .default([]),
  /** How long a minute of a limit is; only for trials against a simulator that is faster than the world. */
  limit_minute_ms: z.int().min(100).max(600_000).default(60_000),
  /** How long a key in quarantine is left alone before one call tries it again; milliseconds. */
  probe_ms: z
    .strictObject({
      exhausted: z
        .int()
        .min(1_000)
        .default(15 * 60_000),
      revoked: z
        .int()
        .min(1_000)
        .default(6 * 3_600_000),
    })
    .prefault({}),
  /** When operators are told that something is wrong. */
  alerts: AlertSettings.prefault({}),
  /** How fast dead letters are retried when many are at once. */
  dead_letters: DeadLetterSettings.prefault({}),
  /** Rules of your own for what a provider's errors mean; asked before ours. */
  rules: z.array(RuleConfig).default([]),
  /** Prices of your own by `PROVIDER:MODEL`: US dollars a million tokens, or a picture. */
  prices: z.record(z.string().min(1), Price).default({}),
})
export type FileConfig = z.input<typeof FileConfig>

/** For `storymill.config.ts`: `export default defineConfig({ … })`. */
export const defineConfig = (config: FileConfig): FileConfig => config

/** Reads `storymill.config.ts` in a folder, or the defaults. */
export async function readFileConfig(folder: string): Promise<z.infer<typeof FileConfig>> {
  const path = resolve(folder, 'storymill.config.ts')
  const there = await access(path).then(
    () => true,
    () => false,
  )
  if (!there) return FileConfig.parse({})
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

/** One sentence for the first thing that is wrong. */
export function wrong(error: z.ZodError, where: string): Problem {
  const [issue] = error.issues
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.')
  return new Problem('configuration', { detail: `${where}${name}: ${issue?.message}.`, cause: error })
}
