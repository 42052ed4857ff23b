import { useEffect, useMemo, useRef, type RefObject } from 'react'

/** Whether someone's hand is on a list: then nothing in it moves. */
export type Hand = {
  isOn(): boolean
  hover(on: boolean): void
  focus(on: boolean): void
  /** Reading further down than the top. */
  scroll(on: boolean): void
}

export function useHand(): Hand {
  const on = useRef({ hover: false, focus: false, scroll: false })
  return useMemo(
    () => ({
      isOn: () => on.current.hover || on.current.focus || on.current.scroll,
      hover: (now) => void (on.current.hover = now),
      focus: (now) => void (on.current.focus = now),
      scroll: (now) => void (on.current.scroll = now),
    }),
    [],
  )
}

/** Tells `hand` of pointer and focus within an element. */
export function useHandOn(place: RefObject<HTMLElement | null>, hand: Hand | undefined): void {
  useEffect(() => {
    const element = place.current
    if (!element || !hand) return
    const tells = {
      pointerenter: () => hand.hover(true),
      pointerleave: () => hand.hover(false),
      focusin: () => hand.focus(true),
      focusout: () => hand.focus(false),
    }
    for (const [name, tell] of Object.entries(tells)) element.addEventListener(name, tell)
    return () => {
      for (const [name, tell] of Object.entries(tells)) element.removeEventListener(name, tell)
    }
  }, [place, hand])
}
