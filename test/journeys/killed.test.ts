import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { eventually } from '../support/engine.ts'
import { temporaryHome } from '../support/postgres.ts'

const main = resolve(import.meta.dirname, '../../src/main.ts')
let home: Awaited<ReturnType<typeof temporaryHome>>
const running = new Set<ChildProcess>()
beforeAll(async () => {
  home = await temporaryHome('storymill-killed-')
})
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM')
  await Promise.all([...running].map((child) => once(child, 'exit')))
  await home.remove()
})

/** The whole service on its embedded database, as `npm start` runs it. */
async function serve(env: Record<string, string> = {}): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [main, 'serve'], {
    // The home itself is made by the service.
    cwd: dirname(home.path),
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      STORYMILL_HOME: home.path,
      STORYMILL_DEMO: 'latency=20-80',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.add(child)
  child.on('exit', () => running.delete(child))
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /Storymill is ready: (\S+)/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error(`the service ended with ${child.exitCode}`)
}

async function order(url: string, seed: number): Promise<string> {
  const answer = await fetch(`${url}/v1/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ idea: 'A fox who is afraid of the dark', pages: 4, seed }),
  })
  return ((await answer.json()) as Book).id
}

const statuses = async (url: string, ids: string[]) =>
  await Promise.all(
    ids.map(async (id) => ((await (await fetch(`${url}/v1/books/${id}`)).json()) as Book).status),
  )

it('everything is killed while books are made; started again, every accepted book is finished', async () => {
  const ids: string[] = []
  for (let kill = 0; kill < 3; kill++) {
    const { child, url } = await serve()
    ids.push(await order(url, kill))
    await eventually(async () => !(await statuses(url, ids.slice(-1))).includes('queued'))
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const { child, url } = await serve()
  await eventually(
    async () => (await statuses(url, ids)).every((status) => status === 'complete'),
    40_000,
    'every book',
  )
  const second = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', STORYMILL_HOME: home.path },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said = await second.stderr.toArray()
  expect([
    second.exitCode ?? (await once(second, 'exit'))[0],
    Buffer.concat(said as Buffer[]).toString(),
  ]).toEqual([2, expect.stringContaining('Another Storymill runs in') as string])
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
}, 90_000)
