/** How a worker listens to a queue. */
export type Listener = {
  /** Free slots now; a driver that pulls takes no message for a listener without one. */
  free(): number
  /** Something may be ready. Called at most as often as messages come; never awaited. */
  onRing(): void
}

/**
 * A doorbell. Its messages say only "this queue has work": lost, repeated, late or forged ones do no harm, because
 * whoever hears one claims from the database what is really there.
 */
export interface Queue {
  readonly name: string
  /**
   * Says that `count` steps of `queue` may be ready, now or at `notBefore`. Best effort: resolves when the broker has it,
   * rejects within seconds if it cannot be reached. Sends no more messages than there are listeners to hear them.
   */
  ring(queue: string, count: number, notBefore?: Date): Promise<void>
  /** Starts listening; resolves when rings from now on are heard. The answer stops it. */
  listen(queue: string, listener: Listener): Promise<() => Promise<void>>
  /** Messages waiting in the broker, or null where that means nothing. */
  depth(queue: string): Promise<number | null>
  /** Stops everything; rings that are under way may be lost. */
  close(): Promise<void>
}

export type Bell = { v: 1; deployment: string; queue: string }

/** A message as sent, or null if it is not one of ours: garbage, another version, another deployment. */
export function readBell(text: string, deployment: string): Bell | null {
  try {
    const bell: unknown = JSON.parse(text)
    if (typeof bell !== 'object' || bell === null) return null
    const { v, deployment: of, queue } = bell as Partial<Bell>
    return v === 1 && of === deployment && typeof queue === 'string' ? { v, deployment, queue } : null
  } catch {
    return null
  }
}
