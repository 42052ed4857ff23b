import { CloudTasksClient, type protos } from '@google-cloud/tasks'
import type { Surroundings } from '../contract.ts'
import type { Place } from './cloudtasks-url.ts'

// Less than the doorbell waits, so that a call it has given up ends too. Nothing is sent twice by the client.
const call = { timeout: 4_000, retry: null }
// The client's `listTasks` gives at most so many at once, and each page costs a call.
const page = 1_000

// Codes of gRPC, which the client uses over REST too.
const notFound = 5
const exists = 6
const noCredentials = 16
/** Trying again does not help: invalid argument, no permission, a state that forbids it, no credentials. */
const refusals = [3, 7, 9, noCredentials]

// A bell that nobody takes is tried for half a minute: after that, whoever looks by itself has found the work.
const queueSettings = {
  rateLimits: { maxDispatchesPerSecond: 500, maxConcurrentDispatches: 1_000 },
  retryConfig: { maxAttempts: 5, minBackoff: { seconds: 2 }, maxBackoff: { seconds: 30 }, maxDoublings: 4 },
}

/** What is asked of Cloud Tasks. */
export class Tasks {
  readonly #at: Place
  readonly #trouble: Surroundings['trouble']
  #client: Promise<CloudTasksClient> | null = null

  constructor(at: Place, trouble: Surroundings['trouble']) {
    this.#at = at
    this.#trouble = trouble
  }

  async send(queue: string, text: string, delay_ms: number): Promise<void> {
    const request = { parent: this.#id(queue), task: taskOf(this.#at, text, delay_ms) }
    try {
      const client = await this.#ready()
      await client.createTask(request, call).catch(async (error: unknown) => {
        if (codeOf(error) !== notFound) throw error
        await this.#make(client, queue)
        await client.createTask(request, call)
      })
    } catch (error) {
      this.#trouble(error, refusals.includes(codeOf(error)))
      throw error
    }
  }

  /** Bells that nobody has taken: not those that are for later, and not those whose answer is waited for. */
  async depth(queue: string): Promise<number> {
    try {
      const options = { ...call, autoPaginate: false }
      const client = await this.#ready()
      const [tasks] = await client.listTasks({ parent: this.#id(queue), pageSize: page }, options)
      const now_s = Date.now() / 1_000
      return tasks.filter(({ scheduleTime, dispatchCount, responseCount }) =>
        dispatchCount ? dispatchCount === responseCount : Number(scheduleTime?.seconds ?? 0) <= now_s,
      ).length
    } catch (error) {
      if (codeOf(error) === notFound) return 0
      throw error
    }
  }

  /** Does not wait for credentials that are still being looked for. */
  close(): void {
    this.#client?.then((client) => client.close()).catch(() => {})
  }

  /**
   * A client that has its credentials. One that found none is let go, as it would never look again; and nothing is asked of
   * it, as each of its calls would also reject where nobody listens, which ends the process.
   */
  async #ready(): Promise<CloudTasksClient> {
    const asked = (this.#client ??= connect(this.#at))
    return await asked.catch((cause: Error) => {
      if (this.#client === asked) this.#client = null
      throw Object.assign(new Error(cause.message, { cause }), { code: noCredentials })
    })
  }

  async #make(client: CloudTasksClient, queue: string): Promise<void> {
    const parent = client.locationPath(this.#at.project, this.#at.location)
    try {
      await client.createQueue({ parent, queue: { name: this.#id(queue), ...queueSettings } }, call)
    } catch (error) {
      // Somebody was faster.
      if (codeOf(error) !== exists) throw error
    }
  }

  #id(queue: string): string {
    const { project, location, prefix } = this.#at
    return `projects/${project}/locations/${location}/queues/${prefix}-${queue}`
  }
}

async function connect(at: Place): Promise<CloudTasksClient> {
  const client = new CloudTasksClient(clientOptions(at))
  await client.initialize()
  return client
}

/** With an address of its own nobody is asked for credentials, and what is sent there is not encrypted. */
function clientOptions({ project, endpoint }: Place): ConstructorParameters<typeof CloudTasksClient>[0] {
  // Over REST: the same way to Google as to a fake, and half as much to load.
  if (!endpoint) return { fallback: true, projectId: project }
  const { hostname, port } = endpoint
  return {
    fallback: true,
    projectId: project,
    apiEndpoint: hostname,
    port: Number(port),
    protocol: 'http',
    apiKey: 'none',
  }
}

/** Without a name: by its name the broker would take the second bell for the first. */
function taskOf(at: Place, text: string, delay_ms: number): protos.google.cloud.tasks.v2.ITask {
  const due_ms = Date.now() + delay_ms
  const seconds = Math.floor(due_ms / 1_000)
  return {
    httpRequest: {
      url: `${at.target}/ring`,
      httpMethod: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(text).toString('base64'),
      oidcToken: { serviceAccountEmail: at.service_account, audience: at.target },
    },
    dispatchDeadline: { seconds: at.deadline_ms / 1_000 },
    ...(delay_ms > 0 && { scheduleTime: { seconds, nanos: (due_ms % 1_000) * 1_000_000 } }),
  }
}

const codeOf = (error: unknown): number => (error as { code?: number }).code ?? 0
