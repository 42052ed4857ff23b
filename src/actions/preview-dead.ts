import { priceOfAll } from '../book/credits.ts'
import type { DeadPreview } from '../book/dead-letter.ts'
import type { NewId } from '../book/ids.ts'
import { findAction } from '../db/dead-actions.ts'
import type { Database } from '../db/database.ts'
import { freezeDead, frozenGroups, frozenPrices, type Wanted } from '../db/freeze-dead.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import { graph } from '../pipeline/graph.ts'
import type { Who } from './retry-dead.ts'

export type PreviewParts = { db: Database; pipelines: ReadonlyMap<string, Pipeline>; newId: NewId }

/** Freezes the dead letters that are wanted, and says what acting on them would mean. Nothing is done yet. */
export async function previewDead(
  { db, pipelines, newId }: PreviewParts,
  who: Who,
  wanted: Wanted,
): Promise<DeadPreview> {
  const id = newId()
  return await db.transaction(async (query) => {
    await freezeDead(query, { ...wanted, ...who, id })
    const action = await findAction(query, id)
    if (!action) throw new Error('a preview went away while it was made')
    const { users, groups } = await frozenGroups(query, id)
    const costs = (await frozenPrices(query, id)).map(({ pipeline, pages, prices, books, charged }) => {
      const known = pipelines.get(pipeline)
      const whole = known ? priceOfAll(prices, graph(known, pages)) : 0
      return Math.max(0, books * whole - charged)
    })
    return { ...action, users, groups, credits: costs.reduce((sum, one) => sum + one, 0) }
  })
}
