import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

/** Money is told in three ways: 402, 400 for a limit the customer set, 429 without Retry-After for one that Anthropic set. */
export const anthropicRules: readonly Rule[] = (
  [
    {
      name: 'own spend limit',
      when: { status: [400, 403], message: /specified API usage limits/i },
      is: { ...kinds.money, code: 'usage_limit_reached' },
    },
    {
      name: 'credit',
      when: { status: [400, 403], message: /credit balance is too low/i },
      is: { ...kinds.money, code: 'credit_balance_too_low' },
    },
    { name: 'enforced spend limit', when: { code: 'enforced_spend_limit_reached' }, is: kinds.money },
    { name: 'billing', when: { code: 'billing_error' }, is: kinds.money },
    {
      name: 'organisation disabled',
      when: { message: /organization has been disabled/i },
      is: { ...kinds.forbidden, scope: 'group', code: 'organization_disabled' },
    },
    { name: 'acceleration', when: { status: 429, message: /acceleration/i }, is: kinds.ramp },
    { name: 'too many at once', when: { status: 429, message: /concurren/i }, is: kinds.crowd },
    { name: 'rate limit', when: { code: 'rate_limit_error' }, is: kinds.rate },
    { name: 'overloaded', when: { code: 'overloaded_error' }, is: kinds.overloaded },
    { name: 'timeout', when: { code: 'timeout_error' }, is: kinds.lostBehind },
    { name: 'api error', when: { code: 'api_error' }, is: kinds.broken },
    { name: 'wrong key', when: { code: 'authentication_error' }, is: kinds.key },
    { name: 'not allowed', when: { code: 'permission_error' }, is: kinds.forbidden },
    { name: 'no such model', when: { code: 'not_found_error' }, is: kinds.gone },
  ] satisfies Rule[]
).map((rule) => ({ ...rule, provider: 'anthropic' }))
