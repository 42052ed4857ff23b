import type { Rule } from './rule.ts'

/** What most rules say a failure is: how bad, of what it is true, and whether money may be gone. */
export const kinds = {
  invalid: { class: 'invalid_request', scope: 'request', charge: 'no' },
  refused: { class: 'moderation_input', scope: 'request', charge: 'no' },
  withheld: { class: 'moderation_output', scope: 'request', charge: 'yes' },
  key: { class: 'auth', scope: 'key', charge: 'no' },
  forbidden: { class: 'permission', scope: 'key', charge: 'no' },
  money: { class: 'quota_exhausted', scope: 'group', charge: 'no' },
  rate: { class: 'rate_limit', scope: 'group', charge: 'no' },
  ramp: { class: 'slow_down', scope: 'group', charge: 'no' },
  crowd: { class: 'concurrency_limit', scope: 'group', charge: 'no' },
  day: { class: 'daily_quota', scope: 'group', charge: 'no' },
  gone: { class: 'model_gone', scope: 'model', charge: 'no' },
  overloaded: { class: 'overloaded', scope: 'model', charge: 'no' },
  broken: { class: 'server_error', scope: 'provider', charge: 'possible' },
  /** A gateway gave up on what stands behind it, which may have done the work all the same. */
  lostBehind: { class: 'server_error', scope: 'provider', charge: 'possible', sent: 'unknown' },
  useless: { class: 'bad_output', scope: 'request', charge: 'yes' },
} as const satisfies Record<string, Rule['is']>
