import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secretText } from '../../src/book/webhook.ts'
import { signedHeaders } from '../../src/worker/webhook-signature.ts'
import { eventually } from '../support/engine.ts'

const root = resolve(import.meta.dirname, '../..')
const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const secret = secretText(key)
const now_s = () => Math.floor(Date.now() / 1000)
const payload = JSON.stringify({ type: 'book.complete', data: { book_id: 'the-book' } })
const headersAt = (at_s: number, keys = [key], id = 'an-id') => signedHeaders(keys, { id, at_s, payload })

let folder: string
let receiver: ChildProcess
let lines: Interface
let verify: (secret: string, body: string, headers: Record<string, string>) => boolean
const said: string[] = []
let port = 0

/** One that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

beforeAll(async () => {
  port = await freePort()
  folder = await mkdtemp(join(tmpdir(), 'storymill-docs-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const page = await readFile(join(root, 'docs/webhooks.md'), 'utf8')
  const [server = '', function_ = ''] = [...page.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1])
  await writeFile(join(folder, 'receiver.mjs'), server)
  await writeFile(join(folder, 'verify.mjs'), function_)
  verify = ((await import(pathToFileURL(join(folder, 'verify.mjs')).href)) as { verify: typeof verify })
    .verify
  receiver = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
    env: { WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  lines = createInterface({ input: receiver.stdout as NodeJS.ReadableStream })
  lines.on('line', (line) => said.push(line))
})
afterAll(async () => {
  receiver.kill()
  await once(receiver, 'exit')
  await rm(folder, { recursive: true, force: true })
})

it('the receiver of the page takes what we sign, once, and nothing else', async () => {
  const post = async (headers: Record<string, string>, body = payload) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status
  await eventually(
    async () =>
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      ),
  )
  expect(await post(headersAt(now_s()))).toBe(204)
  expect(await post(headersAt(now_s()))).toBe(204)
  expect(await post(headersAt(now_s(), [other, key], 'another'))).toBe(204)
  expect(await post(headersAt(now_s(), [other]))).toBe(401)
  expect(await post(headersAt(now_s()), `${payload} `)).toBe(401)
  expect(await post(headersAt(now_s() - 400))).toBe(401)
  await eventually(async () => said.length === 2)
  expect(said).toEqual(['book.complete the-book', 'book.complete the-book'])
})

it('the ten lines of the page know what we signed from what we did not', () => {
  expect(verify(secret, payload, headersAt(now_s()))).toBe(true)
  expect(verify(secret, payload, headersAt(now_s(), [other, key]))).toBe(true)
  expect(verify(secret, payload, headersAt(now_s(), [other]))).toBe(false)
  expect(verify(secret, `${payload} `, headersAt(now_s()))).toBe(false)
  expect(verify(secret, payload, headersAt(now_s() - 400))).toBe(false)
  expect(verify(secret, payload, { ...headersAt(now_s()), 'webhook-id': 'forged' })).toBe(false)
  expect(verify(secret, payload, {})).toBe(false)
})
