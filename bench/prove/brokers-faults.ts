import type { Own } from '../../test/support/services/service.ts'
import { pause } from './stage.ts'
import type { Stand } from './brokers-stands.ts'

/** Something that happens to a broker while books are made. */
export type Fault = {
  name: string
  /** Whether it can happen to this one. */
  fits(stand: Stand): boolean
  /** Resolves when it is over; `over.yet`: the books are done. */
  happens(stand: Stand, over: { yet: boolean }): Promise<void>
}

/** Books are under way by then. */
const before_ms = 4_000

const withOwn = (name: string, happens: (own: Own, over: { yet: boolean }) => Promise<void>): Fault => ({
  name,
  fits: ({ own }) => own !== null,
  happens: async ({ own }, over) => {
    await pause(before_ms)
    if (own) await happens(own, over)
  },
})

export const faults: Fault[] = [
  { name: 'none', fits: () => true, happens: async () => {} },
  withOwn('everything in it deleted, five times', async (own, over) => {
    for (let n = 0; n < 5 && !over.yet; n++) {
      await own.wipe()
      await pause(4_000)
    }
  }),
  withOwn('down for 30 s', async (own) => {
    await own.kill()
    await pause(30_000)
    await own.start()
  }),
  withOwn('killed, and back with nothing', async (own, over) => {
    for (let n = 0; n < 3 && !over.yet; n++) {
      await own.kill()
      await own.start({ empty: true })
      await pause(5_000)
    }
  }),
  withOwn('frozen for 20 s', async (own) => {
    own.freeze()
    await pause(20_000)
    own.thaw()
  }),
]
