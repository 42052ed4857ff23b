import { useEffect, useState } from 'react'

/**
 * The service's clock, once a second while `runs`. `told`: what it said, in milliseconds; it goes on by this device's clock,
 * which may be set wrong but counts as fast.
 */
export function useNow(told: number, runs: boolean): number {
  const [passed, setPassed] = useState({ told, ms: 0 })
  useEffect(() => {
    if (!runs) return
    const start = performance.now()
    const timer = setInterval(() => setPassed({ told, ms: performance.now() - start }), 1_000)
    return () => clearInterval(timer)
  }, [told, runs])
  return passed.told === told ? told + passed.ms : told
}
