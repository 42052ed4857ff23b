import type { Claim } from '../book/step.ts'

/**
 * What the answer to a claim tells of what is left. `backlog`: every slot of a queue was filled, so there is more for us.
 * `others`: queues of which we took only our share, so there is more for other workers.
 */
export function leftOver(
  free: ReadonlyMap<string, number>,
  claims: readonly Claim[],
  workers: number,
): { backlog: boolean; others: string[] } {
  const took = (queue: string) => claims.filter((one) => one.queue === queue).length
  const some = workers > 1 ? [...free].filter(([queue, n]) => took(queue) > 0 && took(queue) < n) : []
  return {
    backlog: [...free].some(([queue, n]) => n <= took(queue)),
    others: some.map(([queue]) => queue),
  }
}

/**
 * What became ready that others should hear of: all of it while there are others. A worker that is alone knows of the steps
 * it takes itself; the rest is for workers who may be asleep.
 */
export const forOthers = (
  freed: ReadonlyMap<string, number>,
  own: readonly string[],
  alone: boolean,
): [string, number][] => [...freed].filter(([queue]) => !alone || !own.includes(queue))
