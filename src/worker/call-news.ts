import type { Permit } from '../book/limit.ts'
import type { News } from '../limits/news.ts'
import type { ModelKind } from '../limits/settings.ts'
import type { Answer, Failure, FailureClass } from '../providers/contract.ts'

const tooFast: FailureClass[] = ['rate_limit', 'slow_down', 'concurrency_limit', 'daily_quota']
const cannotServe: FailureClass[] = ['auth', 'permission', 'quota_exhausted', 'model_gone']

/** What a call tells of its limit group, its key and its model. */
export function newsOf(answer: Answer<unknown>, kind: ModelKind, permit: Permit): News {
  const failure = answer.ok ? null : answer.failure
  return {
    group: permit.group,
    model: permit.model,
    kind,
    key_ref: permit.key_ref,
    outcome: outcomeOf(failure),
    limits: answer.news?.limits ?? [],
    pause_ms: failure?.retry_after_ms ?? answer.news?.pause_ms,
    code: failure?.code ?? 'ok',
    message: failure?.message ?? '',
    lost: failure && cannotServe.includes(failure.class) ? lostBy(failure) : null,
    state: failure?.class === 'quota_exhausted' ? 'exhausted' : 'revoked',
  }
}

function outcomeOf(failure: Failure | null): News['outcome'] {
  if (!failure) return 'served'
  if (tooFast.includes(failure.class)) return 'refused'
  return failure.class === 'overloaded' ? 'overloaded' : 'other'
}

function lostBy({ scope }: Failure): News['lost'] {
  if (scope === 'model') return 'model'
  return scope === 'group' || scope === 'provider' ? 'group' : 'key'
}

/** Tokens the provider counted, to correct what was reserved; null if it did not say. */
export function tokensOf(answer: Answer<unknown>): number | null {
  const units = answer.ok ? answer.usage.units : answer.failure.usage?.units
  if (units?.['input_tokens'] === undefined && units?.['output_tokens'] === undefined) return null
  return (units['input_tokens'] ?? 0) + (units['output_tokens'] ?? 0)
}
