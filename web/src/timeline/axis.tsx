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

const tick = (ms: number) => (ms % 60_000 === 0 && ms > 0 && ms < 3_600_000 ? `${ms / 60_000}m` : short(ms))
/** "2h" for 2h00: what a tick has no room to say twice. */
const short = (ms: number) =>
  duration(ms / 1_000)
    .replace(' ', '')
    .replace(/(?<=[mh])00$|(?<=d)00h$/, '')
