import { z } from 'zod'
import { isFault } from './fault-names.ts'

const count = z.int().min(0)

export const Limits = z.strictObject({
  requests_per_minute: count.optional(),
  tokens_per_minute: count.optional(),
  images_per_minute: count.optional(),
  requests_per_day: count.optional(),
  concurrency: count.optional(),
})
/** Of one model in one project. What is not named is not limited. */
export type Limits = z.infer<typeof Limits>

const money = z.number().min(0).nullable()

const Project = z.strictObject({
  keys: z.array(z.string().min(1)).min(1),
  limits: z.record(z.string(), Limits).default({}).describe('By model; "*" is every model not named.'),
  balance_usd: money.default(null).describe('null never runs out.'),
  spend_cap_usd: money.default(null),
})

const Latency = z
  .string()
  .regex(
    /^(none|fixed:\d+|(uniform|lognormal):\d+-\d+)$/,
    'must be none, fixed:MS, uniform:MS-MS or lognormal:P50-P99',
  )

export const Fault = z.strictObject({
  on: z.enum(['text', 'image', 'moderation', 'poll', 'any']).default('any'),
  what: z.string().refine(isFault, 'is no fault the simulator knows'),
  share: z.number().min(0).max(1).optional(),
  nth: z.array(z.int().min(1)).optional().describe('Of the calls this rule is about, counted from 1.'),
  mark: z.string().min(1).optional().describe('Only calls whose prompt contains this.'),
  key: z.string().optional().describe('Only calls with this key.'),
  times: z.int().min(1).optional().describe('At most so often.'),
  retry_after: z
    .union([z.number(), z.string()])
    .optional()
    .describe('Seconds, "ms:1500", "date:5" (seconds from now), "none", or any text.'),
  headers: z.record(z.string(), z.string()).optional(),
  charge: z.boolean().optional().describe('Charge, or do not, whatever is usual for this fault.'),
})
export type Fault = z.infer<typeof Fault>

const latencies = {
  text: Latency.default('none'),
  image: Latency.default('none'),
  moderation: Latency.default('none'),
}

/** What exists; the rest is a 404. */
const models = [
  'gpt-5-mini',
  'gpt-5',
  'gpt-4.1-mini',
  'gpt-image-2',
  'gpt-image-2.5-sunburst',
  'gpt-image-2.5-flare',
  'gpt-image-2.6-sunburst',
  'gpt-image-2.6-flare',
  'gpt-image-1.5',
  'gpt-image-1-mini',
  'omni-moderation-latest',
  'claude-sonnet-4-5',
  'claude-sonnet-4-6',
  'claude-haiku-4-5',
  'gemini-3-flash',
  'gemini-2.5-flash',
  'gemini-3-pro-image',
  'gemini-2.5-flash-image',
  'flux-2-pro',
  'flux-kontext-pro',
  'fal-ai/flux/dev',
  'fal-ai/flux-2-pro',
  'black-forest-labs/flux-schnell',
  'black-forest-labs/flux-2-pro',
  'fal-ai/nano-banana',
  'google/nano-banana',
]

export const SimulatorConfig = z.strictObject({
  seed: z.int().min(0).default(7),
  speed: z.number().positive().default(1).describe('Divides every latency.'),
  minute_ms: z
    .int()
    .min(1)
    .default(60_000)
    .describe('How long a minute of the limits is; a day is 1440 of them.'),
  honour_idempotency: z.boolean().default(false),
  tell_limits: z.boolean().default(true).describe('Whether answers carry rate-limit headers.'),
  count_refused: z
    .boolean()
    .default(false)
    .describe('Whether a 429 counts against requests per minute, too.'),
  pictures: z
    .strictObject({ distinct: z.int().min(1).default(12), size: z.int().min(16).default(1024) })
    .prefault({}),
  projects: z.record(z.string(), Project).default({
    main: { keys: ['sk-sim-a', 'sk-sim-b'], limits: {}, balance_usd: null, spend_cap_usd: null },
  }),
  models: z.array(z.string()).default(models),
  latency: z.strictObject(latencies).prefault({}),
  faults: z.array(Fault).default([]),
})
export type SimulatorConfig = z.infer<typeof SimulatorConfig>
export type SimulatorOptions = z.input<typeof SimulatorConfig>
