import type { EarlierCall, Leave } from '../db/calls.ts'
import type { Failure } from '../providers/contract.ts'

const ours = { sent: 'no', charge: 'no', scope: 'request' } as const

export const stopped: Failure = {
  ...ours,
  class: 'cancelled',
  code: 'aborted',
  message: 'The step was stopped before the call was sent.',
}

/** A wait for a limit: it costs no try, and no slot. */
export const waitForPermit = (ms: number): Failure => ({
  ...ours,
  class: 'rate_limit',
  code: 'no_permit',
  message: 'The limit has no room yet.',
  retry_after_ms: Math.max(0, Math.ceil(ms)),
})

/** No key can serve: wait for one, or (`retry_ms` null) no longer. */
export const unserved = (code: string, message: string, retry_ms: number | null): Failure => ({
  ...ours,
  class: 'unserved',
  code,
  message,
  scope: 'provider',
  ...(retry_ms === null ? {} : { retry_after_ms: retry_ms }),
})

const bookBudgetLook_ms = 300_000
const heldLook_ms = 1_000

export function noLeave({ leave, ms, soon }: Leave): Failure {
  if (leave === 'paused') return waitForPermit(ms)
  if (leave === 'key lost') return waitForPermit(0)
  if (leave === 'lost') return { ...stopped, message: 'The step was cancelled or taken over.' }
  const day = leave === 'day budget'
  return {
    ...ours,
    class: 'budget',
    code: day ? 'day_budget_reached' : 'book_budget_reached',
    message: day
      ? "The day's budget would be exceeded; the step waits for the next day, or for a higher budget."
      : "The book's budget would be exceeded; the step waits until it is raised.",
    retry_after_ms: soon ? heldLook_ms : day ? ms : bookBudgetLook_ms,
  }
}

/** A refused prompt is never sent again as it is, not even by another worker. */
export const refusedBefore = (call: EarlierCall): Failure => ({
  ...ours,
  class: 'moderation_input',
  code: call.code ?? 'content_refused',
  message: 'The content was refused in an earlier attempt.',
  sent: 'no',
})
