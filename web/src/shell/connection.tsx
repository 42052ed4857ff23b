import { useSyncExternalStore } from 'react'
import { words } from '../words.ts'

const follow = (changed: () => void) => {
  for (const name of ['online', 'offline']) addEventListener(name, changed)
  return () => {
    for (const name of ['online', 'offline']) removeEventListener(name, changed)
  }
}

export const useOnline = (): boolean => useSyncExternalStore(follow, () => navigator.onLine)

export function OfflineStrip() {
  return useOnline() ? null : <p className="strip">{words.shell.offline}</p>
}
