import { z } from 'zod'
import { isReadable } from './text.ts'
import { webhookQueue } from './webhook.ts'

/** Every queue: those of steps, and that of webhooks. */
export const allQueues = ['text', 'images', 'generation', webhookQueue] as const
export type AnyQueue = (typeof allQueues)[number]
export const isQueue = (name: string): name is AnyQueue => allQueues.some((one) => one === name)

/** What a worker tells of one of its queues. `done` and `failed`: tries that ended in the last minute. */
export type LaneLoad = { slots: number; running: number; done: number; failed: number }
export type Lanes = Record<string, LaneLoad>

export const longestWorkerName = 100

/** `lost`: nothing was heard of it for longer than its lease. */
export type WorkerState = 'running' | 'draining' | 'stopped' | 'lost'

/** A step, or a delivery, that a worker has in its hands. */
export type Doing = {
  queue: string
  book_id: string | null
  key: string
  attempt: number
  since: string
}

/** A worker as operators see it. Times are ISO 8601. */
export type WorkerView = {
  id: string
  name: string
  host: string
  pid: number
  version: string
  state: WorkerState
  draining: boolean
  queues: ({ queue: string } & LaneLoad)[]
  pipelines: string[]
  started_at: string
  seen_at: string
  lease_until: string
  stopped_at: string | null
  /** The oldest of what it does; `running` of its queues says how much there is. */
  doing: Doing[]
}

/** Why a queue is paused, for those who find it so. */
export const PauseReason = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(isReadable, 'has letters that cannot be kept')

/** Who paused a queue, when, and why, if they said so. */
export type Pause = { queue: AnyQueue; since: string; by: string; because: string | null }

/** A queue as operators see it. `ready`, `sleeping` and `dead` are counted to a point. */
export type QueueView = {
  queue: AnyQueue
  ready: number
  running: number
  sleeping: number
  dead: number
  oldest_wait_s: number
  done_per_minute: number
  failed_per_minute: number
  /** Workers alive that take from it. */
  listeners: number
  paused: Omit<Pause, 'queue'> | null
}
