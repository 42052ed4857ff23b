import type { Listener, Queue } from '../../src/queue/contract.ts'
import type { Own } from '../support/services/service.ts'
import type { Wire } from '../support/services/wire.ts'

/** Where a doorbell is hung. `port`: of a wire to the broker, instead of its own; `password`: instead of the right one. */
export type Hanging = {
  prefix: string
  deployment: string
  port?: number
  password?: string
}

/** A driver and its broker, as the suite takes them. */
export type QueueUnderTest = {
  /** Another process's view of the same broker: `openQueue` on a URL of this prefix. */
  open(hanging: Hanging): Promise<Queue>
  /** Puts a text into the broker as it is, as a message for `queue`. */
  inject(hanging: Hanging, queue: string, text: string): Promise<void>
  /** Where the broker listens, for a wire; null: the suite's wires cannot be used. */
  at: { port: number } | { path: string } | null
  /** Null: it is somebody else's broker, which is left as it is. */
  own: Own | null
  /** What it cannot, each with the reason. */
  cannot: Partial<Record<Case, string>>
  stop(): Promise<void>
}

/** What a case has to work with. */
export type Bench = {
  under(): QueueUnderTest
  open(hanging: Hanging): Promise<Queue>
  wire(): Promise<Wire>
}

export type Case =
  | 'garbage'
  | 'claims that fail'
  | 'depth'
  | 'one listener each'
  | 'prefixes'
  | 'cut'
  | 'black hole'
  | 'killed'
  | 'frozen'
  | 'wiped'
  | 'refused'

/** A listener that counts. `claim`: how each ring's claim goes. */
export type Ears = Listener & { rings: number }

export function ears(free: () => number = () => 1, claim: () => Promise<void> = async () => {}): Ears {
  const listener: Ears = {
    rings: 0,
    free,
    onRing: () => {
      listener.rings += 1
      const claimed = claim()
      return { claimed, done: claimed }
    },
    busy: () => null,
  }
  return listener
}

let count = 0
/** A prefix and a deployment that nobody else uses. */
export const somewhere = (): Hanging => {
  count += 1
  return { prefix: `t${process.pid}-${count}`, deployment: `d-${count}` }
}
