import { useState } from 'react'

/** The time as of which a selection was seen: it stands still from the first choice until nothing is chosen any more. */
export function useSeen(ids: ReadonlySet<string>, as_of: string): string {
  const [frozen, freeze] = useState('')
  const chosen = ids.size > 0
  if (chosen && frozen === '' && as_of) freeze(as_of)
  if (!chosen && frozen !== '') freeze('')
  return chosen && frozen !== '' ? frozen : as_of
}
