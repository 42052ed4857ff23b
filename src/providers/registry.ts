import type { ApiKey, ImageModel, Models, Moderator, TextModel } from './contract.ts'
import type { DemoBehaviour } from './demo/behaviour.ts'
import { demoImage } from './demo/demo-image.ts'
import { demoText } from './demo/demo-text.ts'
import type { Setup } from './hosted/attempt.ts'
import { providerNames, variables, type Endpoints, type ProviderName } from './keys.ts'
import type { Prices } from './prices.ts'
import { builtInRules, type Rule } from './rules.ts'

/** What a provider has, one function for each kind of model. */
type House = {
  text?: (setup: Setup, model: string) => TextModel
  image?: (setup: Setup, model: string) => ImageModel
  moderator?: (setup: Setup, model: string) => Moderator
}
type Kind = keyof House
type Made<K extends Kind> = ReturnType<Required<House>[K]>

/** The file of a provider and its SDK are loaded when one of its models is asked for. The names of its keys: `keys.ts`. */
const houses: Record<ProviderName, { kinds: readonly Kind[]; load(): Promise<House> }> = {
  openai: { kinds: ['text', 'image', 'moderator'], load: () => import('./hosted/openai.ts') },
  azure: { kinds: ['text', 'image'], load: () => import('./hosted/azure.ts') },
  anthropic: { kinds: ['text'], load: () => import('./hosted/anthropic.ts') },
  google: { kinds: ['text', 'image'], load: () => import('./hosted/google.ts') },
  'openai-compatible': {
    kinds: ['text', 'image', 'moderator'],
    load: () => import('./hosted/openai-compatible.ts'),
  },
  fal: { kinds: ['image'], load: () => import('./polled/fal.ts') },
  replicate: { kinds: ['image'], load: () => import('./polled/replicate.ts') },
  'black-forest-labs': { kinds: ['image'], load: () => import('./polled/black-forest-labs.ts') },
}

export type ModelSettings = {
  /** `demo` or `PROVIDER:MODEL`. */
  text: string
  image: string
  /** `auto`: OpenAI's where there is a key for it and a model of OpenAI's is used, be it a fallback; `none`; or `PROVIDER:MODEL`. */
  moderation: string
  /** Who begins a book while no key of those before can serve, in order. */
  fallbacks?: { text: readonly string[]; image: readonly string[] }
  demo: DemoBehaviour
  keys: readonly ApiKey[]
  endpoints: Endpoints
  /** The operator's own, asked before ours. */
  rules?: readonly Rule[]
  prices?: Prices
  /** The first and the longest pause between two questions after a job, in milliseconds. */
  poll_ms?: readonly [number, number]
}

export const standardModerator = 'openai:omni-moderation-latest'

const isProvider = (name: string): name is ProviderName => (providerNames as readonly string[]).includes(name)

/** Reads `PROVIDER:MODEL`. Throws an `Error` of one sentence. */
export function parseModel(text: string): { provider: ProviderName; model: string } {
  const colon = text.indexOf(':')
  const provider = text.slice(0, Math.max(colon, 0)).trim()
  const model = text.slice(colon + 1).trim()
  if (isProvider(provider) && /^[\w.:/@+-]{1,200}$/.test(model)) return { provider, model }
  throw new Error(
    `"${text}" is not a model: write demo, or PROVIDER:MODEL with one of ${providerNames.join(', ')}, e.g. openai:gpt-5-mini.`,
  )
}

/** Opens everybody who writes, draws and judges. Throws an `Error` of one sentence for the person who set it. */
export async function openModels(settings: ModelSettings): Promise<Models> {
  const { text, image, moderation, demo } = settings
  const judge = moderation === 'auto' ? standardIfOpenAi(settings) : moderation
  // All are checked before anything is loaded.
  const writer = text === 'demo' ? null : wanted('STORYMILL_TEXT', text, 'text', settings)
  const artist = image === 'demo' ? null : wanted('STORYMILL_IMAGE', image, 'image', settings)
  const reader =
    judge === 'none' ? null : wanted('moderation in storymill.config.ts', judge, 'moderator', settings)
  const { fallbacks = { text: [], image: [] } } = settings
  const writers = fallbacks.text.map((one) => wanted('fallbacks.text', one, 'text', settings))
  const artists = fallbacks.image.map((one) => wanted('fallbacks.image', one, 'image', settings))
  return {
    text: writer ? await open('text', writer) : demoText(demo),
    image: artist ? await open('image', artist) : demoImage(demo),
    moderator: reader && (await open('moderator', reader)),
    fallbacks: {
      text: await Promise.all(writers.map((host) => open('text', host))),
      image: await Promise.all(artists.map((host) => open('image', host))),
    },
  }
}

type Host = { setup: Setup; model: string }

async function open<K extends Kind>(kind: K, { setup, model }: Host): Promise<Made<K>> {
  const make = (await houses[setup.provider].load())[kind]
  if (!make) throw new Error(`providers/registry.ts says that ${setup.provider} has what it has not: ${kind}`)
  return make(setup, model) as Made<K>
}

function standardIfOpenAi({ keys, text, image, fallbacks }: ModelSettings): string {
  const all = [text, image, ...(fallbacks?.text ?? []), ...(fallbacks?.image ?? [])]
  const used = all.some((model) => model.startsWith('openai:'))
  return used && keys.some(({ provider }) => provider === 'openai') ? standardModerator : 'none'
}

const does = { text: 'writes no texts', image: 'draws no pictures', moderator: 'moderates nothing' }

/** Says at once what is missing, before anything is loaded. `name`: of the variable or setting that wants the model. */
function wanted(name: string, text: string, kind: Kind, settings: ModelSettings): Host {
  const { provider, model } = parsed(name, text)
  const { keys, base_url } = variables[provider]
  const endpoint = settings.endpoints[provider]
  if (!houses[provider].kinds.includes(kind))
    throw new Error(`${name} is ${text}, but ${provider} ${does[kind]} here.`)
  if (!endpoint) throw new Error(`${name} is ${text}, but there is no ${base_url}.`)
  if (!settings.keys.some((key) => key.provider === provider))
    throw new Error(`${name} is ${text}, but there is no ${keys[0]}.`)
  const rules = [...(settings.rules ?? []), ...builtInRules]
  const { prices = {}, poll_ms = [500, 3_000] } = settings
  const secrets = settings.keys.map((key) => key.secret).filter((secret) => secret !== '')
  return { setup: { provider, endpoint, rules, prices, secrets, poll_ms }, model }
}

function parsed(name: string, text: string): ReturnType<typeof parseModel> {
  try {
    return parseModel(text)
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
