/** A task as the broker keeps it. */
export type Task = { id: string; name: string; queue: string; args: unknown; retries: number }

/** The queues with a pool of their own each. One pool for all of them stands still as soon as it is full of books. */
export const pools = ['books', 'assembly', 'text', 'images'] as const
/** Of each pool in a worker. The article has four in one worker and wants more workers; two of these are as many as four. */
export const slots = 8

/** What a worker asks of the broker and the store, as if over the network; one message, one answer. */
export type Ask =
  | { do: 'take'; queue: string }
  | { do: 'publish'; task: Task }
  | { do: 'finish'; id: string; result: Result }
  | { do: 'retry'; task: Task; after_ms: number }
  | { do: 'result'; id: string; wait_ms: number }
  | { do: 'get'; key: string }
  | { do: 'set if absent'; key: string; value: string; life_ms: number }
  | { do: 'token'; bucket: string; now_ms: number; most: number }
  | { do: 'status'; book: string; status: Status; made?: Assembled }

export type Result = { ok: true; value: unknown } | { ok: false; error: string }
export type Status = 'queued' | 'processing' | 'complete' | 'failed'
/** The book as it was put together: what is in it, and of which telling of its story each picture is; null is a hole. */
export type Assembled = { story: string; texts: string[]; pictures: (Drawing | null)[] }
export type Drawing = { asset: string; story: string }

export type Question = { number: number; ask: Ask }
export type Reply = { number: number; value: unknown }
/** What a worker is told when it is started, as JSON in its arguments. */
export type Duty = { provider: string; seed: string }
