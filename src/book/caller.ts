import type { Tier } from './tiers.ts'

/** What a key may be used for. `admin` is for operators and needs a user of that role. */
export const scopes = ['books:read', 'books:write', 'admin'] as const
export type Scope = (typeof scopes)[number]

export const roles = ['user', 'admin'] as const
export type Role = (typeof roles)[number]

/**
 * Who asks. `open`: nobody was asked for a key, so everyone on this machine is the user `local` and may do everything.
 * `key_id` is the key they came with, or that their session stands on.
 */
export type Caller = {
  user: string
  tier: Tier
  scopes: ReadonlySet<Scope>
  key_id: string | null
  /** Of whom a session speaks for. */
  session_id?: string
  via: 'open' | 'key' | 'session'
}

export const localCaller: Caller = {
  user: 'local',
  tier: 'internal',
  scopes: new Set(scopes),
  key_id: null,
  via: 'open',
}
