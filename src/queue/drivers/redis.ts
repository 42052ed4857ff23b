import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Queue, Worker, type Job } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import type { Broker, Ear, OpenBroker, Surroundings } from '../contract.ts'

// A listener asks Redis anew after so long, so a dead connection is noticed soon after.
const ask_s = 3
// Longer than the longest that BullMQ ever waits for a job (10 s): a socket that is silent for so long is dead.
const silence_ms = 12_000
const again_ms = 500
const leaving_ms = 1_000
// Nobody seems to listen; those that wait are as good as more.
const most = 100
const refusal = /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid (username|password))/
// What BullMQ says of a connection that is away; the connection itself has told why.
const echo = /isn't writeable|Connection is closed/

const manner = {
  // What cannot be sent at once fails at once; nothing piles up, and nothing is sent twice.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 5_000,
  disconnectTimeout: 500,
  socketTimeout: silence_ms,
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
  readonly #queues = new Map<string, Queue>()
  readonly #ears = new Set<Ear>()
  readonly #tried: Promise<unknown>
  #away = new Error('Redis is not connected')

  constructor(url: URL, around: Surroundings) {
    this.#around = around
    const { prefix, server } = read(url)
    this.#prefix = prefix
    this.#redis = new Redis(server, manner)
    this.#redis.on('error', (error: Error) => {
      this.#away = error
      this.#tell(error)
    })
    this.#redis.once('ready', () => {
      around.well()
      this.#redis.on('ready', () => this.#return())
    })
    this.#tried = once(this.#redis, 'ready').catch(() => {})
  }

  async send(queue: string, text: string, count: number): Promise<void> {
    const bells = await this.#queue(queue)
    const room = most - (await bells.getWaitingCount())
    // BullMQ gives each an id of its own; one of ours would be refused as a twin.
    const sent = Array.from({ length: Math.min(count, room) }, () => bells.add('ring', text))
    await Promise.all(sent)
  }

  async receive(queue: string, ear: Ear): Promise<() => Promise<void>> {
    const leaving = new AbortController()
    const worker = new Worker<unknown>(this.#named(queue), null, {
      ...this.#options,
      drainDelay: ask_s,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    })
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
    return await (await this.#queue(queue)).getJobCountByTypes('waiting', 'prioritized', 'delayed')
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()))
    this.#redis.disconnect()
  }

  get #options() {
    return { connection: this.#redis, skipVersionCheck: true }
  }

  #named(queue: string): string {
    return `${this.#prefix}-${queue}`
  }

  /** Throws while Redis is away: BullMQ would keep what it is given until it is back. */
  async #queue(queue: string): Promise<Queue> {
    await this.#tried
    if (this.#redis.status !== 'ready') throw this.#away
    const known = this.#queues.get(queue)
    if (known) return known
    const made = new Queue(this.#named(queue), {
      ...this.#options,
      defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
      streams: { events: { maxLen: 100 } },
    })
    made.on('error', (error) => this.#tell(error))
    this.#queues.set(queue, made)
    return made
  }

  async #listen(worker: Worker<unknown>, ear: Ear, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await ear.whenFree(signal)
        const job = signal.aborted ? undefined : await worker.getNextJob(worker.id)
        if (job) await hear(job, worker.id, ear, signal)
      } catch (error) {
        if (!signal.aborted) this.#tell(error as Error)
        await sleep(again_ms, undefined, { signal }).catch(() => {})
      }
    }
  }

  #return(): void {
    this.#around.well()
    for (const ear of this.#ears) ear.onReturn()
  }

  #tell(error: Error): void {
    if (!echo.test(error.message)) this.#around.trouble(error, refusal.test(error.message))
  }
}

/** Also after the wait for a message there must be a free slot for it; else it is for another. */
async function hear(job: Job<unknown>, token: string, ear: Ear, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ear.free() <= 0) return void (await job.moveToWait(token))
  const text = typeof job.data === 'string' ? job.data : JSON.stringify(job.data)
  await ear.onMessage(text)?.claimed
  await job.moveToCompleted(null, token, false)
}

/** The prefix of a URL, and the URL without it. */
function read(url: URL): { prefix: string; server: string } {
  const { protocol, hostname, pathname } = url
  const { prefix = 'storymill', ...others } = Object.fromEntries(url.searchParams)
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new Error(`${protocol} has ?prefix=, but no ?${unknown}=`)
  if (!/^[\w.-]{1,100}$/.test(prefix))
    throw new Error(`the prefix of ${protocol} is made of letters, digits, "-", "_" and "."`)
  if (hostname === '') throw new Error(`${protocol} has no host`)
  if (!/^\/?\d{0,4}$/.test(pathname)) throw new Error(`the path of ${protocol} is the number of a database`)
  const server = new URL(url)
  server.search = ''
  return { prefix, server: server.href }
}
