import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useKeys } from '../../shell/shortcuts.ts'
import { focusedRow, focusRow } from './focus-row.ts'
import type { Selection } from './selection.ts'

/** j and k go from row to row, x chooses one, Shift+X all from the last; Enter is the focused control's own. Answers the row. */
export function useRowKeys(
  frame: RefObject<HTMLElement | null>,
  order: readonly string[],
  selection: Selection | undefined,
  show: (row: number) => void,
): number {
  const [current, setCurrent] = useState('')
  const wanted = useRef('')
  const press = (key: string): boolean => {
    const id = focusedRow(frame.current) ?? current
    if (key === 'x' || key === 'X') {
      if (!selection || !order.includes(id)) return false
      if (key === 'x') selection.toggle(id)
      else selection.range(id, order)
      return true
    }
    if (key !== 'j' && key !== 'k') return false
    const to = Math.min(Math.max(order.indexOf(id) + (key === 'j' ? 1 : -1), 0), order.length - 1)
    wanted.current = order[to] ?? ''
    show(to)
    setCurrent(wanted.current)
    focusRow(frame.current, wanted.current)
    return true
  }
  // A row that was out of sight is there only after the next drawing.
  useEffect(() => {
    if (wanted.current && focusedRow(frame.current) !== wanted.current)
      focusRow(frame.current, wanted.current)
    wanted.current = ''
  })
  const latest = useRef(press)
  useEffect(() => void (latest.current = press))
  useKeys(useCallback((key) => latest.current(key), []))
  return order.indexOf(current)
}
