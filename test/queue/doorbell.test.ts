import { expect, it } from 'vitest'
import type { Broker, Ear } from '../../src/queue/contract.ts'
import { hang } from '../../src/queue/doorbell.ts'
import { ears } from '../contracts/queue-under-test.ts'

it('is busy until the broker has what it rang: who is put to sleep in between would never be woken', async () => {
  const sent = Promise.withResolvers<void>()
  const heard = Promise.withResolvers<Ear>()
  const broker: Broker = {
    name: 'slow',
    longest_delay_ms: 60_000,
    send: async () => await sent.promise,
    receive: async (_queue, ear) => {
      heard.resolve(ear)
      return async () => {}
    },
    depth: async () => null,
    close: async () => {},
  }
  const queue = await hang(async () => broker, {
    url: new URL('slow:'),
    deployment: 'd',
    listeners: () => 1,
    postgres: { notify: async () => {}, listen: async () => () => {} },
  })
  await queue.listen('text', ears())
  const ear = await heard.promise
  expect(ear.busy()).toBeNull()
  const rings = [
    queue.ring('text', 1, new Date(Date.now() + 30_000)),
    queue.ring('text', 1),
    queue.ring('text', 1),
  ]
  let idle = false
  const over = ear.busy()?.then(() => (idle = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect([over !== undefined, idle]).toEqual([true, false])
  sent.resolve()
  await Promise.all([...rings, over])
  expect(ear.busy()).toBeNull()
  await queue.close()
})
