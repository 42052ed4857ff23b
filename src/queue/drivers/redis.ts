import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue, Worker, type Job } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import type { Broker, Ear, OpenBroker, Surroundings } from '../contract.ts'

// How long a listener waits for a message at a time, and after trouble; and how long it may take to leave.
const ask_s = 3
const again_ms = 500
const leaving_ms = 1_000
const refusal = /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid (username|password))/
// What is said of every command while the connection is away; the connection itself has told why it is.
const echo = /isn't writeable|Connection is closed|max retries per request/
// It was heard, and is none of ours any more: deleted, or given to another when its claim took too long.
const gone = /^Missing (key|lock) for job/

const manner = {
  // What cannot be sent at once fails at once; nothing piles up, and nothing is sent twice.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  protocol: 2,
  connectTimeout: 5_000,
  disconnectTimeout: 500,
  // Longer than BullMQ ever waits for a job (10 s): a socket that has been silent for so long is dead.
  socketTimeout: 12_000,
  retryStrategy: (times: number) => Math.min(2_000, 100 * 2 ** times) * (0.5 + Math.random() / 2),
  // A primary that became a replica: its name may lead to the new one by now.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies RedisOptions

/** The doorbell of a Redis (6.2 or newer): a BullMQ queue PREFIX-QUEUE for each of ours, as bull-board shows them. */
export const open: OpenBroker = async (url, around) => new RedisBroker(url, around)

class RedisBroker implements Broker {
  readonly name = 'redis'
  // BullMQ would round it up to seconds, and what is due is found without a bell.
  readonly longest_delay_ms = 0
  readonly #around: Surroundings
  readonly #prefix: string
  readonly #redis: Redis
  readonly #shared: { connection: Redis; skipVersionCheck: boolean }
  readonly #queues = new Map<string, Queue>()
  readonly #ears = new Set<Ear>()
  readonly #tried: Promise<unknown>
  #away = new Error('Redis is not connected')

  constructor(url: URL, around: Surroundings) {
    const { prefix, server } = read(url)
    this.#around = around
    this.#prefix = prefix
    this.#redis = new Redis(server, manner)
    this.#shared = { connection: this.#redis, skipVersionCheck: true }
    this.#redis.on('error', (error: Error) => this.#tell((this.#away = error)))
    this.#redis.on('ready', () => around.well())
    this.#tried = once(this.#redis, 'ready').catch(() => {})
    this.#redis.once('ready', () =>
      this.#redis.on('ready', () => this.#ears.forEach((ear) => ear.onReturn())),
    )
  }

  async send(queue: string, text: string, count: number): Promise<void> {
    const bells = await this.#queue(queue)
    // BullMQ gives each an id of its own; one of ours would be refused as a twin.
    const sent = Array.from({ length: count }, () => bells.add('ring', text))
    await Promise.all(sent).catch((error: Error) => {
      throw echo.test(error.message) ? this.#away : error
    })
  }

  async receive(queue: string, ear: Ear): Promise<() => Promise<void>> {
    const leaving = new AbortController()
    const options = { drainDelay: ask_s, removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } }
    const worker = new Worker<unknown>(`${this.#prefix}-${queue}`, null, { ...this.#shared, ...options })
    worker.on('error', (error) => this.#tell(error))
    worker.getBackend().on('ready', () => this.#around.well())
    const over = this.#listen(worker, ear, leaving.signal)
    // Messages of listeners that died go back to the queue, so that none stays in it for good.
    await worker.startStalledCheckTimer()
    this.#ears.add(ear)
    return async () => {
      this.#ears.delete(ear)
      leaving.abort()
      const left = worker.close(true).then(() => over)
      // With Redis away its last words may take longer; nobody waits for them.
      await Promise.race([left, sleep(leaving_ms, undefined, { ref: false })])
    }
  }

  async depth(queue: string): Promise<number> {
    return await (await this.#queue(queue)).getJobCountByTypes('waiting', 'prioritized')
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()))
    this.#redis.disconnect()
  }

  /** Throws while Redis is away: BullMQ would keep what it is given until it is back. */
  async #queue(queue: string): Promise<Queue> {
    await this.#tried
    if (this.#redis.status !== 'ready') throw this.#away
    const known = this.#queues.get(queue)
    if (known) return known
    const defaultJobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true }
    const streams = { events: { maxLen: 100 } }
    const made = new Queue(`${this.#prefix}-${queue}`, { ...this.#shared, defaultJobOptions, streams })
    made.on('error', (error) => this.#tell(error))
    this.#queues.set(queue, made)
    return made
  }

  async #listen(worker: Worker<unknown>, ear: Ear, signal: AbortSignal): Promise<void> {
    while (!signal.aborted)
      try {
        await ear.whenFree(signal)
        const job = signal.aborted ? undefined : await worker.getNextJob(worker.id)
        if (job) await hear(job, worker.id, signal.aborted ? null : ear)
      } catch (error) {
        if (!signal.aborted) this.#tell(error as Error)
        await sleep(again_ms, undefined, { signal }).catch(() => {})
      }
  }

  #tell(error: Error): void {
    if (!echo.test(error.message) && !gone.test(error.message))
      this.#around.trouble(error, refusal.test(error.message))
  }
}

/** After the wait for a message there must still be a free slot for it; else it is for another. */
async function hear(job: Job<unknown>, token: string, ear: Ear | null): Promise<void> {
  if (!ear || ear.free() <= 0) return void (await job.moveToWait(token))
  await ear.onMessage(typeof job.data === 'string' ? job.data : JSON.stringify(job.data))?.claimed
  await job.moveToCompleted(null, token, false)
}

function read(url: URL): { prefix: string; server: string } {
  const { prefix = 'storymill', ...others } = Object.fromEntries(url.searchParams)
  const [unknown] = Object.keys(others)
  const wrong = (what: string) => new Error(`${url.protocol} ${what}`)
  if (unknown !== undefined) throw wrong(`has ?prefix=, but no ?${unknown}=`)
  if (!/^[\w.-]{1,100}$/.test(prefix)) throw wrong('has a prefix of letters, digits, "-", "_" and "." only')
  if (url.hostname === '') throw wrong('has no host')
  if (!/^\/?\d{0,4}$/.test(url.pathname)) throw wrong('has the number of a database as its path')
  return { prefix, server: url.href.replace(/\?.*/, '') }
}
