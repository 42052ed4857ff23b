import type { AnyQueue, Pause } from '../book/machines.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import { deletePause, extendBooks, extendDeliveries, insertPause, listPauses } from '../db/pauses.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { tellWorkers } from '../db/workers.ts'

type Who = Pick<Act, 'by' | 'via'>

/**
 * Pauses a queue for the whole deployment: from when this is committed nothing of it is taken; what runs is finished. One that
 * is paused already stays as it is, with its first pause's name, time and reason.
 */
export async function pauseQueue(
  db: Database,
  who: Who,
  queue: AnyQueue,
  because: string | null = null,
): Promise<Pause> {
  return await db.transaction(async (query) => {
    if (await insertPause(query, queue, who.by, because))
      await recordAct(query, {
        ...who,
        action: 'queue.pause',
        target: queue,
        detail: because === null ? {} : { because },
      })
    const pause = (await listPauses(query)).find((one) => one.queue === queue)
    if (!pause) throw new Error(`the pause of ${queue} ended while it was made`)
    return pause
  })
}

/** `extended`: how many books (or deliveries) got the time of the pause back. */
export type Resumed = { paused_ms: number; extended: number }

/**
 * Ends the pause of a queue. What waits in it has its time back: no deadline is nearer than it was when the pause began. Null:
 * it was not paused.
 */
export async function unpauseQueue(db: Database, who: Who, queue: AnyQueue): Promise<Resumed | null> {
  return await db.transaction(async (query) => {
    const pause = await deletePause(query, queue)
    if (!pause) return null
    const extended = await (queue === webhookQueue ? extendDeliveries : extendBooks)(query, pause.ms)
    const paused_ms = Math.round(pause.ms)
    const detail = { paused_by: pause.by, paused_ms, extended }
    await recordAct(query, { ...who, action: 'queue.resume', target: queue, detail })
    // They look for work at once, whatever broker there is.
    await tellWorkers(query)
    return { paused_ms, extended }
  })
}
