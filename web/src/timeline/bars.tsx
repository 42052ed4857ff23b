import { words } from '../words.ts'
import { placeOf, type Scale } from './scale.ts'
import type { Span } from './told.ts'

export type Look = keyof typeof words.timeline.bars

/** How a span is drawn: never by its colour alone, but also by pattern, height and the mark at its end. */
export function lookOf({ what, reason, outcome }: Span): Look | null {
  if (what === 'blocked') return null
  if (what === 'queued') return 'queued'
  if (what === 'wait') return reason === 'backoff' ? 'backoff' : 'wait'
  if (outcome === 'ok') return 'done'
  // What was given back ends without a mark.
  return outcome === null ? 'running' : 'failed'
}

/** The mark at the end of a try; a final one is heavier than one that was tried again. */
export const markOf = ({ outcome }: Span): string | null =>
  outcome === null ? null : { ok: '✓', failed: '✕', final: '✖' }[outcome]

const share = (part: number) => `${(part * 100).toFixed(3)}%`

/** A step's spans on the scale. `now`: how far those reach that go on. What they say is in the row's words. */
export function Bars({ spans, scale, now }: { spans: readonly Span[]; scale: Scale; now: number }) {
  return (
    <div className="ops-timeline-bars" aria-hidden="true">
      {scale.map(
        ({ folded, at, width, from }) =>
          folded && (
            <div key={from} className="ops-timeline-fold" style={{ left: share(at), width: share(width) }} />
          ),
      )}
      {spans.map((span, n) => {
        const look = lookOf(span)
        const start = placeOf(scale, Date.parse(span.from))
        const end = placeOf(scale, span.to ? Date.parse(span.to) : now)
        const mark = markOf(span)
        return (
          look && (
            <div
              key={n}
              className={`ops-timeline-bar ${look}`}
              style={{ left: share(start), width: share(Math.max(0, end - start)) }}
            >
              {mark && <span className={`ops-timeline-mark ${span.outcome}`}>{mark}</span>}
            </div>
          )
        )
      })}
    </div>
  )
}

/** What the bars mean, in words. */
export function Legend() {
  return (
    <ul className="ops-timeline-legend" aria-label={words.timeline.legend}>
      {(Object.keys(words.timeline.bars) as Look[]).map((look) => (
        <li key={look}>
          <span className={`ops-timeline-bar ${look}`} aria-hidden="true">
            {look === 'done' && <span className="ops-timeline-mark ok">✓</span>}
            {look === 'failed' && <span className="ops-timeline-mark failed">✕</span>}
          </span>
          {words.timeline.bars[look]}
        </li>
      ))}
    </ul>
  )
}
