import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import type { ApiKey, CallContext, Failure, ImageRequest, Models } from '../../src/providers/contract.ts'
import { readEndpoints, readKeys } from '../../src/providers/keys.ts'
import { openModels } from '../../src/providers/registry.ts'

export type Request = {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
  json: Record<string, never> & { [name: string]: unknown }
}
/** `cut`: the connection breaks before the answer or within it; `hang`: nothing ever comes. */
export type Reply = {
  status?: number
  headers?: Record<string, string>
  json?: unknown
  bytes?: Uint8Array
  text?: string
  cut?: 'before' | 'within'
  hang?: true
}

export type FakeProvider = { url: string; seen: Request[]; stop(): Promise<void> }

/** A provider of a test's own, over real HTTP. `answer` gets the request and how many came before it. */
export async function fakeProvider(
  answer: (request: Request, before: number) => Reply | Promise<Reply>,
): Promise<FakeProvider> {
  const seen: Request[] = []
  const server = createServer((incoming, response) => {
    void (async () => {
      const request = await read(incoming)
      const reply = await answer(request, seen.push(request) - 1)
      send(reply, response)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const isJson = incoming.headers['content-type']?.includes('json')
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body,
    json: isJson ? (JSON.parse(body.toString()) as Request['json']) : {},
  }
}

function send(reply: Reply, response: ServerResponse): void {
  if (reply.hang) return
  if (reply.cut === 'before') return void response.destroy()
  const body = reply.bytes ?? Buffer.from(reply.text ?? JSON.stringify(reply.json ?? {}))
  const type = reply.bytes ? 'image/png' : reply.text === undefined ? 'application/json' : 'text/html'
  const headers = { 'content-type': type, 'content-length': String(body.byteLength), ...reply.headers }
  response.writeHead(reply.status ?? 200, headers)
  if (reply.cut !== 'within') return void response.end(body)
  response.write(body.subarray(0, body.byteLength >> 1), () => setTimeout(() => response.destroy(), 10))
}

export const secret = 'sk-test-0123456789abcdefSECRET'

/** The models of one provider whose address is the fake one. `env`: the names of its key and its address. */
export async function modelsAt(
  [key, base, path]: [key: string, base: string, path: string],
  fake: { url: string },
  models: { text?: string; image?: string; moderation?: string },
): Promise<Models & { key: ApiKey }> {
  const env = { [key]: secret, [base]: `${fake.url}${path}` }
  const keys = readKeys(env)
  const opened = await openModels({
    text: models.text ?? 'demo',
    image: models.image ?? 'demo',
    moderation: models.moderation ?? 'none',
    demo: parseDemo(''),
    keys,
    endpoints: readEndpoints(env),
    poll_ms: [20, 60],
  })
  return { ...opened, key: keys[0]! }
}

export const callWith = (key: ApiKey, more: Partial<CallContext> = {}): CallContext => ({
  signal: AbortSignal.timeout(10_000),
  idempotency_key: 'book-1:picture:1',
  attempt: 1,
  key,
  job: null,
  saveJob: async () => {},
  ...more,
})

export const failureOf = (answer: { ok: true } | { ok: false; failure: Failure }): Failure => {
  if (answer.ok) throw new Error('the call did not fail')
  return answer.failure
}

const dots = (format: 'png' | 'jpeg' | 'webp', side: number): Promise<Buffer> => {
  const noise = Buffer.from(Array.from({ length: side * side * 3 }, (_, i) => (i * 7919) % 251))
  return sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .toFormat(format)
    .toBuffer()
}
export const png = await dots('png', 64)
export const jpeg = await dots('jpeg', 64)
export const webp = await dots('webp', 64)

export const pictureRequest = (references: Uint8Array[] = []): ImageRequest => ({
  ask: { kind: 'character_sheet', style: 'watercolour', characters: [], seed: 1 },
  prompt: 'A fox in the rain.',
  references,
})
