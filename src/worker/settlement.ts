import type { Settlement } from '../book/step.ts'
import type { Answer, Failure } from '../providers/contract.ts'

/** What the ledger says of a call that failed. What it may have cost is never forgotten. */
export const settlement = (failure: Failure, because: string, model: string | null = null): Settlement => ({
  state: failure.sent === 'no' ? 'not_sent' : failure.sent === 'unknown' ? 'unknown' : 'failed',
  model,
  class: failure.class,
  code: failure.code,
  because,
  charge: failure.charge,
  usd: failure.usage?.usd,
  units: failure.usage?.units,
  request_id: failure.request_id ?? failure.usage?.request_id,
})

/** What the ledger says of a paid call. `polled`: it asked for the job of an earlier call, which is the one that paid. */
export function settlementOf(answer: Answer<unknown>, polled: boolean, model: string): Settlement {
  if (polled) return { state: 'not_sent', model, because: 'the job of an earlier attempt was polled' }
  if (!answer.ok) return settlement(answer.failure, answer.failure.message, model)
  const { usd, units, request_id } = answer.usage
  return { state: 'ok', model, usd, units, request_id, charge: 'yes' }
}

/** What the ledger says of a call that was sent and not answered yet. */
export const unanswered = (model: string): Settlement => ({
  state: 'unknown',
  model,
  charge: 'possible',
  because: 'it was sent, and not waited for',
})
