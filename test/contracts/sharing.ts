/** A step was in a worker's hands, from its claim until its result was committed; milliseconds of the database's clock. */
export type Hold = { worker: string; from: number; to: number }

/**
 * How unfairly work was shared: the time in which some worker had nothing in its hands while another had more than twice its
 * share of all that was in hands then. `longest_ms`: without a break; `part`: of the time in which there was work. A step more
 * or less is nobody's fault, so with fewer steps in hands than twice the workers there is no share to speak of.
 */
export function unfairness(holds: Hold[], workers: number): { longest_ms: number; part: number } {
  const turns = holds
    .flatMap(({ worker, from, to }) => [
      { at: from, worker, by: 1 },
      { at: to, worker, by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.by - b.by)
  const hands = new Map<string, number>()
  let [since, longest_ms, total]: [number | null, number, number] = [null, 0, 0]
  for (const { at, worker, by } of turns) {
    hands.set(worker, (hands.get(worker) ?? 0) + by)
    const counts = [...hands.values()]
    const all = counts.reduce((sum, n) => sum + n, 0)
    const idle = hands.size < workers || counts.includes(0)
    const unfair = idle && all >= 2 * workers && Math.max(...counts) > (2 * all) / workers
    if (unfair) since ??= at
    else if (since !== null) {
      longest_ms = Math.max(longest_ms, at - since)
      total += at - since
      since = null
    }
  }
  const whole = (turns.at(-1)?.at ?? 0) - (turns[0]?.at ?? 0)
  return { longest_ms, part: total / Math.max(1, whole) }
}
