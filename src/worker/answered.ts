import type { EarlierCall } from '../db/calls.ts'
import type { Purpose } from '../pipeline/contract.ts'
import type { Answer, Job } from '../providers/contract.ts'
import { refusedBefore } from './refusals.ts'

/** What a call asks: the same hash for the same purpose is the very same question. */
type Question<T> = { purpose: Purpose; hash: string; read: ((kept: unknown) => T | null) | null }

/** The job that an earlier call submitted and may have paid. */
export type Found = { job: Job; from: EarlierCall }

/** An answer, or a refusal, that an earlier attempt got to the very same question. */
export function answered<T>(
  earlier: readonly EarlierCall[],
  { purpose, hash, read }: Question<T>,
): Answer<T> | null {
  for (const one of earlier) {
    if (one.purpose !== purpose || one.request_hash !== hash) continue
    if (one.class === 'moderation_input') return { ok: false, failure: refusedBefore(one) }
    const value = one.answer === null || !read ? null : read(one.answer)
    if (value !== null) return { ok: true, value, usage: { usd: 0, units: {} } }
  }
  return null
}

/** Attempts that ended with an answer of no use; a repair that was of none did not end its attempt. */
export const badOutputs = (earlier: readonly EarlierCall[]): number =>
  new Set(
    earlier.filter((one) => one.class === 'bad_output' && one.purpose !== 'repair').map((one) => one.token),
  ).size

/** A job that can still be polled, with a key we hold: polling costs nothing, submitting again does. */
export function jobOf(
  earlier: readonly EarlierCall[],
  { purpose, hash, model }: { purpose: Purpose; hash: string; model: { id: string } },
  holds: (key_ref: string) => boolean,
): Found | null {
  const from = earlier.find(
    (one) =>
      one.purpose === purpose &&
      one.request_hash === hash &&
      one.model === model.id &&
      one.job !== null &&
      !isOver(one.class, one.code) &&
      holds(one.key_ref ?? ''),
  )
  return from ? { job: from.job as Job, from } : null
}

const ends = [
  'auth',
  'permission',
  'moderation_input',
  'moderation_output',
  'invalid_request',
  'bad_output',
  'model_gone',
  'unknown',
]

/** Whether a job has come to its end without a result; any other failure was one of asking for it. */
export const isOver = (kind: string | null, code: string | null): boolean =>
  code === 'job_lost' || ends.includes(kind ?? '')

/** Calls that may have been paid and were lost. Work that no model was asked for costs nothing to do again. */
export const lostCalls = (earlier: readonly EarlierCall[]): number =>
  earlier.filter((one) => one.state === 'unknown' && one.model !== null).length

/** Attempts that may have left a finished result on the disk. */
export const tokensOf = (earlier: readonly EarlierCall[]): string[] =>
  earlier
    .filter((one) => one.purpose === 'main' && (one.state === 'unknown' || one.state === 'orphaned'))
    .map((one) => one.token)

/** Asking for a job that is there costs nothing, however often its outcome was lost. */
export const mayAskAgain = (earlier: readonly EarlierCall[], most: number): boolean =>
  lostCalls(earlier) <= most || earlier.some((one) => one.job !== null && !isOver(one.class, one.code))
