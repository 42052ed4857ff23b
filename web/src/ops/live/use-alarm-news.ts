import { useEffect, useRef } from 'react'
import { alarm, announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import type { Overview } from './overview-data.ts'

/** Says what begins to be wrong, and what is over, to who listens. What was so when the page opened is read there. */
export function useAlarmNews(overview: Overview | null): void {
  const known = useRef<Map<string, string> | null>(null)
  useEffect(() => {
    if (!overview) return
    const now = new Map(overview.alerts.map(({ id, says }) => [id, says]))
    const before = known.current
    known.current = now
    if (!before) return
    for (const [id, says] of now) if (!before.has(id)) alarm(says)
    for (const [id, says] of before) if (!now.has(id)) announce(words.ops.over(says))
  }, [overview])
}
