import { useState } from 'react'

/**
 * What was seen when the selection was last changed: it stands still while news comes, so that what is said of a selection and what
 * is done with it are the same.
 */
export function useSeen<Seen>(ids: ReadonlySet<string>, now: Seen): Seen {
  const [held, hold] = useState({ ids, seen: now })
  if (held.ids !== ids) hold({ ids, seen: now })
  return ids.size > 0 && held.ids === ids ? held.seen : now
}
