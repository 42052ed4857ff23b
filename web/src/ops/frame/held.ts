import { useSyncExternalStore } from 'react'

let held = false
const told = new Set<() => void>()

/** Whether the operator holds all numbers still (the key h). */
export const isHeld = (): boolean => held

export function hold(wanted: boolean): void {
  held = wanted
  for (const tell of told) tell()
}

export const followHeld = (changed: () => void): (() => void) => {
  told.add(changed)
  return () => void told.delete(changed)
}

export const useHeld = (): boolean => useSyncExternalStore(followHeld, isHeld)
