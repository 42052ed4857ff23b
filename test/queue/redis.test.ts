import { afterAll } from 'vitest'
import { Queue } from 'bullmq'
import { openQueue } from '../../src/queue/registry.ts'
import { queueSuite } from '../contracts/queue.ts'
import { redisSays, startRedis } from '../support/services/redis.ts'

const service = await startRedis()
afterAll(async () => await service?.stop())

if (service)
  queueSuite('redis', async () => {
    const prefix = `t${crypto.randomUUID()}`
    const url = new URL(`${service.url}?prefix=${prefix}`)
    const postgres = { notify: async () => {}, listen: async () => () => {} }
    return {
      open: async (deployment = 'default') =>
        await openQueue({ url, deployment, listeners: () => 4, postgres }),
      inject: async (text) => {
        const queue = new Queue(`${prefix}-text`, { connection: { url: service.url } })
        await queue.add('theirs', text)
        await queue.close()
      },
      cut: async () => void (await redisSays(service.url, (redis) => redis.client('KILL', 'TYPE', 'NORMAL'))),
    }
  })
