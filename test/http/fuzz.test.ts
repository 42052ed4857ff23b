import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person } from '../support/callers.ts'
import {
  operationsOf,
  requests,
  type Document,
  type Known,
  type Operation,
  type Request,
} from './fuzz/operations.ts'

// Requests made from the API's own description, right ones and wrong ones. `npm run prove:fuzz` goes on for ten minutes.
const seconds = Number(process.env['STORYMILL_TEST_FUZZ_S'] ?? 4)
// What the wall answers to what is too long for any operation.
const wall = [414, 431]

// Draws for seconds when it is first asked, and takes nothing but a name from a list.
const drawing = 'GET /v1/styles/{id}/sample'

let app: TestApp
let known: Known
let operations: Operation[]
const seen = new Map<string, Map<number, number>>()
beforeAll(async () => {
  const { http } = await readConfig({}, '/nowhere')
  const config = { auth: 'keys' as const, http: { ...http, failed_keys_per_minute: null } }
  app = await startTestApp({ worker: false }, 'latency=0-0', { config })
  await person(app.db, 'root', 'admin')
  await person(app.db, 'eve')
  const [good, reader, other] = await Promise.all([
    keyOf(app.db, 'root', ['books:read', 'books:write', 'admin']),
    keyOf(app.db, 'root', ['books:read']),
    keyOf(app.db, 'eve'),
  ])
  known = {
    ids: [],
    groups: ['openai/default', '*', 'demo'],
    good: good.headers,
    bad: [
      reader.headers,
      other.headers,
      {},
      { authorization: 'Bearer sk_a_b' },
      { cookie: '__Host-storymill=a_b' },
    ],
  }
  const document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Document
  operations = operationsOf(document).filter((one) => one.name !== drawing)
})
afterAll(async () => await app.stop())

type Answer = { status: number; type: string; body: string; ms: number }

async function send({ operation, path, headers, body }: Request): Promise<Answer> {
  const start = performance.now()
  const answer = await fetch(`${app.url}${path}`, {
    method: operation.method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
    ...(body === undefined ? {} : { body }),
  })
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('text/event-stream')) {
    await answer.body?.cancel()
    return { status: answer.status, type, body: '', ms: performance.now() - start }
  }
  return { status: answer.status, type, body: await answer.text(), ms: performance.now() - start }
}

const checks = new Map<string, z.ZodType>()

/** Null, or how an answer is none of those that the description names. */
function wrong({ operation, plain }: Request, { status, type, body, ms }: Answer): string | null {
  if (status === 500 || status > 503) return `answered ${status}: ${body}`
  if (ms > 5_000) return `took ${Math.round(ms)} ms`
  if (status >= 400 && !type.startsWith('application/problem+json')) return `${status} is no problem: ${type}`
  if (!plain || wall.includes(status)) return null
  const declared = operation.responses[status]
  if (!declared) return `answered ${status}, which is not in its description: ${body.slice(0, 300)}`
  if (status === 204 || status === 304) return body === '' ? null : `${status} has a body`
  const [media, content] = Object.entries(declared.content ?? {})[0] ?? []
  if (media === undefined || !content?.schema || media.endsWith('/*')) return null
  if (!type.startsWith(media)) return `${status} is ${type}, not ${media}`
  if (!media.endsWith('json')) return null
  if (!/^[[{]/.test(body)) return `${status} is no JSON: ${JSON.stringify(body)}`
  const key = `${operation.name} ${status}`
  const check = checks.get(key) ?? z.fromJSONSchema(content.schema as Parameters<typeof z.fromJSONSchema>[0])
  checks.set(key, check)
  const parsed = check.safeParse(JSON.parse(body))
  return parsed.success
    ? null
    : `${status} does not fit its schema: ${z.prettifyError(parsed.error)} in ${body.slice(0, 500)}`
}

async function judge(request: Request): Promise<void> {
  const answer = await send(request)
  const statuses = seen.get(request.operation.name) ?? new Map<number, number>()
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  seen.set(request.operation.name, statuses)
  if (answer.status === 202) remember(answer.body)
  if (answer.status === 204) forget(request.path)
  const says = wrong(request, answer)
  if (says !== null) throw new Error(`${request.operation.method} ${request.path.slice(0, 300)} ${says}`)
}

/** Books to ask for later; the newest few hundred. */
function remember(body: string): void {
  const { id } = JSON.parse(body) as { id: string }
  if (!known.ids.includes(id)) known.ids.push(id)
  if (known.ids.length > 200) known.ids.shift()
}

function forget(path: string): void {
  const at = known.ids.findIndex((id) => path.includes(id))
  if (at >= 0) known.ids.splice(at, 1)
}

it(
  'whatever is asked, the answer is one that the description names, and none is an error of ours',
  async () => {
    for (let n = 0; n < 20; n++)
      remember(await (await app.order({ idea: `A fox, number ${n}` }, known.good)).text())
    const some = fc.oneof(...operations.map((operation) => requests(operation, known)))
    // Of every operation a few for certain, then whatever comes until the time is up.
    for (const operation of operations)
      await Promise.all(fc.sample(requests(operation, known), { numRuns: 8, seed: 4 }).map(judge))
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 16, maxLength: 16 }), fc.nat(), async (all, n) => {
        remember(await (await app.order({ idea: `A fox, number ${n}` }, known.good)).text())
        await Promise.all(all.map(judge))
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1_000, endOnFailure: seconds < 60 },
    )
    const total = [...seen.values()].flatMap((statuses) => [...statuses.values()]).reduce((a, b) => a + b, 0)
    if (process.env['STORYMILL_TEST_FUZZ_S'] !== undefined)
      console.log(`${total} requests`, Object.fromEntries(seen))
    expect(total).toBeGreaterThan(8 * operations.length)
    const statusesOf = (name: string) => [...(seen.get(name)?.keys() ?? [])]
    expect(statusesOf('POST /v1/books')).toEqual(expect.arrayContaining([202, 400, 422]))
    expect(statusesOf('GET /v1/books/{id}')).toContain(200)
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
  },
  (seconds + 60) * 1_000,
)
