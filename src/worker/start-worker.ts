import { newId } from '../book/ids.ts'
import { earlierCalls } from '../db/calls.ts'
import type { Database } from '../db/database.ts'
import { declareLimits } from '../db/limits.ts'
import type { Files } from '../files/contract.ts'
import { Desk } from '../limits/desk.ts'
import type { LimitSettings } from '../limits/settings.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import type { ApiKey, Models } from '../providers/contract.ts'
import { processStart, thisHost } from './identity.ts'
import { stepLoader } from './load-step.ts'
import { Till, type Budgets } from './till.ts'
import type { WorkerOptions } from './options.ts'
import { Worker } from './worker.ts'

/** What it takes to pay: keys, limits, and how much may be spent. */
export type PaidSettings = {
  keys: ApiKey[]
  limits: LimitSettings
  budgets: Budgets
  /** How long a step waits for a key that can serve before its book fails; milliseconds. */
  provider_wait_ms: number
}

export type WorkerParts = {
  db: Database
  files: Files
  models: Models
  pipelines: ReadonlyMap<string, Pipeline>
  /** Of this software, for its row. */
  version?: string
  /** Null: no model is metered. */
  paid: PaidSettings | null
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
    queues: [...options.slots.keys(), ...(options.also?.queues ?? [])],
    pipelines: [...parts.pipelines.keys()],
    version: parts.version ?? '',
  }
  if (parts.paid) await declare(db, parts.models, parts.paid)
  const around = {
    ...parts,
    load: stepLoader(db, parts.pipelines),
    earlier: async (claim: { id: string; token: string }) =>
      await earlierCalls(db.query.bind(db), claim.id, claim.token),
    till: parts.paid && openTill(parts, parts.paid, row.id, (error) => options.onTrouble?.(error)),
    newId,
    random: Math.random,
  }
  const worker = new Worker(db, row, around, options)
  await worker.start()
  return worker
}

function openTill(
  { db, models }: WorkerParts,
  paid: PaidSettings,
  worker_id: string,
  onTrouble: (error: unknown) => void,
) {
  const { text, image, fallbacks } = models
  const choice = fallbacks.text.length + fallbacks.image.length > 0
  const hands = choice ? [text, image, ...fallbacks.text, ...fallbacks.image].map((one) => one.id) : []
  const keys = new Map(paid.keys.map((key) => [key.ref, key]))
  const desk = new Desk(
    { db, settings: paid.limits, worker_id, key_refs: new Set(keys.keys()), newId },
    onTrouble,
  )
  return new Till({ ...paid, db, desk, worker_id, keys, hands, onTrouble })
}

/** Every limit and key this process may use has its row. */
async function declare(db: Database, models: Models, paid: PaidSettings): Promise<void> {
  const { text, image, moderator, fallbacks } = models
  const all = [text, image, ...fallbacks.text, ...fallbacks.image, ...(moderator ? [moderator] : [])]
  const metered = all.filter((one) => one.metered)
  const { groups } = paid.limits
  await declareLimits(
    db.query.bind(db),
    groups.flatMap((group) =>
      metered
        .filter((one) => one.provider === group.provider)
        .map((one) => ({ limit_group: group.id, model: one.model, provider: group.provider })),
    ),
    groups.flatMap((group) =>
      group.key_refs.map((ref) => ({ ref, provider: group.provider, limit_group: group.id })),
    ),
  )
}
