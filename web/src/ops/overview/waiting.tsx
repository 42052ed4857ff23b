import { Link } from 'wouter'
import { words } from '../../words.ts'
import type { Overview } from '../live/overview-data.ts'
import { count } from '../numbers.ts'

/** What keeps steps from going on, most first as they come, each bar of the longest; each leads to its steps. */
export function Waiting({ waiting }: { waiting: Overview['waiting'] }) {
  const most = Math.max(...waiting.map(({ steps }) => steps), 1)
  return (
    <section className="ops-waiting" aria-labelledby="ops-waiting">
      <h2 id="ops-waiting">{words.ops.overview.waiting}</h2>
      <ul>
        {waiting.map(({ reason, steps }) => (
          <li key={reason} className={steps === 0 ? 'none' : undefined}>
            <Link href={`/ops/steps?reason=${reason}`}>
              <span>{words.ops.overview.reasons[reason]}</span>
              <b>{count(steps)}</b>
              <span className="ops-meter" aria-hidden="true">
                <span style={{ width: `${(100 * steps) / most}%` }} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
