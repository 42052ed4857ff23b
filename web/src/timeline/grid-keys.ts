import { useCallback, useState, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { useKeys } from '../shell/shortcuts.ts'
import { nextProblem, tellsOf, type Line } from './rows.ts'

type Lines = {
  lines: readonly Line[]
  opened: ReadonlySet<string>
  onToggle: (id: string) => void
  /** The window on the lines, if not all of them are there. */
  list: RefObject<VirtualizerHandle | null>
}

/** Which line has the focus, and where keys lead from it. `grab`: it comes there by a key, and the line takes it itself. */
export function useGridKeys({ lines, opened, onToggle, list }: Lines) {
  const [held, setHeld] = useState<{ id: string; grab: boolean }>({ id: '', grab: false })
  const at = Math.max(
    0,
    lines.findIndex(({ id }) => id === held.id),
  )
  const go = (index: number) => {
    const line = lines[index]
    if (!line) return
    list.current?.scrollToIndex(index, { align: 'nearest' })
    setHeld({ id: line.id, grab: true })
  }
  useKeys((key) => {
    if (key !== 'f') return false
    go(nextProblem(lines, held.id ? at : -1))
    return true
  })
  return {
    at,
    held,
    pick: useCallback((id: string) => setHeld((was) => (was.id === id ? was : { id, grab: false })), []),
    press: (key: string): boolean => {
      const target = targetOf(key, { lines, opened, onToggle }, at)
      if (target !== null) go(target)
      return target !== null
    },
  }
}

/** Where a key leads; null: it is none of ours. Opening and closing stay where they are. */
function targetOf(key: string, { lines, opened, onToggle }: Omit<Lines, 'list'>, at: number): number | null {
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
