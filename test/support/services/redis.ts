import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'
import { find, type Service } from './service.ts'

/** A Redis for tests: private, on a free port, without a file on disk; null, and says why, if there is none to be had. */
export async function startRedis(options: { password?: string } = {}): Promise<Service | null> {
  const found = await find({
    variable: 'STORYMILL_TEST_REDIS_URL',
    program: 'redis-server',
    package: 'redis-server',
  })
  if (!found) return null
  if ('url' in found) return { url: found.url, own: null, stop: async () => {} }
  return await privateRedis(found.program, options.password)
}

async function privateRedis(program: string, password?: string): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'storymill-redis-'))
  const port = await freePort()
  const url = `redis://${password === undefined ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`
  let server: ChildProcess | undefined
  const start = async () => void (server = await run(program, folder, port, password))
  const kill = async () => {
    const running = server
    server = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  await start()
  return {
    url,
    own: {
      kill,
      // It keeps nothing over a restart anyway.
      start,
      freeze: () => void server?.kill('SIGSTOP'),
      thaw: () => void server?.kill('SIGCONT'),
      wipe: async () => void (await redisSays(url, (redis) => redis.flushall())),
    },
    stop: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function run(program: string, folder: string, port: number, password?: string): Promise<ChildProcess> {
  const secret = password === undefined ? [] : ['--requirepass', password]
  const nothing = ['--save', '', '--appendonly', 'no']
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
  const server = spawn(program, [...where, ...nothing, ...secret], { stdio: ['ignore', 'pipe', 'ignore'] })
  // It must not outlive a test run that crashes.
  const end = () => void server.kill('SIGKILL')
  process.once('exit', end)
  server.once('exit', () => process.off('exit', end))
  const ready = Promise.withResolvers<void>()
  const said: string[] = []
  createInterface({ input: server.stdout }).on('line', (line) => {
    said.push(line)
    if (line.includes('Ready to accept connections')) ready.resolve()
  })
  server.once('error', ready.reject)
  server.once('exit', () => ready.reject(new Error(`redis-server ended: ${said.slice(-5).join('; ')}`)))
  await ready.promise
  return server
}

/** Asks a Redis something, over a connection of its own. */
export async function redisSays<T>(url: string, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url)
  redis.on('error', () => {})
  try {
    return await ask(redis)
  } finally {
    redis.disconnect()
  }
}
