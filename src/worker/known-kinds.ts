import type { ClaimAsk } from '../db/claim.ts'
import type { Pipeline } from '../pipeline/contract.ts'
import type { Lane } from './metered.ts'

export type Known = Pick<ClaimAsk, 'pipelines' | 'timeouts_ms' | 'metered' | 'models'>

/**
 * What a worker may claim: the pipelines this binary knows, how long a call of each kind may take, and what there must be
 * permits for.
 */
export function knownKinds(pipelines: Pipeline[], metered: ReadonlyMap<string, Lane[]> = new Map()): Known {
  const timeouts = ({ kinds }: Pipeline) =>
    Object.fromEntries(Object.entries(kinds).map(([kind, row]) => [kind, row.timeout_ms]))
  return {
    metered: [...metered.keys()],
    models: [...metered.values()].flatMap((lanes) => lanes.map((lane) => lane.model)),
    pipelines: pipelines.map((pipeline) => pipeline.id),
    timeouts_ms: Object.fromEntries(pipelines.map((pipeline) => [pipeline.id, timeouts(pipeline)])),
  }
}
