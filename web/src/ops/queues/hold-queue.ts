import { call } from '../../api/call.ts'
import { words } from '../../words.ts'
import { perform } from '../acts/acts.ts'
import type { QueueNow } from '../live/overview-data.ts'

type Queue = QueueNow['queue']

/** Pauses at once, without asking twice: it can be undone. */
export async function pauseQueue(queue: Queue, because: string): Promise<boolean> {
  return await perform(
    async () => {
      await call('POST /v1/admin/queues/{queue}/pause', { params: { queue }, body: { because } })
      return words.ops.queues.paused(queue)
    },
    () => void resumeQueue(queue),
  )
}

export async function resumeQueue(queue: Queue): Promise<boolean> {
  return await perform(async () => {
    await call('POST /v1/admin/queues/{queue}/resume', { params: { queue } })
    return words.ops.queues.resumed(queue)
  })
}
