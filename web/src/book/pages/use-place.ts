import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { turnPage } from '../turn/turn-page.ts'
import { placeOf, sidesOf, spreadAt, spreadsOf } from './spreads.ts'

const wide = matchMedia('(min-width: 900px) and (orientation: landscape)')
const followWide = (changed: () => void) => {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}

/** Whether two pages fit beside each other. */
export const useWide = (): boolean => useSyncExternalStore(followWide, () => wide.matches)

/** Where the book is open, and how it is turned. The place is kept when one page becomes two or two one. */
export function usePlace(pages: number, two: boolean, dedicated: boolean) {
  const sides = useMemo(() => sidesOf(pages), [pages])
  const spreads = useMemo(() => spreadsOf(pages, two, dedicated), [pages, two, dedicated])
  const [place, setPlace] = useState(0)
  const stage = useRef<HTMLDivElement>(null)
  const at = spreadAt(spreads, place)
  // Several presses may come before the next drawing: each goes on from where the one before it led.
  const led = useRef(at)
  useLayoutEffect(() => {
    led.current = at
  }, [at])

  const turnTo = useCallback(
    (spread: number) => {
      const to = Math.min(Math.max(spread, 0), spreads.length - 1)
      const from = led.current
      if (to === from) return
      led.current = to
      const change = () => flushSync(() => setPlace(spreads[to]?.[0] ?? 0))
      if (stage.current) turnPage(stage.current, to > from ? 'forward' : 'back', change)
      else change()
    },
    [spreads],
  )
  const turnBy = useCallback((by: 1 | -1) => turnTo(led.current + by), [turnTo])
  const goToPage = useCallback((page: number) => turnTo(spreadAt(spreads, placeOf(page))), [turnTo, spreads])

  const shown = useMemo(() => (spreads[at] ?? []).flatMap((one) => sides[one] ?? []), [spreads, at, sides])
  return { sides, spreads, at, shown, last: spreads.length - 1, stage, turnTo, turnBy, goToPage }
}
export type BookPlace = ReturnType<typeof usePlace>
