import { useEffect } from 'react'

/** Keeps the screen on while `wanted`, where the browser can. A tab that was left and seen again asks anew. */
export function useStayAwake(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      // Refused on a low battery: then the screen goes off as always.
      const got = await navigator.wakeLock.request('screen').catch(() => null)
      if (over) await got?.release()
      else lock = got
    }
    void ask()
    return () => {
      over = true
      void lock?.release()
    }
  }, [wanted])
}
