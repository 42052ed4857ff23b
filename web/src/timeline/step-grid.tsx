import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useKeys } from '../shell/shortcuts.ts'
import { words } from '../words.ts'
import { Axis } from './axis.tsx'
import { nextProblem, tellsOf, type Line } from './rows.ts'
import type { Scale } from './scale.ts'
import { StepRow } from './step-row.tsx'

/** So many are all there, and found by the browser; of more only those that are seen. */
const mostAtOnce = 200
const rowHeight = 53

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
  const [held, setHeld] = useState<{ id: string; grab: boolean }>({ id: '', grab: false })
  const at = Math.max(
    0,
    lines.findIndex(({ id }) => id === held.id),
  )
  const windowed = lines.length > mostAtOnce
  const go = (index: number) => {
    const line = lines[index]
    if (!line) return
    if (windowed) list.current?.scrollToIndex(index, { align: 'nearest' })
    setHeld({ id: line.id, grab: true })
  }
  const press = (key: string) => {
    const target = targetOf(key, { lines, at, opened, onToggle })
    if (target === null) return false
    go(target)
    return true
  }
  useKeys((key) => key === 'f' && (go(nextProblem(lines, held.id ? at : -1)), true))
  const pick = useMemo(
    () => (id: string) => setHeld((was) => (was.id === id ? was : { id, grab: false })),
    [],
  )
  const row = (line: Line, place: number) => (
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
  return (
    <div
      ref={frame}
      role="treegrid"
      aria-label={words.timeline.grid}
      aria-rowcount={lines.length + 1}
      className={windowed ? 'ops-timeline windowed' : 'ops-timeline'}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return
        if (press(event.key)) event.preventDefault()
      }}
    >
      <Axis scale={scale} />
      {windowed ? (
        <Virtualizer
          ref={list}
          scrollRef={frame}
          data={lines}
          itemSize={rowHeight}
          keepMounted={[at]}
          startMargin={36}
        >
          {row}
        </Virtualizer>
      ) : (
        lines.map(row)
      )}
    </div>
  )
}

/** Where a key leads; null: it is none of ours. Opening and closing stay where they are. */
function targetOf(
  key: string,
  { lines, at, opened, onToggle }: Pick<GridProps, 'lines' | 'opened' | 'onToggle'> & { at: number },
): number | null {
  const line = lines[at]
  if (!line) return null
  const isOpen = opened.has(line.id)
  const opens = line.span === null && tellsOf(line.step).length > 0
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, lines.length - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return lines.length - 1
    case 'Enter':
      if (opens) onToggle(line.id)
      return at
    case 'ArrowRight':
      if (opens && !isOpen) onToggle(line.id)
      return opens && isOpen ? at + 1 : at
    case 'ArrowLeft':
      if (isOpen) onToggle(line.id)
      return line.span ? lines.findIndex(({ id }) => id === line.step.id) : at
    default:
      return null
  }
}
