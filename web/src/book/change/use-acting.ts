import { useState } from 'react'

export type Acting = {
  busy: boolean
  refused: unknown
  /** Runs one call at a time; a second press meanwhile is not heard. True: it was done. */
  act(call: () => Promise<void>): Promise<boolean>
}

/** A call that somebody pressed for: that it runs, and how it was refused. */
export function useActing(): Acting {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const act = async (call: () => Promise<void>) => {
    if (busy) return false
    setBusy(true)
    setRefused(null)
    try {
      await call()
      return true
    } catch (error) {
      setRefused(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, act }
}
