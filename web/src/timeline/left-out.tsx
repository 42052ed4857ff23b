import { count, duration, usd } from '../ops/numbers.ts'
import { words } from '../words.ts'
import type { Timeline } from './told.ts'

const say = words.timeline

/** Of a book with too many steps to list: what the others came to, by kind and state. */
export function LeftOut({ told: { left_out, total_steps, summary } }: { told: Timeline }) {
  return (
    <details className="ops-timeline-left-out card">
      <summary>{say.leftOut(count(left_out, Infinity), count(total_steps, Infinity))}</summary>
      <ul>
        {summary.map((one) => (
          <li key={`${one.kind} ${one.state}`}>
            <strong>{say.kinds[one.kind] ?? one.kind}</strong>
            <span>{say.states[one.state] ?? one.state}</span>
            <span>{count(one.steps, Infinity)}</span>
            <span className="muted">{say.spokenWaited(duration(one.waited_s), '')}</span>
            <span className="muted">{say.spokenWorked(duration(one.worked_s))}</span>
            <span className="muted">{usd(one.usd)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
