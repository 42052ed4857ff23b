import { useEffect, useState, type RefObject } from 'react'
import type { Hand } from './hand.ts'
import { sliceInSight } from './window.ts'

/** A row by its place, or the gap before it. */
type Drawn = { row: number } | { row?: undefined; before: number; height_px: number }

/** Which rows of a table are drawn as its frame scrolls. */
export function useSlice(frame: RefObject<HTMLElement | null>, rows: number, hand: Hand | undefined) {
  const [sight, look] = useState({ scrolled_px: 0, height_px: 900, row_px: 36 })
  const measure = () => {
    const element = frame.current
    if (!element) return
    const row_px = element.querySelector('tbody tr[data-row]')?.clientHeight ?? 36
    hand?.scroll(element.scrollTop > row_px)
    // Rounded to rows: scrolling within one draws nothing anew.
    const scrolled_px = Math.floor(element.scrollTop / row_px) * row_px
    const height_px = element.clientHeight
    look((before) =>
      before.scrolled_px === scrolled_px && before.height_px === height_px && before.row_px === row_px
        ? before
        : { scrolled_px, height_px, row_px },
    )
  }
  useEffect(() => {
    if (!frame.current) return
    const observer = new ResizeObserver(measure)
    observer.observe(frame.current)
    return () => observer.disconnect()
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [frame])
  const { from, to } = sliceInSight(rows, sight.row_px, sight.scrolled_px, sight.height_px)
  return {
    onScroll: measure,
    /** The rows in sight, the row that has the focus wherever it is, and gaps of the height of all others. */
    drawn: (current: number): Drawn[] => {
      const shown = Array.from({ length: to - from }, (_, index) => from + index)
      if (current >= 0 && current < rows && (current < from || current >= to)) shown.push(current)
      const drawn: Drawn[] = []
      let next = 0
      for (const row of [...shown.sort((a, b) => a - b), rows]) {
        if (row > next) drawn.push({ before: row, height_px: (row - next) * sight.row_px })
        if (row < rows) drawn.push({ row })
        next = row + 1
      }
      return drawn
    },
    /** Brings a row into sight. */
    show: (row: number) => {
      const element = frame.current
      if (!element || rows === 0) return
      const top = row * sight.row_px
      const head = element.querySelector('thead')?.clientHeight ?? 0
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + sight.row_px + head > element.scrollTop + element.clientHeight)
        element.scrollTop = top + sight.row_px + head - element.clientHeight
    },
  }
}
