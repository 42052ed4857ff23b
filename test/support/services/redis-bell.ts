import { Queue } from 'bullmq'
import { openQueue } from '../../../src/queue/registry.ts'
import type { Hanging, QueueUnderTest } from '../../contracts/queue-under-test.ts'
import { startRedis } from './redis.ts'

const postgres = { notify: async () => {}, listen: async () => () => {} }

/** The `redis` doorbell on a server of its own that wants a password, or on the one that was given. */
export async function redisUnderTest(): Promise<QueueUnderTest | null> {
  const service = await startRedis({ password: 'pa ss:w@rd' })
  if (!service) return null
  const placed = ({ prefix, port, password }: Hanging) => {
    const url = new URL(service.url)
    if (port !== undefined) url.port = String(port)
    if (password !== undefined) url.password = password
    url.searchParams.set('prefix', prefix)
    return url
  }
  const injectors = new Map<string, Queue>()
  const injector = (name: string) => {
    const known = injectors.get(name)
    if (known) return known
    const made = new Queue(name, { connection: { url: service.url } })
    made.on('error', () => {})
    injectors.set(name, made)
    return made
  }
  const unbreakable = service.own ? {} : { killed: given, frozen: given, wiped: given, refused: given }
  return {
    open: async (hanging) =>
      await openQueue({ url: placed(hanging), deployment: hanging.deployment, listeners: () => 4, postgres }),
    inject: async ({ prefix }, queue, text) =>
      void (await injector(`${prefix}-${queue}`).add('theirs', text)),
    at: { port: Number(new URL(service.url).port || 6379) },
    own: service.own,
    cannot: unbreakable,
    stop: async () => {
      await Promise.all([...injectors.values()].map((queue) => queue.close().catch(() => {})))
      await service.stop()
    },
  }
}

const given = 'it is somebody else’s, which is left as it is'
