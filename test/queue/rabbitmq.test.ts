import { connect } from 'amqplib'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Queue } from '../../src/queue/contract.ts'
import { openQueue } from '../../src/queue/registry.ts'
import { ears } from '../contracts/queue-under-test.ts'
import { queueSuite } from '../contracts/queue.ts'
import { eventually } from '../support/engine.ts'
import { rabbitmqUnderTest } from '../support/services/rabbitmq-bell.ts'
import { rabbitmq } from '../support/services/rabbitmq.ts'

const rabbit = await rabbitmq()
afterAll(async () => await rabbit?.stop())

queueSuite('amqp', async () => rabbit && (await rabbitmqUnderTest(rabbit)))

const open: Queue[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((queue) => queue.close()))))

async function hang(url: string): Promise<Queue> {
  const postgres = { notify: async () => {}, listen: async () => () => {} }
  const queue = await openQueue({ url: new URL(url), deployment: 'd', listeners: () => 1, postgres })
  open.push(queue)
  return queue
}

describe.skipIf(!rabbit)('the amqp doorbell', () => {
  const at = async (prefix: string) => await hang(`${rabbit?.url}?prefix=${prefix}`)

  it('leaves a bell in the broker while all are busy, without handing it round, until one has a slot', async () => {
    const queue = await at('busy')
    let [free, asked] = [1, 0]
    const all = [1, 2].map(() => ears(() => ((asked += 1), free)))
    for (const ear of all) await queue.listen('text', ear)
    const rings = () => all.reduce((sum, ear) => sum + ear.rings, 0)
    await queue.ring('text', 1)
    await eventually(async () => rings() === 1)
    free = 0
    const before = asked
    await queue.ring('text', 1)
    await eventually(async () => (await queue.depth('text')) === 1, 1_000)
    const begun = performance.now()
    await eventually(async () => performance.now() - begun > 500, 5_000)
    // Each looks for room some forty times a second; a bell that is handed round is heard of a thousand times.
    expect([await queue.depth('text'), asked - before < 200, rings()]).toEqual([1, true, 1])
    free = 1
    await eventually(async () => rings() === 2)
  })

  it('that only rings makes a queue again that somebody deleted', async () => {
    const queue = await at('deleted')
    await queue.ring('text', 1)
    await rabbit?.own?.wipe()
    await queue.ring('text', 1)
    expect(await queue.depth('text')).toBe(1)
  })

  it('takes nothing while the broker is short of memory, and goes on when it has some again', async () => {
    const queue = await at('short')
    const ear = ears()
    await queue.listen('text', ear)
    await rabbit?.ctl('set_vm_memory_high_watermark', 'absolute', '1')
    await eventually(async () => {
      const said = await queue.ring('text', 1).catch((error: unknown) => String(error))
      return said?.includes('short of memory') ?? false
    }, 20_000)
    await rabbit?.ctl('set_vm_memory_high_watermark', '0.9')
    const before = ear.rings
    await eventually(async () => {
      await queue.ring('text', 1).catch(() => {})
      return ear.rings > before
    })
  })

  it('says what a person has to mend', async () => {
    const model = await connect(rabbit?.url ?? '')
    await (await model.createChannel()).assertQueue('other-text')
    await model.close()
    const places: [string, string][] = [
      [`${rabbit?.url}?prefix=other`, 'the queue ours'],
      [`${rabbit?.url}/nowhere`, 'vhost'],
    ]
    for (const [place, says] of places) {
      const queue = await hang(place)
      await expect(queue.ring('text', 1)).rejects.toThrow(says)
      await eventually(async () => queue.state().refused)
      expect(queue.state()).toMatchObject({ well: false, accepted: false })
    }
  })

  it('refuses a prefix that is none in a sentence', async () => {
    await expect(hang('amqp://fox:secret@127.0.0.1?prefix=a/b')).rejects.toThrow(/^QUEUE_URL: prefix= may/)
  })
})
