/** A true sliding window: what was counted within the last `length_ms`, no buckets and no edges. */
export type Window = {
  add(now: number, amount: number): void
  used(now: number): number
  /** Milliseconds until everything counted so far has left the window. */
  reset_ms(now: number): number
  /** Milliseconds until at most `room` is left in the window. */
  wait_ms(now: number, room: number): number
}

export function slidingWindow(length_ms: number): Window {
  let counted: { t: number; amount: number }[] = []
  let sum = 0
  const forget = (now: number) => {
    const first = counted.findIndex(({ t }) => t > now - length_ms)
    const gone = first === -1 ? counted.length : first
    for (let i = 0; i < gone; i++) sum -= counted[i]?.amount ?? 0
    if (gone > 0) counted = counted.slice(gone)
  }
  return {
    add(now, amount) {
      if (amount === 0) return
      counted.push({ t: now, amount })
      sum += amount
    },
    used(now) {
      forget(now)
      return sum
    },
    reset_ms(now) {
      const last = counted.at(-1)
      return last ? Math.max(0, last.t + length_ms - now) : 0
    },
    wait_ms(now, room) {
      forget(now)
      let left = sum
      for (const { t, amount } of counted) {
        if (left <= room) return 0
        left -= amount
        if (left <= room) return t + length_ms - now
      }
      return 0
    },
  }
}
