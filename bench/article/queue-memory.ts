import { scaled } from './load.ts'
import type { Result, Task } from './queue-wire.ts'

/** The store: values that expire, and the buckets. One command at a time, as its original. */
export function openStore() {
  const values = new Map<string, { value: string; until: number }>()
  const buckets = new Map<string, { tokens: number; filled_ms: number }>()
  const get = (key: string) => {
    const found = values.get(key)
    return found && found.until > performance.now() ? found.value : null
  }
  const set = (key: string, value: string, life_ms: number) =>
    void values.set(key, { value, until: performance.now() + life_ms })
  return {
    get,
    set,
    setIfAbsent(key: string, value: string, life_ms: number): boolean {
      if (get(key) !== null) return false
      set(key, value, life_ms)
      return true
    },
    /**
     * Takes a token, or answers how long until there are some: milliseconds, 0 for taken. The whole amount comes back
     * at once when a period is over, and it is the caller who says what time it is.
     */
    token(name: string, now_ms: number, most: number): number {
      const period_ms = scaled(60)
      const bucket = buckets.get(name) ?? { tokens: most, filled_ms: now_ms }
      const periods = Math.floor((now_ms - bucket.filled_ms) / period_ms)
      if (periods > 0) {
        bucket.tokens = most
        bucket.filled_ms += periods * period_ms
      }
      buckets.set(name, bucket)
      if (bucket.tokens < 1) return period_ms - (now_ms - bucket.filled_ms)
      bucket.tokens--
      return 0
    },
  }
}

/** The broker: a task is acknowledged when it is over, and goes back to the head of its queue when its worker dies. */
export function openBroker() {
  const waiting = new Map<string, Task[]>()
  const takers = new Map<string, ((task: Task) => boolean)[]>()
  const held = new Map<string, { task: Task; worker: number }>()
  const results = new Map<string, Result>()
  const listeners = new Map<string, ((result: Result) => void)[]>()
  let sleeping = 0

  const listOf = <T>(map: Map<string, T[]>, key: string): T[] => {
    const list = map.get(key) ?? []
    map.set(key, list)
    return list
  }
  const publish = (task: Task, first = false) => {
    const open = listOf(takers, task.queue)
    for (let taker = open.shift(); taker; taker = open.shift()) if (taker(task)) return
    const list = listOf(waiting, task.queue)
    if (first) list.unshift(task)
    else list.push(task)
  }
  return {
    publish,
    async take(queue: string, worker: number, alive: () => boolean): Promise<Task> {
      const next = listOf(waiting, queue).shift()
      const task =
        next ??
        (await new Promise<Task>((resolve) => {
          listOf(takers, queue).push((task) => alive() && (resolve(task), true))
        }))
      held.set(task.id, { task, worker })
      return task
    },
    finish(id: string, result: Result): void {
      held.delete(id)
      results.set(id, result)
      for (const tell of listeners.get(id) ?? []) tell(result)
      listeners.delete(id)
    },
    retry(task: Task, after_ms: number): void {
      held.delete(task.id)
      sleeping++
      setTimeout(() => (sleeping--, publish(task)), after_ms)
    },
    /** Null when it did not come in time. */
    async result(id: string, wait_ms: number): Promise<Result | null> {
      const known = results.get(id)
      if (known) return known
      return await new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), wait_ms)
        listOf(listeners, id).push((result) => (clearTimeout(timer), resolve(result)))
      })
    },
    died(worker: number): void {
      for (const [id, { task, worker: holder }] of held) {
        if (holder !== worker) continue
        held.delete(id)
        publish(task, true)
      }
    },
    idle: () => held.size === 0 && sleeping === 0 && [...waiting.values()].every((list) => list.length === 0),
  }
}
export type Broker = ReturnType<typeof openBroker>
export type Store = ReturnType<typeof openStore>
