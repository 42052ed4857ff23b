import { useCallback, useEffect, useRef } from 'react'

/** Whether the component still stands, for what comes back later. */
export function useMounted(): () => boolean {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  return useCallback(() => here.current, [])
}
