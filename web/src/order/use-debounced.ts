import { useEffect, useState } from 'react'

/** The value as it was when it had been the same for so long; `same` tells by its text whether it is. */
export function useDebounced<T>(value: T, after_ms: number): T {
  const [held, setHeld] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setHeld(JSON.parse(text) as T), after_ms)
    return () => clearTimeout(timer)
  }, [text, after_ms])
  return held
}
