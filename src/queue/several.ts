import type { Push, Queue } from './contract.ts'

/**
 * Several doorbells as one, to move from one broker to another: all are rung, all are heard. Too many bells do no harm, so
 * while one of them rings it is enough.
 */
export function several(queues: readonly [Queue, ...Queue[]]): Queue {
  if (queues.length === 1) return queues[0]
  return {
    name: queues.map((queue) => queue.name).join('+'),
    longest_delay_ms: Math.max(...queues.map((queue) => queue.longest_delay_ms)),
    push: pushOf(queues),
    async ring(queue, count, notBefore) {
      await Promise.any(queues.map((one) => one.ring(queue, count, notBefore)))
    },
    async listen(queue, listener) {
      const stops = await Promise.all(queues.map((one) => one.listen(queue, listener)))
      return async () => void (await Promise.all(stops.map((stop) => stop())))
    },
    async depth(queue) {
      const depths = await Promise.all(queues.map((one) => one.depth(queue)))
      const known = depths.filter((depth) => depth !== null)
      return known.length === 0 ? null : known.reduce((sum, depth) => sum + depth, 0)
    },
    state() {
      const states = queues.map((one) => ({ name: one.name, ...one.state() }))
      return {
        well: states.every((state) => state.well),
        refused: states.some((state) => state.refused),
        accepted: states.every((state) => state.accepted || !state.refused),
        says: states.map(({ name, says }) => `${name} ${says}`).join('; '),
        foreign: states.reduce((sum, state) => sum + state.foreign, 0),
      }
    },
    async close() {
      await Promise.all(queues.map((one) => one.close()))
    },
  }
}

/** Each knows its own requests by their tokens, and turns those of the others away. */
function pushOf(queues: readonly Queue[]): Push | null {
  const [first, ...more] = queues.map((queue) => queue.push).filter((push) => push !== null)
  if (!first || more.length === 0) return first ?? null
  return {
    path: first.path,
    async receive(request) {
      let status = await first.receive(request)
      for (const push of more) if (status === 401 || status === 403) status = await push.receive(request)
      return status
    },
  }
}
