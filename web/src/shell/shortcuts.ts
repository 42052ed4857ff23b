import { useEffect } from 'react'

const place = 'storymill.shortcuts'
let on = read()

export const areShortcutsOn = (): boolean => on

export function turnShortcuts(wanted: boolean): void {
  on = wanted
  try {
    localStorage.setItem(place, wanted ? 'on' : 'off')
  } catch {
    // Kept for this visit only.
  }
}

/**
 * Calls `press` for keys pressed outside fields and dialogs' fields, with no Ctrl, Alt or Meta. `press` answers whether the key
 * was its own. Keys that are a single letter can be switched off in the settings (WCAG 2.1.4).
 */
export function useKeys(press: (key: string, event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if ((event.target as Element).closest('input, select, textarea, [contenteditable], dialog')) return
      if (event.key.length === 1 && event.key !== ' ' && !on) return
      if (press(event.key, event)) event.preventDefault()
    }
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [press])
}

function read(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    return true
  }
}
