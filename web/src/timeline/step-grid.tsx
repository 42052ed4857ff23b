import { useRef, type KeyboardEvent } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { words } from '../words.ts'
import { Axis } from './axis.tsx'
import { useGridKeys } from './grid-keys.ts'
import type { Line } from './rows.ts'
import type { Scale } from './scale.ts'
import { StepRow } from './step-row.tsx'

/** So many are all there, and found by the browser; of more only those that are seen. */
const mostAtOnce = 200
const rowHeight = 57
const axisHeight = 36

export type GridProps = {
  lines: readonly Line[]
  scale: Scale
  now: number
  opened: ReadonlySet<string>
  onToggle: (id: string) => void
}

const grows = ({ step, span }: Line) => (span ? span.to === null : step.spans.some((one) => one.to === null))

/** The steps as a treegrid: one line has focus, arrows go through the lines and open them. */
export function StepGrid({ lines, scale, now, opened, onToggle }: GridProps) {
  const frame = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const { at, held, pick, press } = useGridKeys({ lines, opened, onToggle, list })
  const windowed = lines.length > mostAtOnce
  const rowOf = (line: Line, place: number) => (
    <StepRow
      key={line.id}
      line={line}
      scale={scale}
      now={grows(line) ? now : 0}
      place={place}
      opened={opened.has(line.id)}
      current={place === at}
      grab={held.grab && line.id === held.id}
      onPick={pick}
      onToggle={onToggle}
    />
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey && press(event.key)) event.preventDefault()
  }
  const kept = { ref: list, scrollRef: frame, keepMounted: [at], startMargin: axisHeight }
  return (
    // The lines have the focus, one at a time.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={frame}
      role="treegrid"
      aria-label={words.timeline.grid}
      aria-rowcount={lines.length + 1}
      className={windowed ? 'ops-timeline windowed' : 'ops-timeline'}
      onKeyDown={onKeyDown}
    >
      <Axis scale={scale} />
      {windowed ? (
        <Virtualizer {...kept} data={lines} itemSize={rowHeight}>
          {rowOf}
        </Virtualizer>
      ) : (
        lines.map(rowOf)
      )}
    </div>
  )
}
