import { useSyncExternalStore } from 'react'

const follow = (changed: () => void) => {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}

/** The whole page goes: menus and dialogs are in it. */
export function useFullScreen(): { can: boolean; on: boolean; toggle: () => void } {
  const on = useSyncExternalStore(follow, () => document.fullscreenElement !== null)
  return {
    can: document.fullscreenEnabled,
    on,
    toggle: () => void (on ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
  }
}
