import type { ClaimAsk } from '../db/claim.ts'
import type { Pipeline } from '../pipeline/contract.ts'

/** What a worker may claim: the pipelines this binary knows, and how long a call of each kind may take. */
export function knownKinds(pipelines: Pipeline[]): Pick<ClaimAsk, 'pipelines' | 'timeouts_ms'> {
  const timeouts = ({ kinds }: Pipeline) =>
    Object.fromEntries(Object.entries(kinds).map(([kind, row]) => [kind, row.timeout_ms]))
  return {
    pipelines: pipelines.map((pipeline) => pipeline.id),
    timeouts_ms: Object.fromEntries(pipelines.map((pipeline) => [pipeline.id, timeouts(pipeline)])),
  }
}
