import { keyRef } from './key-ref.ts'
import type { DeclaredLimits, Group } from './settings.ts'

type Key = { provider: string; ref: string; secret: string }
type Declared = {
  provider: string
  name: string
  keys: string[]
  limits: Record<string, DeclaredLimits>
}

/**
 * Keys by limit group: those of the configuration as it says, and what is left of the environment as one group per
 * provider, because keys of one account share its limits and counting them apart would exceed them. Throws an `Error` of one
 * sentence if a limit is of nobody.
 */
export function keyGroups(
  environment: readonly Key[],
  limits: Record<string, DeclaredLimits>,
  declared: readonly Declared[],
): { keys: Key[]; groups: Group[] } {
  const own = declared.flatMap(({ provider, keys }) =>
    keys.map((secret) => ({ provider, ref: keyRef(provider, secret), secret })),
  )
  const claimed = new Set(own.map((key) => key.ref))
  const rest = environment.filter((key) => !claimed.has(key.ref))
  for (const name of Object.keys(limits)) {
    const owns = (one: { provider: string }) => name.startsWith(`${one.provider}:`)
    if (declared.some(owns) && !rest.some(owns))
      throw new Error(`limits: every key for "${name}" is in limit_groups, and so must be its limits.`)
  }
  const named = declared.map(({ provider, name, keys, limits: by_model }) => ({
    id: `${provider}/${name}`,
    provider,
    key_refs: keys.map((secret) => keyRef(provider, secret)),
    limits: by_model,
  }))
  const implied = [...new Set(rest.map((key) => key.provider))].map((provider) => ({
    id: `${provider}/default`,
    provider,
    key_refs: rest.filter((key) => key.provider === provider).map((key) => key.ref),
    limits: Object.fromEntries(
      Object.entries(limits).flatMap(([name, limit]) =>
        name.startsWith(`${provider}:`) ? [[name.slice(provider.length + 1), limit]] : [],
      ),
    ),
  }))
  return { keys: [...own, ...rest], groups: [...named, ...implied] }
}
