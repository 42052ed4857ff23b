import { keyRef } from '../limits/key-ref.ts'
import type { ApiKey } from './contract.ts'

export const providerNames = [
  'openai',
  'azure',
  'anthropic',
  'google',
  'openai-compatible',
  'fal',
  'replicate',
  'black-forest-labs',
] as const
export type ProviderName = (typeof providerNames)[number]

/** Where a provider is reached, without a slash at the end. */
export type Endpoint = { base_url: string; organization?: string; project?: string }
/** A provider that is not in it has no address. */
export type Endpoints = Partial<Record<ProviderName, Endpoint>>

/** The names of the environment. Each of `keys` holds one key, or several with commas between them. */
type Variables = {
  keys: readonly [string, ...string[]]
  base_url: string
  /** Where the provider is if nobody says otherwise; null if somebody must. */
  address: string | null
  /** It may be had without a key. */
  keyless?: true
  organization?: readonly string[]
  project?: readonly string[]
}

export const variables: Record<ProviderName, Variables> = {
  openai: {
    keys: ['OPENAI_API_KEY', 'OPENAI_API_KEYS'],
    base_url: 'OPENAI_BASE_URL',
    address: 'https://api.openai.com/v1',
    organization: ['OPENAI_ORGANIZATION', 'OPENAI_ORG_ID'],
    project: ['OPENAI_PROJECT', 'OPENAI_PROJECT_ID'],
  },
  azure: {
    keys: ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_API_KEYS'],
    base_url: 'AZURE_OPENAI_BASE_URL',
    address: null,
  },
  anthropic: {
    keys: ['ANTHROPIC_API_KEY', 'ANTHROPIC_API_KEYS'],
    base_url: 'ANTHROPIC_BASE_URL',
    address: 'https://api.anthropic.com/v1',
  },
  google: {
    keys: [
      'GOOGLE_GENERATIVE_AI_API_KEY',
      'GOOGLE_GENERATIVE_AI_API_KEYS',
      'GEMINI_API_KEY',
      'GEMINI_API_KEYS',
    ],
    base_url: 'GOOGLE_GENERATIVE_AI_BASE_URL',
    address: 'https://generativelanguage.googleapis.com/v1beta',
  },
  'openai-compatible': {
    keys: ['OPENAI_COMPATIBLE_API_KEY', 'OPENAI_COMPATIBLE_API_KEYS'],
    base_url: 'OPENAI_COMPATIBLE_BASE_URL',
    address: null,
    keyless: true,
  },
  fal: {
    keys: ['FAL_KEY', 'FAL_API_KEY', 'FAL_API_KEYS'],
    base_url: 'FAL_BASE_URL',
    address: 'https://queue.fal.run',
  },
  replicate: {
    keys: ['REPLICATE_API_TOKEN', 'REPLICATE_API_KEY', 'REPLICATE_API_KEYS'],
    base_url: 'REPLICATE_BASE_URL',
    address: 'https://api.replicate.com/v1',
  },
  'black-forest-labs': {
    keys: ['BFL_API_KEY', 'BFL_API_KEYS'],
    base_url: 'BFL_BASE_URL',
    address: 'https://api.bfl.ai/v1',
  },
}

/** Every variable this file reads. */
export const keyVariables: readonly string[] = Object.values(variables).flatMap(
  ({ keys, base_url, organization = [], project = [] }) => [...keys, base_url, ...organization, ...project],
)

type Environment = Record<string, string | undefined>

const given = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined
const firstOf = (env: Environment, names: readonly string[] = []): string | undefined =>
  names.map((name) => given(env, name)).find((value) => value !== undefined)

/** All keys of the environment, each once. An endpoint that may be used without a key has one with an empty secret. */
export function readKeys(env: Environment): ApiKey[] {
  return providerNames.flatMap((provider) => {
    const { keys, base_url, keyless } = variables[provider]
    const secrets = keys.flatMap((name) => (env[name] ?? '').split(',').map((secret) => secret.trim()))
    const own = [...new Set(secrets.filter((secret) => secret !== ''))]
    if (own.length === 0 && keyless && given(env, base_url)) own.push('')
    return own.map((secret) => ({ provider, ref: keyRef(provider, secret), secret }))
  })
}

/** Where each provider is. Throws an `Error` of one sentence if an address is none. */
export function readEndpoints(env: Environment): Endpoints {
  const endpoints: Endpoints = {}
  for (const provider of providerNames) {
    const own = variables[provider]
    const set = given(env, own.base_url)
    const base_url = set ? address(own.base_url, set) : own.address
    if (!base_url) continue
    const organization = firstOf(env, own.organization)
    const project = firstOf(env, own.project)
    endpoints[provider] = { base_url, ...(organization && { organization }), ...(project && { project }) }
  }
  return endpoints
}

function address(name: string, value: string): string {
  const url = URL.parse(value)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new Error(`${name} must be an address such as https://example.com/v1.`)
  if (url.username || url.password)
    throw new Error(`${name} must not hold a user or password; keys go into their own variables.`)
  if (url.search || url.hash) throw new Error(`${name} must end with its path, without ? and #.`)
  return value.replace(/\/+$/, '')
}
