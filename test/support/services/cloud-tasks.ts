import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Queue } from '../../../src/queue/contract.ts'
import { openQueue } from '../../../src/queue/registry.ts'
import type { Hanging, QueueUnderTest } from '../../contracts/queue-under-test.ts'
import { freePort } from './free-port.ts'
import type { Own } from './service.ts'

const program = join(import.meta.dirname, 'cloud-tasks-fake.ts')
export const account = 'bell@storymill.example'

/** The fake of Cloud Tasks. `key`: with which it signs. */
export type CloudTasks = { port: number; key: JWK; own: Own; seen(): Promise<Seen>; stop(): Promise<void> }
/** Tasks that were ever created, how often each status was answered (0: no answer), and tasks that are there now. */
export type Seen = { created: number; answers: Record<string, number>; left: number }

/** `hurry`: by how much its waits between attempts are shorter than it is told. */
export async function cloudTasks(hurry = 20): Promise<CloudTasks> {
  const port = await freePort()
  const pair = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(pair.privateKey)), kid: 'fake-1' }
  const env = { ...process.env, FAKE_KEY: JSON.stringify(key), FAKE_HURRY: String(hurry) }
  let child: ChildProcess | null = null
  const start = async () => {
    child = spawn(process.execPath, [program, String(port)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    if (child.stdout) await once(child.stdout, 'data')
  }
  const kill = async () => {
    if (child?.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    port,
    key,
    own: {
      kill,
      start,
      freeze: () => void child?.kill('SIGSTOP'),
      thaw: () => void child?.kill('SIGCONT'),
      wipe: async () => void (await fetch(`http://127.0.0.1:${port}/fake/wipe`, { method: 'POST' })),
    },
    seen: async () => (await (await fetch(`http://127.0.0.1:${port}/fake/seen`)).json()) as Seen,
    stop: kill,
  }
}

/** Where workers are reached: hands each request to the next worker behind its path, as a load balancer would. */
export type Balancer = { url: string; behind: Map<string, Queue[]>; close(): Promise<void> }

export async function balancer(): Promise<Balancer> {
  const behind = new Map<string, Queue[]>()
  const server: Server = createServer((request, response) => {
    const workers = behind.get(request.url?.split('/')[1] ?? '') ?? []
    const next = workers.shift()
    if (next) workers.push(next)
    const push = next?.push
    if (push) void passOn(request, response, push)
    else response.writeHead(503).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    behind,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  push: NonNullable<Queue['push']>,
): Promise<void> {
  const left = new AbortController()
  response.on('close', () => left.abort())
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { authorization } = request.headers
  const body = Buffer.concat(parts).toString('utf8')
  response.writeHead(await push.receive({ authorization, body, signal: left.signal })).end()
}

/** The URL of a doorbell on the fake. */
export function queueUrl(
  { port }: { port: number },
  {
    target,
    prefix = 'storymill',
    project = 'here',
    more = '',
  }: { target: string; prefix?: string; project?: string; more?: string },
): URL {
  const endpoint = `http://127.0.0.1:${port}`
  return new URL(
    `cloudtasks://${project}/europe-west1/${prefix}?target=${target}&service_account=${account}&endpoint=${endpoint}${more}`,
  )
}

const nobody = {
  notify: async () => {},
  listen: async () => () => {},
}

/** The `cloudtasks` doorbell on a fake and a balancer of its own. */
export async function cloudTasksUnderTest(): Promise<QueueUnderTest> {
  const fake = await cloudTasks()
  const front = await balancer()
  return {
    open: async (hanging) => {
      const url = queueUrl(
        { port: hanging.port ?? fake.port },
        {
          target: `${front.url}/${hanging.prefix}`,
          prefix: hanging.prefix,
          ...(hanging.password !== undefined && { project: 'denied' }),
        },
      )
      const queue = await openQueue({
        url,
        deployment: hanging.deployment,
        listeners: () => 4,
        postgres: nobody,
      })
      return putBehind(front, hanging, queue)
    },
    inject: async ({ prefix }, queue, text) =>
      await inject(fake.port, `${front.url}/${prefix}`, `${prefix}-${queue}`, text),
    at: { port: fake.port },
    own: fake.own,
    cannot: {},
    stop: async () => {
      await fake.stop()
      await front.close()
    },
  }
}

/** Who has listened once is a worker, and may be sent requests until it is closed. */
function putBehind({ behind }: Balancer, { prefix }: Hanging, queue: Queue): Queue {
  const workers = behind.get(prefix) ?? []
  behind.set(prefix, workers)
  const [listen, close] = [queue.listen.bind(queue), queue.close.bind(queue)]
  queue.listen = async (...what) => {
    if (!workers.includes(queue)) workers.push(queue)
    return await listen(...what)
  }
  queue.close = async () => {
    await close()
    if (workers.includes(queue)) workers.splice(workers.indexOf(queue), 1)
  }
  return queue
}

/** Creates a task as it is, and its queue if there is none. */
export async function inject(port: number, target: string, queue: string, text: string): Promise<void> {
  const parent = 'projects/here/locations/europe-west1'
  const post = async (path: string, body: object) =>
    await fetch(`http://127.0.0.1:${port}/v2/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const task = {
    httpRequest: {
      url: `${target}/ring`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(text).toString('base64'),
      oidcToken: { serviceAccountEmail: account, audience: target },
    },
  }
  const create = async () => (await post(`${parent}/queues/${queue}/tasks`, { task })).status
  if ((await create()) !== 404) return
  await post(`${parent}/queues`, { name: `${parent}/queues/${queue}`, retryConfig: { maxAttempts: 5 } })
  await create()
}
