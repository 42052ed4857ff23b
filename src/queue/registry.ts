import { Problem } from '../errors.ts'
import type { OpenBroker, Queue } from './contract.ts'
import { hang, type Place } from './doorbell.ts'
import { several } from './several.ts'

/** Every broker, by the scheme of its URL. Only the one that is configured is loaded. */
const drivers: Record<string, () => Promise<{ open: OpenBroker }>> = {
  postgres: () => import('./drivers/postgres.ts'),
  cloudtasks: () => import('./drivers/cloudtasks.ts'),
  redis: () => import('./drivers/redis.ts'),
  rediss: () => import('./drivers/redis.ts'),
  amqp: () => import('./drivers/rabbitmq.ts'),
  amqps: () => import('./drivers/rabbitmq.ts'),
  sqs: () => import('./drivers/sqs.ts'),
}

export const queueSchemes = Object.keys(drivers)

/** Opens the doorbells that these URLs name, as one. Throws a `configuration` problem of one sentence if one cannot be. */
export async function openQueues(
  [first, ...more]: readonly [URL, ...URL[]],
  place: Omit<Place, 'url'>,
): Promise<Queue> {
  const queues: [Queue, ...Queue[]] = [await openQueue({ ...place, url: first })]
  try {
    for (const url of more) queues.push(await openQueue({ ...place, url }))
    return several(queues)
  } catch (error) {
    await Promise.all(queues.map((queue) => queue.close()))
    throw error
  }
}

export async function openQueue(place: Place): Promise<Queue> {
  const scheme = place.url.protocol.slice(0, -1)
  const load = drivers[scheme]
  if (!load)
    throw unfit(`begins with none of ${queueSchemes.map((one) => `${one}:`).join(', ')}, but ${scheme}:`)
  const { open } = await load().catch((error: unknown) => {
    throw unfit(`${scheme}: needs a package that is not installed (${(error as Error).message})`, error)
  })
  try {
    return await hang(open, place)
  } catch (error) {
    throw unfit((error as Error).message, error)
  }
}

const unfit = (why: string, cause?: unknown) =>
  new Problem('configuration', { detail: `QUEUE_URL: ${why}.`, cause })
