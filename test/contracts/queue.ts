import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { wire } from '../support/services/wire.ts'
import { everyday } from './queue-everyday.ts'
import { faults } from './queue-faults.ts'
import type { Bench, QueueUnderTest } from './queue-under-test.ts'

/** What every doorbell does. A driver's test is this suite and a way to open it; `setup` answers null where there is no broker. */
export function queueSuite(name: string, setup: () => Promise<QueueUnderTest | null>): void {
  describe(`the ${name} doorbell`, () => {
    let under: QueueUnderTest | null = null
    const open: { close(): Promise<void> }[] = []
    beforeAll(async () => void (under = await setup()), 60_000)
    afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))))
    afterAll(async () => await under?.stop())
    const bench: Bench = {
      under: () => {
        if (!under) throw new Error(`there is no ${name} here`)
        return under
      },
      open: async (hanging) => {
        const queue = await bench.under().open(hanging)
        open.push(queue)
        return queue
      },
      wire: async () => {
        const { at } = bench.under()
        if (!at) throw new Error('its broker is not at a place of its own')
        const one = await wire(at)
        open.push(one)
        return one
      },
    }
    for (const [title, run, needs] of [...everyday, ...faults])
      it(title, { timeout: 60_000 }, async (context) => {
        if (!under) return context.skip(`there is no ${name} here`)
        const why = needs && under.cannot[needs]
        if (why !== undefined) return context.skip(why)
        await run(bench)
      })
  })
}
