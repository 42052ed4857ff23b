import { CloudTasksClient, type protos } from '@google-cloud/tasks'
import type { OpenBroker } from '../contract.ts'
import { PushRequests } from '../push/requests.ts'
import { tokenCheck } from '../push/token.ts'
import { place, type Place } from './cloudtasks-url.ts'

// Less than the doorbell waits, so that a call it has given up ends too. Nothing is sent twice by the client.
const call = { timeout: 4_000, retry: null }
// Scheduled tasks are kept for 30 days; no book waits longer than this.
const longest_delay_ms = 24 * 3_600_000
// A request is answered before the broker would call it lost.
const margin = (deadline_ms: number) => Math.min(60_000, deadline_ms / 10)
// The client's `listTasks` gives at most so many at once, and each page costs a call.
const page = 1_000

// Codes of gRPC, which the client uses over REST too.
const notFound = 5
const exists = 6
/** Trying again does not help: invalid argument, no permission, a state that forbids it, no credentials. */
const refusals = [3, 7, 9, 16]

// A bell that nobody takes is tried for half a minute: after that, whoever looks by itself has found the work.
const queueSettings = {
  rateLimits: { maxDispatchesPerSecond: 500, maxConcurrentDispatches: 1_000 },
  retryConfig: { maxAttempts: 5, minBackoff: { seconds: 2 }, maxBackoff: { seconds: 30 }, maxDoublings: 4 },
}

/** The doorbell of Google Cloud Tasks, which sends each bell as a request to a worker, and waits for the answer. */
export const open: OpenBroker = async (url, { deployment, well, trouble }) => {
  const at = place(url)
  const client = new CloudTasksClient(clientOptions(at))
  const idOf = (queue: string) => client.queuePath(at.project, at.location, `${at.prefix}-${queue}`)
  const told = async <T>(work: Promise<T>): Promise<T> =>
    await work.catch((error: unknown) => {
      trouble(error, refusals.includes(codeOf(error)))
      throw error
    })
  const make = async (queue: string) => {
    const parent = client.locationPath(at.project, at.location)
    await client.createQueue({ parent, queue: { name: idOf(queue), ...queueSettings } }, call).catch(unless(exists))
  }
  const send = async (queue: string, text: string, delay_ms: number) => {
    const request = { parent: idOf(queue), task: taskOf(at, text, delay_ms) }
    await client.createTask(request, call).catch(async (error: unknown) => {
      unless(notFound)(error)
      await make(queue)
      await client.createTask(request, call)
    })
  }
  const requests = new PushRequests({
    deployment,
    longest_ms: at.deadline_ms - margin(at.deadline_ms),
    again: (queue, text) => told(send(queue, text, 0)),
  })
  const check = tokenCheck(
    { issuers: at.issuers, jwks: at.jwks, audience: at.target, email: at.service_account },
    (error) => trouble(error),
  )
  return {
    name: 'cloudtasks',
    longest_delay_ms,
    push: {
      path: '/ring',
      receive: async ({ authorization, body, signal }) => {
        const status = await check(authorization)
        if (status !== 200) return status
        well()
        return await requests.receive(body, signal)
      },
    },
    send: async (queue, text, count, delay_ms) =>
      void (await told(Promise.all(Array.from({ length: count }, () => send(queue, text, delay_ms))))),
    receive: async (queue, ear) => {
      const leave = requests.add(queue, ear)
      return async () => leave()
    },
    depth: async (queue) => {
      const [tasks] = await client
        .listTasks({ parent: idOf(queue), pageSize: page }, { ...call, autoPaginate: false })
        .catch((error: unknown) => (unless(notFound)(error), [[]]))
      return tasks.length
    },
    close: async () => {
      requests.close()
      await client.close()
    },
  }
}

/** With an address of its own nobody is asked for credentials, and what is sent there is not encrypted. */
function clientOptions({ project, endpoint }: Place): ConstructorParameters<typeof CloudTasksClient>[0] {
  // Over REST: the same way to Google as to a fake, and half as much to load.
  if (!endpoint) return { fallback: true, projectId: project }
  const { hostname, port } = endpoint
  return { fallback: true, projectId: project, apiEndpoint: hostname, port: Number(port), protocol: 'http', apiKey: 'none' }
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

/** Lets an error of one code pass. */
const unless = (code: number) => (error: unknown) => {
  if (codeOf(error) !== code) throw error
}
