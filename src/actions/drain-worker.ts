import type { WorkerView } from '../book/machines.ts'
import type { Database } from '../db/database.ts'
import { readWorkers } from '../db/read-workers.ts'
import { recordAct, type Act } from '../db/record-act.ts'
import { askToLeave, tellWorkers } from '../db/workers.ts'
import { Problem } from '../errors.ts'

/**
 * Sends a worker away: it takes nothing more, finishes what runs, and signs off. Asked again, nothing changes. Throws
 * `not_found`, and `state_conflict` if it has stopped.
 */
export async function drainWorker(
  db: Database,
  who: Pick<Act, 'by' | 'via'>,
  id: string,
): Promise<WorkerView> {
  const find = async () => (await readWorkers(db.query.bind(db))).find((one) => one.id === id)
  const before = await find()
  if (!before) throw new Problem('not_found')
  if (before.state === 'stopped') throw stopped()
  if (before.draining) return before
  await db.transaction(async (query) => {
    if (!(await askToLeave(query, id))) throw stopped()
    await recordAct(query, { ...who, action: 'worker.drain', target: id, detail: { name: before.name } })
    await tellWorkers(query)
  })
  return (await find()) ?? { ...before, draining: true, state: 'draining' }
}

const stopped = () => new Problem('state_conflict', { detail: 'This worker has stopped.' })
