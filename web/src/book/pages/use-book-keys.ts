import { useCallback } from 'react'
import { useKeys } from '../../shell/shortcuts.ts'

/** Whether a key turns the pages, and to where; arrows follow the way the language runs. */
export function turnOf(key: string, shift: boolean, rtl: boolean): 'next' | 'back' | 'first' | 'last' | null {
  switch (key) {
    case 'ArrowRight':
      return rtl ? 'back' : 'next'
    case 'ArrowLeft':
      return rtl ? 'next' : 'back'
    case 'PageDown':
      return 'next'
    case 'PageUp':
      return 'back'
    case ' ':
      return shift ? 'back' : 'next'
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    default:
      return null
  }
}

type Acts = {
  rtl: boolean
  turnBy: (by: 1 | -1) => void
  turnTo: (spread: number) => void
  last: number
  listen: () => void
  /** Whether there was anything to stop or close. */
  escape: () => boolean
  /** As one long page, the keys scroll as they always do. */
  turns: boolean
}

export function useBookKeys({ rtl, turnBy, turnTo, last, listen, escape, turns }: Acts): void {
  const press = useCallback(
    (key: string, event: KeyboardEvent) => {
      if (key === 'Escape') return escape()
      if (key.toLowerCase() === 'l') return (listen(), true)
      const pressed = event.target as Element
      // Space presses buttons; keys within an open list or menu are its own.
      if (key === ' ' && pressed.closest('button, a, summary, [role=button]')) return false
      if (pressed.closest('[popover]')) return false
      const turn = turns ? turnOf(key, event.shiftKey, rtl) : null
      if (turn === 'next') turnBy(1)
      else if (turn === 'back') turnBy(-1)
      else if (turn === 'first') turnTo(0)
      else if (turn === 'last') turnTo(last)
      return turn !== null
    },
    [rtl, turnBy, turnTo, last, listen, escape, turns],
  )
  useKeys(press)
}
