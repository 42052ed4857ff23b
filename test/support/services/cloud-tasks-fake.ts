import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import { importJWK, SignJWT, type JWK } from 'jose'

// A fake of Google Cloud Tasks in a process of its own, to be killed and frozen: `node cloud-tasks-fake.ts PORT`, with the
// private key of its tokens in FAKE_KEY. It keeps queues and tasks in memory, and dispatches them with a signed token. Whatever
// it is told of backoff it divides by FAKE_HURRY.

type Settings = {
  rateLimits?: { maxConcurrentDispatches?: number }
  retryConfig?: { maxAttempts?: number; minBackoff?: string; maxBackoff?: string; maxDoublings?: number }
}
type Ask = {
  httpRequest: {
    url: string
    headers?: Record<string, string>
    body?: string
    oidcToken?: { serviceAccountEmail: string; audience?: string }
  }
  scheduleTime?: string
  dispatchDeadline?: string
}
type NewTask = { task: Ask & { name?: string } }
type NewQueue = { name: string } & Settings
type Task = Ask & { name: string; due_ms: number; dispatched: number; answered: number }
type Queue = { name: string; settings: Settings; tasks: Map<string, Task>; flying: number }

const [port = '0'] = process.argv.slice(2)
const jwk = JSON.parse(process.env['FAKE_KEY'] ?? '{}') as JWK & { kid: string }
const hurry = Number(process.env['FAKE_HURRY'] ?? '1')
const key = await importJWK(jwk, 'RS256')
const issuer = 'https://accounts.google.com'
const queues = new Map<string, Queue>()
const seen = { created: 0, answers: {} as Record<string, number> }
let count = 0

class Refusal extends Error {
  readonly code: number
  readonly status: string
  constructor(code: number, status: string, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

const ms = (duration: string | undefined, otherwise: number) =>
  duration === undefined ? otherwise : Number(duration.replace('s', '')) * 1_000

function queueNamed(name: string): Queue {
  const queue = queues.get(name)
  if (!queue) throw new Refusal(404, 'NOT_FOUND', 'Queue does not exist.')
  return queue
}

function createQueue(asked: NewQueue): object {
  if (queues.has(asked.name)) throw new Refusal(409, 'ALREADY_EXISTS', 'Queue already exists')
  queues.set(asked.name, { name: asked.name, settings: asked, tasks: new Map(), flying: 0 })
  return { name: asked.name }
}

function createTask(queue: Queue, { task: asked }: NewTask): object {
  const name = asked.name ?? `${queue.name}/tasks/${(count += 1)}`
  if (queue.tasks.has(name)) throw new Refusal(409, 'ALREADY_EXISTS', 'Task already exists')
  const due_ms = asked.scheduleTime ? Date.parse(asked.scheduleTime) : Date.now()
  queue.tasks.set(name, { ...asked, name, due_ms, dispatched: 0, answered: 0 })
  seen.created += 1
  dispatch(queue)
  return { name }
}

const shown = (task: Task) => ({
  name: task.name,
  scheduleTime: new Date(task.due_ms).toISOString(),
  dispatchCount: task.dispatched,
  responseCount: task.answered,
})

function dispatch(queue: Queue): void {
  const most = queue.settings.rateLimits?.maxConcurrentDispatches ?? 1_000
  for (const task of queue.tasks.values()) {
    if (queue.flying >= most) return
    if (task.due_ms > Date.now() || task.dispatched > task.answered) continue
    task.dispatched += 1
    queue.flying += 1
    void attempt(queue, task)
  }
}

async function attempt(queue: Queue, task: Task): Promise<void> {
  const status = await deliver(queue, task).catch(() => 0)
  seen.answers[status] = (seen.answers[status] ?? 0) + 1
  queue.flying -= 1
  task.answered += 1
  const { maxAttempts = 100, minBackoff, maxBackoff, maxDoublings = 16 } = queue.settings.retryConfig ?? {}
  if ((status >= 200 && status < 300) || task.dispatched >= maxAttempts) queue.tasks.delete(task.name)
  else {
    const doubled = ms(minBackoff, 100) * 2 ** Math.min(task.dispatched - 1, maxDoublings)
    const wait = Math.min(doubled, ms(maxBackoff, 3_600_000)) / hurry
    task.due_ms = Date.now() + wait
  }
  dispatch(queue)
}

async function deliver(queue: Queue, task: Task): Promise<number> {
  const { url, headers = {}, body = '', oidcToken } = task.httpRequest
  const token = oidcToken && (await signed(oidcToken, url))
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const sent = send(url, {
    method: 'POST',
    agent: false,
    headers: {
      ...headers,
      'user-agent': 'Google-Cloud-Tasks',
      'x-cloudtasks-queuename': queue.name.split('/').at(-1),
      'x-cloudtasks-taskretrycount': String(task.dispatched - 1),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(ms(task.dispatchDeadline, 600_000)),
  })
  sent.on('response', (answer) => (answer.resume(), resolve(answer.statusCode ?? 0)))
  sent.on('error', reject)
  sent.end(Buffer.from(body, 'base64'))
  return await promise
}

const signed = async (
  { serviceAccountEmail: email, audience }: { serviceAccountEmail: string; audience?: string },
  url: string,
) =>
  await new SignJWT({ email, email_verified: true, azp: '1' })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setSubject('1')
    .setAudience(audience ?? url)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key)

function answerTo(method: string, path: string, body: string): object {
  if (path === '/jwks') {
    const { kty, kid, n, e } = jwk
    return { keys: [{ kty, kid, n, e, use: 'sig', alg: 'RS256' }] }
  }
  if (path === '/fake/seen')
    return { ...seen, left: [...queues.values()].reduce((sum, { tasks }) => sum + tasks.size, 0) }
  if (path === '/fake/wipe') return (queues.clear(), {})
  if (path.startsWith('/v2/projects/denied'))
    throw new Refusal(
      403,
      'PERMISSION_DENIED',
      'The principal lacks IAM permission "cloudtasks.tasks.create".',
    )
  const [, name = '', rest = ''] =
    /^\/v2\/(projects\/[^/]+\/locations\/[^/]+\/queues\/[^/:]+)(.*)$/.exec(path) ?? []
  if (name === '' && method === 'POST' && path.endsWith('/queues'))
    return createQueue(JSON.parse(body) as NewQueue)
  const queue = queueNamed(name)
  if (rest === '/tasks' && method === 'POST') return createTask(queue, JSON.parse(body) as NewTask)
  if (rest === '/tasks') return { tasks: [...queue.tasks.values()].slice(0, 1_000).map(shown) }
  if (rest === ':purge') return (queue.tasks.clear(), { name })
  if (method === 'DELETE') return (queues.delete(name), {})
  return { name, state: 'RUNNING' }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { pathname } = new URL(request.url ?? '/', 'http://fake')
  try {
    const body = answerTo(request.method ?? 'GET', pathname, Buffer.concat(parts).toString('utf8'))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  } catch (error) {
    const { code = 400, status = 'INVALID_ARGUMENT', message } = error as Partial<Refusal>
    response
      .writeHead(code, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code, status, message } }))
  }
}

setInterval(() => queues.forEach(dispatch), 10)

const server = createServer(
  (request, response) => void answer(request, response).catch(() => response.destroy()),
)
server.listen(Number(port), '127.0.0.1', () => console.log('ready'))
