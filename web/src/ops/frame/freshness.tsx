import { words } from '../../words.ts'
import { useNow } from '../list/list-news.tsx'
import { useLive } from '../live/live.ts'
import { ago, clock } from '../numbers.ts'
import { hold, useHeld } from './held.ts'
import { useStaleness } from './use-staleness.ts'

/** How old the numbers are, and the button that holds them still. */
export function Freshness() {
  const { overview, at } = useLive()
  const now = useNow()
  const held = useHeld()
  const staleness = useStaleness()
  return (
    <div className="ops-fresh">
      <span className={`ops-fresh-text ${held ? 'held' : staleness}`}>{text(now - at)}</span>
      <button className="button" aria-pressed={held} onClick={() => hold(!held)}>
        {held ? words.ops.goOn : words.ops.hold}
      </button>
    </div>
  )

  function text(age_ms: number): string {
    if (at === 0) return words.ops.connecting
    if (held) return words.ops.heldAt(clock(overview?.at ?? at, true))
    const age = ago(age_ms / 1000)
    return staleness === 'good' ? words.ops.list.ago(age) : words.ops.list.stale(age)
  }
}
