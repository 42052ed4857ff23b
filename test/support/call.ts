import type { CallContext } from '../../src/providers/contract.ts'

/** A call of an unmetered model: no key, no job. */
export const aCall = (more: Partial<CallContext> = {}): CallContext => ({
  signal: new AbortController().signal,
  idempotency_key: 'k',
  attempt: 1,
  key: null,
  job: null,
  saveJob: async () => {},
  ...more,
})
