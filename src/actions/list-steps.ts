import type { Count } from '../book/dead-letter.ts'
import { allQueues } from '../book/machines.ts'
import {
  cursorOf,
  stepSources,
  type ListedStep,
  type StepFilter,
  type StepPlace,
  type StepSource,
} from '../book/step-list.ts'
import type { Hold } from '../book/timeline.ts'
import type { Query } from '../db/database.ts'
import { readHolds } from '../db/holds.ts'
import { countSteps, listSteps, type FoundStep } from '../db/list-steps.ts'

const mostCounted = 10_000

export type StepPage = { items: ListedStep[]; next_cursor: string | null; total: Count | null }

/** Steps that are not over, and dead ones: source by source, each in its own order. `total` comes with the first page. */
export async function stepPage(
  query: Query,
  filter: StepFilter,
  { after, limit }: { after: StepPlace | null; limit: number },
): Promise<StepPage> {
  const holds = await readHolds(query, allQueues)
  const all = stepSources.flatMap((source) => wanted(source, filter, holds))
  const from = after ? all.findIndex(({ source }) => source === after.source) : 0
  const found: { source: StepSource; step: FoundStep }[] = []
  for (const { source, queues } of from < 0 ? [] : all.slice(from)) {
    const left = limit + 1 - found.length
    if (left <= 0) break
    const at = after?.source === source ? after.at : null
    const steps = await listSteps(query, source, { filter, queues, after: at, limit: left })
    found.push(...steps.map((step) => ({ source, step })))
  }
  const last = found.length > limit ? found[limit - 1] : undefined
  return {
    items: found.slice(0, limit).map(({ step }) => shown(step, holds)),
    next_cursor: last ? cursorOf({ source: last.source, at: last.step.at }) : null,
    // Who has them all need not count.
    total: after ? null : last ? await total(query, filter, all) : { n: found.length, more: false },
  }
}

type Wanted = { source: StepSource; queues: string[] | null }

/** What is ready waits for what its whole queue waits for; so a reason names queues. */
function wanted(source: StepSource, { state, reason }: StepFilter, holds: Hold[]): Wanted[] {
  const ready = source === 'ready' || source === 'suspect'
  if (state !== null && state !== (ready ? 'ready' : source)) return []
  if (reason === null || source === 'sleeping') return [{ source, queues: null }]
  const queues = holds.filter((hold) => hold.reason === reason).map((hold) => hold.queue)
  return ready && queues.length > 0 ? [{ source, queues }] : []
}

async function total(query: Query, filter: StepFilter, all: Wanted[]): Promise<Count> {
  let count = 0
  for (const { source, queues } of all)
    if (count <= mostCounted)
      count += await countSteps(query, source, { filter, queues, most: mostCounted + 1 - count })
  return { n: Math.min(count, mostCounted), more: count > mostCounted }
}

function shown({ at: _at, ...step }: FoundStep, holds: Hold[]): ListedStep {
  const hold = step.state === 'ready' ? holds.find(({ queue }) => queue === step.queue) : undefined
  if (!hold) return step
  const until = hold.until === null ? null : new Date(hold.until).toISOString()
  return { ...step, reason: hold.reason, until, message: hold.because ?? step.message }
}
