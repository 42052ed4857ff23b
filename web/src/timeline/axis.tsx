import { duration } from '../ops/numbers.ts'
import { words } from '../words.ts'
import { ticksOf, type Scale } from './scale.ts'

/** The head of the grid: what the columns are, and the time since the order, with how much was folded away. */
export function Axis({ scale }: { scale: Scale }) {
  const { step, state, time } = words.timeline.columns
  return (
    <div role="row" aria-rowindex={1} className="ops-timeline-axis">
      <span role="columnheader">{step}</span>
      <span role="columnheader">{state}</span>
      <div role="columnheader" aria-label={time} className="ops-timeline-ticks">
        {ticksOf(scale).map(({ at, after_ms }) => (
          <span key={after_ms} className="ops-timeline-tick" style={{ left: `${at * 100}%` }}>
            {tick(after_ms)}
          </span>
        ))}
        {scale.map(
          ({ folded, from, to, at, width }) =>
            folded && (
              <span
                key={from}
                className="ops-timeline-folded"
                style={{ left: `${(at + width / 2) * 100}%` }}
                title={words.timeline.foldedSpoken(duration((to - from) / 1_000))}
              >
                {words.timeline.folded(short(to - from))}
              </span>
            ),
        )}
      </div>
    </div>
  )
}

const two = (n: number) => String(n).padStart(2, '0')
/** As exact as the tick is: "40s", "3m", "3m30", "2h03", "2h03:30". */
function tick(ms: number): string {
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1_000) % 60]
  if (h > 0) return `${h}h${m || s ? two(m) : ''}${s ? `:${two(s)}` : ''}`
  return m > 0 ? `${m}m${s ? two(s) : ''}` : `${s}s`
}
/** "2h" for 2h00: a fold has no room to say it twice. */
const short = (ms: number) =>
  duration(ms / 1_000)
    .replaceAll(' ', '')
    .replace(/(?<=[mh])00$/, '')
