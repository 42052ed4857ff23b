import type { Role } from '../machines.ts'
import { cloudTasks, queueUrl } from './cloud-tasks.ts'
import { freePort } from './free-port.ts'
import { loadBalancer } from './load-balancer.ts'
import { rabbitmq } from './rabbitmq.ts'
import { startRedis } from './redis.ts'
import type { Own } from './service.ts'
import { region, startAws } from './sqs.ts'

/** What carries the bells of a deployment. */
export type Carrier = {
  queue_url: string
  /** What a process needs to know besides, such as the port at which the broker finds it. `nr`: from 1. */
  env?(role: Role, nr: number): Record<string, string>
  /** Null: it is not ours to break. */
  own: Own | null
  stop(): Promise<void>
}

const most = 40

/** A private broker of each kind; null where there is none. */
export const carriers = {
  postgres: async () => ({ queue_url: 'postgres:', own: null, stop: async () => {} }),
  redis: async () => {
    const service = await startRedis()
    return service && { ...service, queue_url: `${service.url}?prefix=j${process.pid}` }
  },
  rabbitmq: async () => {
    const service = await rabbitmq()
    return service && { ...service, queue_url: `${service.url}?prefix=j${process.pid}` }
  },
  sqs: async () => {
    const service = await startAws()
    const endpoint = encodeURIComponent(service.url)
    const env = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
    return { ...service, env: () => env, queue_url: `sqs://${region}/j${process.pid}?endpoint=${endpoint}` }
  },
  cloudtasks: async () => {
    const fake = await cloudTasks()
    const ports = await Promise.all(Array.from({ length: most }, () => freePort()))
    const front = await loadBalancer(ports)
    return {
      queue_url: queueUrl(fake, { target: front.url, prefix: `j${process.pid}` }).href,
      // An API without a worker is not rung.
      env: (role: Role, nr: number) => (role === 'worker' ? { PORT: String(ports[nr % most]) } : {}),
      own: fake.own,
      stop: async () => {
        await front.close()
        await fake.stop()
      },
    }
  },
} satisfies Record<string, () => Promise<Carrier | null>>
