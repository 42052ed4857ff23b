// A count is worth this much, and is asked for no more often.
const look_ms = 500
const stale_ms = 2_000

/** How many bells wait in the broker, as far as is known: asked for beside the ringing, which never waits for it. */
export class WaitingBells {
  readonly #depth: (queue: string) => Promise<number | null>
  readonly #known = new Map<string, { depth: number; at: number; asking: boolean }>()

  constructor(depth: (queue: string) => Promise<number | null>) {
    this.#depth = depth
  }

  /** Whether so many wait already that one more would say nothing new. */
  enough(queue: string, listeners: number): boolean {
    const now = performance.now()
    const known = this.#known.get(queue) ?? { depth: 0, at: Number.NEGATIVE_INFINITY, asking: false }
    this.#known.set(queue, known)
    const age = now - known.at
    if (age > look_ms && !known.asking) {
      known.asking = true
      void this.#depth(queue)
        .catch(() => null)
        .then((depth) => Object.assign(known, { depth: depth ?? 0, at: performance.now(), asking: false }))
    }
    return age < stale_ms && known.depth >= 2 * Math.max(1, listeners)
  }
}
