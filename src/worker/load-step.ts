import { Given } from '../book/given.ts'
import { mostPages, Order } from '../book/order.ts'
import type { Claim } from '../book/step.ts'
import { z } from 'zod'
import { Batcher } from '../db/batcher.ts'
import type { Database } from '../db/database.ts'
import { load } from '../db/load.ts'
import type { Pipeline, StepInput, StepKind } from '../pipeline/contract.ts'
import type { SeededOrder } from '../providers/contract.ts'
import { readsOf } from '../pipeline/graph.ts'
import type { LoadedStep } from './run-step.ts'

const Stored = Order.extend({ seed: z.int() })
const Done = z.array(
  z.object({
    key: z.string(),
    kind: z.string(),
    page: z.number(),
    value: z.unknown(),
    blob: z.string().nullable(),
  }),
)

/** What a step gets that reads nothing at all. */
const nothing: SeededOrder = { ...Order.parse({ idea: '-' }), seed: 0 }

/** Loads what steps are made from; steps that start together share one statement. */
export function stepLoader(db: Database, pipelines: ReadonlyMap<string, Pipeline>) {
  const query = db.query.bind(db)
  const batcher = new Batcher((claims: Claim[]) =>
    load(
      query,
      claims.map((claim) => ({ ...claim, keys: keysOf(claim, pipelines) })),
    ),
  )
  return async (claim: Claim, kind: StepKind): Promise<LoadedStep> => {
    const book = { id: claim.book_id, revision: claim.revision, title: null, created_at: new Date(0) }
    if (kind.reads === null)
      return {
        input: { book, order: nothing, page: claim.page, done: [], given: null },
        deadline_in_ms: Infinity,
        held: true,
      }
    const row = await batcher.call(claim)
    if (!row) throw new Error(`book ${claim.book_id} is gone`)
    const { title, created_at, deadline_in_ms, held, given } = row
    const input: StepInput = {
      book: { ...book, title, created_at },
      order: Stored.parse(row.params),
      page: claim.page,
      done: Done.parse(row.done),
      given: Given.nullable().parse(given),
    }
    return { input, deadline_in_ms, held }
  }
}

function keysOf(claim: Claim, pipelines: ReadonlyMap<string, Pipeline>): string[] {
  const pipeline = pipelines.get(claim.pipeline)
  // Of every page there may be: the database only finds those that are.
  return pipeline ? readsOf(pipeline, claim.kind, claim.page, mostPages) : []
}
