import type { WaitReason } from '../book/step.ts'
import type { Query } from './database.ts'

/** Sleeping steps are looked at to here, those first whose time comes first. */
const lookedAt = 10_000

/** How many steps of each queue sleep, by what they wait for. */
export async function sleepingByReason(
  query: Query,
): Promise<{ queue: string; reason: WaitReason; steps: number }[]> {
  return await query(
    `select queue, coalesce(wait_reason, 'backoff') as reason, count(*)::int as steps from (
       select queue, wait_reason from storymill.steps where state = 'sleeping' order by due_at limit ${lookedAt}) few
     group by 1, 2 order by 3 desc`,
  )
}

export type QueueWait = { queue: string; reason: WaitReason; code: string | null; message: string | null }

/** What all ready steps of a queue wait for, as workers were told. */
export async function queueWaits(query: Query): Promise<QueueWait[]> {
  return await query<QueueWait>(
    'select queue, reason, code, message from storymill.queue_waits where until > (select storymill.now())',
  )
}

/** A model in a limit group that nothing is asked of until a time. */
export type PausedModel = { limit_group: string; model: string; because: string | null }

export async function pausedModels(query: Query): Promise<PausedModel[]> {
  return await query<PausedModel>(
    `select limit_group, model, paused_because as because from storymill.limits
     where paused_until > (select storymill.now()) order by limit_group, model limit 50`,
  )
}
