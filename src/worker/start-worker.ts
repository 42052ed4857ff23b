import { newId } from '../book/ids.ts'
import type { Database } from '../db/database.ts'
import { earlierTokens } from '../db/load.ts'
import type { Files } from '../files/contract.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import type { Models } from '../providers/contract.ts'
import { processStart, thisHost } from './identity.ts'
import { stepLoader } from './load-step.ts'
import { Worker, type WorkerOptions } from './worker.ts'

export type WorkerParts = {
  db: Database
  files: Files
  models: Models
  pipelines: ReadonlyMap<string, Pipeline>
}

/** A worker of this process, signed on and claiming. */
export async function startWorker(parts: WorkerParts, name: string, options: WorkerOptions): Promise<Worker> {
  const { db } = parts
  const row = {
    id: newId(),
    name,
    host: await thisHost(),
    pid: process.pid,
    process_start: (await processStart(process.pid)) ?? '',
    queues: [...options.slots.keys()],
  }
  const around = {
    ...parts,
    load: stepLoader(db, parts.pipelines),
    earlierTokens: async (claim: { id: string; token: string }) =>
      await earlierTokens(db.query.bind(db), claim.id, claim.token),
    newId,
    random: Math.random,
  }
  const worker = new Worker(db, row, around, options)
  await worker.start()
  return worker
}
