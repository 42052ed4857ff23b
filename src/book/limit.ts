/** What a provider counts against a limit. */
export const dimensions = ['requests', 'tokens', 'images'] as const
export type Dimension = (typeof dimensions)[number]

/** Leave to make one call. `start_ms` and `until_ms` are on this process's monotonic clock. */
export type Permit = {
  id: string
  group: string
  model: string
  key_ref: string
  /** Reserved for it. */
  tokens: number
  start_ms: number
  until_ms: number
}
