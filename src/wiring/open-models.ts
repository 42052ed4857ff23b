import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import type { LimitSettings, ModelKind } from '../limits/settings.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { demoTimeouts, storybooks, type Unknowns } from '../pipeline/pipeline.ts'
import type { Models } from '../providers/contract.ts'
import { parseDemo } from '../providers/demo/behaviour.ts'
import { demoLanguages } from '../providers/demo/demo-text.ts'
import type { Prices } from '../providers/prices.ts'
import { openModels as open, standardModerator } from '../providers/registry.ts'
import type { Rule } from '../providers/rules.ts'
import type { PaidSettings } from '../worker/start-worker.ts'

/** Everybody who writes, draws and judges, and what follows from who they are. */
export type OpenModels = {
  models: Models
  /** Of what is ordered now; and every version this process can make or mend books of. */
  pipeline: Pipeline
  pipelines: ReadonlyMap<string, Pipeline>
  /** Null: nothing costs anything. */
  paid: PaidSettings | null
  /** Languages the story model writes; null: any. */
  languages: readonly string[] | null
}

/** Opens the models of the configuration. Throws a `configuration` problem of one sentence if one cannot be had. */
export async function openModels(config: Config): Promise<OpenModels> {
  const models = await opened(config)
  const versions = storybooks(timeoutsOf(config, models), unknownsOf(config.on_unknown))
  const metered = [models.text, models.image, models.moderator].some((one) => one?.metered)
  return {
    models,
    pipeline: versions[0],
    pipelines: new Map(versions.map((one) => [one.id, one])),
    paid: metered ? paidSettings(config) : null,
    languages: models.text.provider === 'demo' ? demoLanguages : null,
  }
}

async function opened(config: Config): Promise<Models> {
  try {
    return await open({
      text: config.text,
      image: config.image,
      moderation: config.moderation,
      fallbacks: config.fallbacks,
      demo: parseDemo(config.demo),
      keys: config.keys,
      endpoints: config.endpoints,
      // What is left out of a rule or a price is not there, which `exactOptionalPropertyTypes` cannot see in zod's output.
      rules: config.rules as Rule[],
      prices: config.prices as Prices,
    })
  } catch (error) {
    throw new Problem('configuration', { detail: (error as Error).message, cause: error })
  }
}

function timeoutsOf({ timeouts }: Config, { text, image }: Models) {
  return {
    plan: text.metered ? timeouts.plan : demoTimeouts.plan,
    text: text.metered ? timeouts.text : demoTimeouts.text,
    picture: image.metered ? timeouts.picture : demoTimeouts.picture,
    pdf: timeouts.pdf,
  }
}

/** `retry`: as often as any failure; `hold`: never by itself. */
function unknownsOf({ text, picture }: Config['on_unknown']): Unknowns {
  const times = (policy: 'retry' | 'hold' | number) =>
    policy === 'retry' ? Number.POSITIVE_INFINITY : policy === 'hold' ? 0 : policy
  return { text: times(text), picture: times(picture) }
}

export const limitSettings = (config: Config): LimitSettings => ({
  groups: config.groups,
  minute_ms: config.limit_minute_ms,
  probe_ms: config.probe_ms,
})

const paidSettings = (config: Config): PaidSettings => ({
  keys: config.keys,
  limits: limitSettings(config),
  budgets: { book_usd: config.budgets.book_usd ?? null, day_usd: config.budgets.day_usd ?? null },
  provider_wait_ms: config.provider_wait_ms,
})

/** Which model is what, by its name in its group. */
export function kindsOf(config: Config): Map<string, ModelKind> {
  const named = (id: string) => id.slice(id.indexOf(':') + 1)
  const judge = config.moderation === 'auto' ? standardModerator : config.moderation
  return new Map<string, ModelKind>([
    [named(judge), 'moderation'],
    ...[config.text, ...config.fallbacks.text].map((id) => [named(id), 'text'] as const),
    ...[config.image, ...config.fallbacks.image].map((id) => [named(id), 'image'] as const),
  ])
}
