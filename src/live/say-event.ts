import { currentStep } from '../book/states.ts'
import type { StoredEvent } from '../db/read-events.ts'

/** What an event says to whoever watches: always the version, revision, status, percent, current step and time. */
export function sayEvent({ book_id, version, data, at }: StoredEvent) {
  return {
    book_id,
    version,
    ...data,
    current_step: currentStep[data.status],
    at: new Date(at).toISOString(),
  }
}

/** Encodes an event when it is first asked for, and once, however many hear it. */
export function encodedOnce<T extends object | string>(
  encode: (event: StoredEvent) => T,
): (event: StoredEvent) => T {
  const known = new WeakMap<StoredEvent, T>()
  return (event) => {
    const found = known.get(event) ?? encode(event)
    known.set(event, found)
    return found
  }
}

/** Whether a watcher who has seen a version can be given exactly what follows. */
export const follows = (after: number, { version, oldest }: { version: number; oldest: number }): boolean =>
  after >= oldest - 1 && after <= version
