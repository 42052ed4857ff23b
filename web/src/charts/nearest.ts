/** The place of the time that is nearest. */
export function nearest(times: readonly number[], at: number): number {
  let best = -1
  for (const [index, time] of times.entries())
    if (best === -1 || Math.abs(time - at) < Math.abs((times[best] ?? 0) - at)) best = index
  return best
}
