import type { ClaimAsk } from '../db/claim.ts'
import type { Pipeline } from '../pipeline/contract.ts'

/** What a worker may claim: the pipelines this binary knows, and how long a call of each kind may take. */
export function knownKinds(pipelines: Pipeline[]): Pick<ClaimAsk, 'pipelines' | 'timeouts_ms'> {
  const kinds = pipelines.flatMap((pipeline) => Object.entries(pipeline.kinds))
  return {
    pipelines: pipelines.map((pipeline) => pipeline.id),
    timeouts_ms: new Map(kinds.map(([kind, row]) => [kind, row.timeout_ms])),
  }
}
