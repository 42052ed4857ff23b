import { useEffect, type RefObject } from 'react'
import { meaningOf } from './swipe.ts'

const ownControls = 'button, a, input, summary, [role=slider]'

/**
 * One finger on the stage turns pages and shows or hides the controls. Two fingers, a pinched page, a scroll and a selection of
 * words never do.
 */
export function useTouch(
  stage: RefObject<HTMLElement | null>,
  {
    rtl,
    turnBy,
    onMiddle,
    on,
  }: { rtl: boolean; turnBy: (by: 1 | -1) => void; onMiddle: () => void; on: boolean },
): void {
  useEffect(() => {
    const element = stage.current
    if (!element || !on) return
    let down: PointerEvent | null = null
    const fingers = new Set<number>()
    const press = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return
      fingers.add(event.pointerId)
      const own = (event.target as Element).closest(ownControls)
      down = fingers.size === 1 && !own && !isPinched() ? event : null
    }
    const lift = (event: PointerEvent) => {
      fingers.delete(event.pointerId)
      const from = down
      down = null
      if (!from || from.pointerId !== event.pointerId || hasSelection()) return
      const { left, width } = element.getBoundingClientRect()
      const meaning = meaningOf({
        dx: event.clientX - from.clientX,
        dy: event.clientY - from.clientY,
        ms: event.timeStamp - from.timeStamp,
        x: from.clientX - left,
        width,
      })
      if (meaning === 'controls') onMiddle()
      else if (meaning !== null) turnBy((meaning === 'left') === rtl ? -1 : 1)
    }
    const lose = (event: PointerEvent) => {
      fingers.delete(event.pointerId)
      down = null
    }
    element.addEventListener('pointerdown', press)
    addEventListener('pointerup', lift)
    addEventListener('pointercancel', lose)
    return () => {
      element.removeEventListener('pointerdown', press)
      removeEventListener('pointerup', lift)
      removeEventListener('pointercancel', lose)
    }
  }, [stage, rtl, turnBy, onMiddle, on])
}

const isPinched = (): boolean => (window.visualViewport?.scale ?? 1) > 1.01
const hasSelection = (): boolean => !(getSelection()?.isCollapsed ?? true)
