import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { Queue as BullQueue } from 'bullmq'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Queue } from '../../src/queue/contract.ts'
import { openQueue } from '../../src/queue/registry.ts'
import { ears } from '../contracts/queue-under-test.ts'
import { queueSuite } from '../contracts/queue.ts'
import { eventually } from '../support/engine.ts'
import { redisUnderTest } from '../support/services/redis-bell.ts'
import { redisSays, startRedis } from '../support/services/redis.ts'
import type { Service } from '../support/services/service.ts'

queueSuite('redis', redisUnderTest)

const service: Service | null = await startRedis()
afterAll(async () => await service?.stop())

describe.skipIf(!service)('the redis doorbell', () => {
  const open: { close(): Promise<void> }[] = []
  const server = service?.url ?? ''
  const hang = async (place: string): Promise<Queue> => {
    const postgres = { notify: async () => {}, listen: async () => () => {} }
    const queue = await openQueue({ url: new URL(place), deployment: 'd', listeners: () => 25, postgres })
    open.push(queue)
    return queue
  }
  const board = (name: string) => {
    const queue = new BullQueue(name, { connection: { url: server } })
    open.push(queue)
    return new BullMQAdapter(queue)
  }
  afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))))

  it('is seen by bull-board, with what waits, what is being claimed, and nothing of what is over', async () => {
    const queue = await hang(`${server}?prefix=board`)
    const adapter = board('board-images')
    expect(adapter.getName()).toBe('board-images')
    await queue.ring('images', 3)
    expect(await adapter.getJobCounts()).toMatchObject({ waiting: 3, active: 0 })
    const [job] = await adapter.getJobs(['waiting'])
    expect(job?.toJSON()).toMatchObject({ data: '{"v":1,"deployment":"d","queue":"images"}' })
    const claim = Promise.withResolvers<void>()
    await queue.listen(
      'images',
      ears(
        () => 1,
        () => claim.promise,
      ),
    )
    await eventually(async () => (await adapter.getJobCounts())['active'] === 1)
    claim.resolve()
    const none = { waiting: 0, active: 0, completed: 0, failed: 0, delayed: 0 }
    await eventually(async () => (await adapter.getJobCounts())['active'] === 0)
    await eventually(async () => (await queue.depth('images')) === 0)
    expect(await adapter.getJobCounts()).toMatchObject(none)
  })

  it('is called storymill-QUEUE unless it is told otherwise', async () => {
    await (await hang(server)).ring('text', 1)
    expect(await board('storymill-text').getJobCounts()).toMatchObject({ waiting: 1 })
  })

  it('hands a message back at once when its slots were filled while it waited', async () => {
    const queue = await hang(`${server}?prefix=full`)
    let free = 1
    const ear = ears(() => free)
    await queue.listen('text', ear)
    await queue.ring('text', 1)
    await eventually(async () => ear.rings === 1)
    free = 0
    await queue.ring('text', 1)
    const adapter = board('full-text')
    const { active, waiting } = await settled(adapter)
    expect([active, waiting, ear.rings]).toEqual([0, 1, 1])
    // It was taken once, and then left to others.
    expect((await adapter.getJobs(['waiting']))[0]).toMatchObject({ attemptsStarted: 1 })
    free = 1
    await eventually(async () => ear.rings === 2)
  })

  it.skipIf(!service?.own)(
    'refuses at once while Redis is away, and keeps nothing of it for later',
    async () => {
      const queue = await hang(`${server}?prefix=away`)
      await queue.ring('text', 1)
      await service?.own?.kill()
      await eventually(async () => !queue.state().well)
      // Not that it waited in vain: of that the doorbell says something else.
      await expect(queue.ring('text', 1)).rejects.toThrow(/ECONN(REFUSED|RESET)/)
      await service?.own?.start()
      await eventually(async () => queue.state().well)
      expect(await queue.depth('text')).toBe(0)
    },
  )

  it.skipIf(!service?.own)('looks for what it missed when Redis is back', async () => {
    const queue = await hang(`${server}?prefix=back`)
    const ear = ears()
    await queue.listen('text', ear)
    await queue.ring('text', 1)
    await eventually(async () => ear.rings === 1)
    await service?.own?.kill()
    await service?.own?.start()
    await eventually(async () => ear.rings === 2)
  })

  it('is not ill because a message that it heard was deleted meanwhile', async () => {
    const queue = await hang(`${server}?prefix=lost`)
    const claim = Promise.withResolvers<void>()
    const ear = ears(
      () => 1,
      () => claim.promise,
    )
    await queue.listen('text', ear)
    await queue.ring('text', 1)
    await eventually(async () => ear.rings === 1)
    await redisSays(server, (redis) => redis.del('bull:lost-text:1'))
    claim.resolve()
    // One that is sent past this doorbell, so that no ring of its own makes it well.
    const other = await hang(`${server}?prefix=lost`)
    await eventually(async () => {
      await other.ring('text', 1)
      return ear.rings > 1
    })
    expect(queue.state()).toMatchObject({ well: true })
  })

  it('keeps what a listener left behind from staying in Redis for good', async () => {
    const queue = await hang(`${server}?prefix=left`)
    await queue.ring('text', 1)
    const adapter = board('left-text')
    // As one that died after it took it, whose lock is over.
    await redisSays(server, async (redis) => {
      await redis.lmove('bull:left-text:wait', 'bull:left-text:active', 'RIGHT', 'LEFT')
      await redis.sadd('bull:left-text:stalled', (await redis.lrange('bull:left-text:active', 0, 0))[0] ?? '')
    })
    expect(await adapter.getJobCounts()).toMatchObject({ active: 1, waiting: 0 })
    const ear = ears()
    await queue.listen('text', ear)
    await eventually(async () => ear.rings === 1)
    await eventually(async () => (await adapter.getJobCounts())['active'] === 0)
  })

  it('says nothing to the log of its own accord, whatever Redis is set to', async () => {
    const said: unknown[] = []
    const { warn, error } = console
    Object.assign(console, {
      warn: (text: unknown) => said.push(text),
      error: (text: unknown) => said.push(text),
    })
    try {
      await redisSays(server, (redis) => redis.config('SET', 'maxmemory-policy', 'allkeys-lru'))
      const queue = await hang(`${server}?prefix=quiet`)
      const ear = ears()
      await queue.listen('text', ear)
      await queue.ring('text', 1)
      await eventually(async () => ear.rings === 1)
      await queue.close()
      const nowhere = await hang('redis://127.0.0.1:1?prefix=quiet')
      await nowhere.listen('text', ear)
      await expect(nowhere.ring('text', 1)).rejects.toThrow('ECONNREFUSED')
      await nowhere.close()
    } finally {
      Object.assign(console, { warn, error })
    }
    expect(said).toEqual([])
  })
})

it.each([
  ['redis:', 'host'],
  ['redis://here/zero', 'number of a database'],
  ['redis://here?color=red', '?prefix='],
  ['rediss://ann:secret@here?prefix=a:b', 'letters'],
])('the redis doorbell refuses %s in a sentence', async (place, says) => {
  const around = { deployment: 'd', listeners: () => 1, postgres: nobody }
  const refused: Error = await openQueue({ url: new URL(place), ...around }).then(
    () => expect.fail('it was taken'),
    (error: unknown) => error as Error,
  )
  expect(refused.message).toContain(says)
  expect(refused.message).not.toContain('secret')
})

const nobody = { notify: async () => {}, listen: async () => () => {} }

/** What is in a queue once a message is neither on the way to a listener nor on the way back. */
async function settled(adapter: BullMQAdapter): Promise<Record<string, number>> {
  let counts: Record<string, number> = {}
  let same = 0
  await eventually(async () => {
    const now = await adapter.getJobCounts()
    same = JSON.stringify(now) === JSON.stringify(counts) ? same + 1 : 0
    counts = now
    return same > 20
  })
  return counts
}
