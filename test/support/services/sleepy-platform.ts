import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { eventually } from '../engine.ts'
import { freePort } from './free-port.ts'

const main = resolve(import.meta.dirname, '../../../src/main.ts')

/**
 * A platform that lets a worker run only while a request to it is open, as Cloud Run does: the first request starts one, and
 * after the last answer it is stopped in the middle of whatever it does (SIGSTOP) until the next comes.
 */
export type Platform = {
  url: string
  /** What the worker is started with, besides its PORT. */
  env: Record<string, string>
  seen: { starts: number; sleeps: number; most_open: number }
  asleep(): boolean
  running(): boolean
  /** Ends the worker as the platform does when it needs the room; resolves when it is gone. */
  terminate(): Promise<void>
  close(): Promise<void>
}

type Instance = { child: ChildProcess; port: number; open: number; asleep: boolean; ending: boolean }

export async function sleepyPlatform(): Promise<Platform> {
  const env: Record<string, string> = {}
  const seen = { starts: 0, sleeps: 0, most_open: 0 }
  let instance: Promise<Instance> | null = null
  let now: Instance | null = null
  const all: Instance[] = []
  const start = async () => {
    seen.starts += 1
    const started = (now = await startWorker(env))
    all.push(started)
    started.child.once('exit', () => {
      if (now === started) instance = now = null
    })
    return started
  }
  const server = createServer((request, response) => {
    instance ??= start()
    instance.then(
      (one) => passOn(one, request, response, seen),
      () => response.destroy(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const terminate = async () => {
    const ending = now
    if (!ending) return
    // Whatever comes from now on is for the next one.
    instance = now = null
    ending.ending = true
    const gone = once(ending.child, 'exit')
    ending.child.kill('SIGTERM')
    ending.child.kill('SIGCONT')
    await gone
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    env,
    seen,
    asleep: () => now?.asleep ?? true,
    running: () => now !== null,
    terminate,
    close: async () => {
      await instance?.catch(() => {})
      for (const { child } of all) child.kill('SIGKILL')
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function startWorker(env: Record<string, string>): Promise<Instance> {
  const port = await freePort()
  const child = spawn(process.execPath, [main, 'worker'], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(port) },
    stdio: 'ignore',
  })
  const up = async () =>
    await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
  await eventually(up, 30_000, 'a worker to be up', 50)
  return { child, port, open: 0, asleep: false, ending: false }
}

function passOn(
  one: Instance,
  request: IncomingMessage,
  response: ServerResponse,
  seen: Platform['seen'],
): void {
  one.open += 1
  seen.most_open = Math.max(seen.most_open, one.open)
  one.asleep = false
  one.child.kill('SIGCONT')
  const { method, headers, url: path } = request
  const there = send({ host: '127.0.0.1', port: one.port, method, headers, path, agent: false })
  there.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 500)
    answer.pipe(response)
  })
  there.on('error', () => response.destroy())
  there.once('close', () => {
    one.open -= 1
    // Who is to end is let run until it has.
    if (one.open > 0 || one.ending) return
    one.asleep = true
    seen.sleeps += 1
    one.child.kill('SIGSTOP')
  })
  request.pipe(there)
}
