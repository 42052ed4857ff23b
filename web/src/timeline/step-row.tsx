import { memo, useLayoutEffect, useRef } from 'react'
import { usd as dollars } from '../ops/numbers.ts'
import { Bars } from './bars.tsx'
import { isProblem, tellsOf, type Line } from './rows.ts'
import { callOf, nameOf, noteOf, notesOf, sentenceOf, stateOf } from './says.ts'
import type { Scale } from './scale.ts'

export type RowProps = {
  line: Line
  scale: Scale
  /** Only of a line that still grows: others are drawn once. */
  now: number
  place: number
  opened: boolean
  /** It is where Tab comes in; `grab`: focus comes to it now. */
  current: boolean
  grab: boolean
  onPick: (id: string) => void
  onToggle: (id: string) => void
}

/** One line of the grid. Its name is the whole sentence, so that a screen reader needs no cell of it. */
export const StepRow = memo(function StepRow(props: RowProps) {
  const { line, current, grab, place, opened, onPick, onToggle, now } = props
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (grab) row.current?.focus()
  }, [grab])
  const { step, span } = line
  const notes = span ? '' : notesOf(step, now)
  const opens = span === null && tellsOf(step).length > 0
  const kind = span ? 'ops-timeline-row told' : `ops-timeline-row${isProblem(step) ? ' problem' : ''}`
  return (
    // Its keys are the grid's.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={row}
      role="row"
      aria-rowindex={place + 2}
      aria-level={span ? 2 : 1}
      aria-expanded={opens ? opened : undefined}
      aria-label={span ? noteOf(span, now) : sentenceOf(step, notes)}
      tabIndex={current ? 0 : -1}
      className={kind}
      onFocus={() => onPick(line.id)}
      onClick={() => opens && onToggle(line.id)}
    >
      {span ? <ToldCells {...props} /> : <StepCells {...props} opens={opens} notes={notes} />}
    </div>
  )
})

type StepProps = RowProps & { opens: boolean; notes: string }

function StepCells({ line: { step }, scale, now, opened, opens, notes }: StepProps) {
  return (
    <>
      <span role="gridcell" className="ops-timeline-name">
        <span aria-hidden="true" className={`ops-timeline-arrow${opened ? ' open' : ''}`}>
          {opens ? '›' : ''}
        </span>
        {nameOf(step)}
      </span>
      <span role="gridcell" className={`ops-timeline-state ${step.state}`}>
        {stateOf(step)}
      </span>
      <div role="gridcell" className="ops-timeline-time">
        <Bars spans={step.spans} scale={scale} now={now} />
        {notes && <p className="ops-timeline-notes">{notes}</p>}
      </div>
    </>
  )
}

/** A try or a wait with all that is known of it: who worked on it, what was called, what came back. */
function ToldCells({ line: { span }, now }: RowProps) {
  if (!span) return null
  const paid = span.calls.reduce((sum, call) => sum + (call.usd ?? 0), 0)
  return (
    <>
      <span role="gridcell" className="ops-timeline-name muted">
        {span.worker}
      </span>
      <span role="gridcell" className="ops-timeline-state muted">
        {paid > 0 && dollars(paid)}
      </span>
      <div role="gridcell" className="ops-timeline-told">
        <p>{noteOf(span, now)}</p>
        {span.message && <p className="ops-timeline-message">{span.message}</p>}
        {span.calls.map((call, n) => (
          <p key={n} className="muted">
            {callOf(call, now)}
          </p>
        ))}
      </div>
    </>
  )
}
