import { Merger } from '../merger.ts'
import { readBell, type Bell, type Listener, type Queue } from '../contract.ts'

/** What the driver needs of a database: one statement, and LISTEN. The same database as everything else, by default. */
export type PostgresBell = {
  notify(channel: string, payload: string): Promise<void>
  listen(channel: string, onNews: (payload: string | null) => void): Promise<() => void>
  close(): Promise<void>
}

/**
 * The doorbell of the same PostgreSQL: NOTIFY to every listener. A bell for later is a timer here; if this process is
 * gone by then, the reconciler of another rings.
 */
export function postgresQueue(bell: PostgresBell, deployment: string): Queue {
  const channel = `storymill:${deployment}`
  const timers = new Set<NodeJS.Timeout>()
  const merged = new Merger((queue) => {
    const message: Bell = { v: 1, deployment, queue }
    return bell.notify(channel, JSON.stringify(message))
  })
  return {
    name: 'postgres',
    async ring(queue, count, notBefore) {
      const wait = notBefore ? notBefore.getTime() - Date.now() : 0
      if (count <= 0) return
      if (wait <= 0) return await merged.call(queue)
      // A bell further away than a minute is left to the reconciler, which looks at what is due.
      if (wait > 60_000) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        merged.call(queue).catch(() => {})
      }, wait).unref()
      timers.add(timer)
    },
    async listen(queue, listener: Listener) {
      const stop = await bell.listen(channel, (payload) => {
        // Without a payload the session was away for a while: whatever rang then was not heard.
        const rung = payload === null || readBell(payload, deployment)?.queue === queue
        if (rung && listener.free() > 0) listener.onRing()
      })
      return async () => stop()
    },
    async depth() {
      return null
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      merged.close()
      await bell.close()
    },
  }
}
