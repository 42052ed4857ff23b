import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { QueueView, WorkerView } from '../../src/book/machines.ts'
import { run } from '../../src/cli/commands.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'
import { listenIn } from '../support/said.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())
const { out, err } = listenIn(() => engine.url)

const json = async <T>(...args: string[]): Promise<T> => {
  out.length = 0
  expect(await run([...args, '--json']), err.join('\n')).toBe(0)
  expect(out).toHaveLength(1)
  return JSON.parse(out[0] ?? '') as T
}
const queues = async () => (await json<{ items: QueueView[] }>('queues', 'list')).items
const workers = async () => (await json<{ items: WorkerView[] }>('workers')).items

describe('storymill queues', () => {
  it('lists them, pauses one and resumes it, and writes down who did', async () => {
    await engine.order(smallPipeline())
    expect((await queues()).map((one) => [one.queue, one.ready, one.listeners, one.paused])).toEqual([
      ['text', 1, 0, null],
      ['images', 0, 0, null],
      ['generation', 0, 0, null],
      ['webhooks', 0, 0, null],
    ])
    expect(await json('queues', 'pause', 'text', '--because', 'billing')).toMatchObject({
      queue: 'text',
      because: 'billing',
    })
    expect((await queues())[0]?.paused?.by).toMatch(/.@./)
    expect(await run(['queues'])).toBe(0)
    expect(out.join('\n')).toMatch(/^text +1 ready.*PAUSED since .* by .*@.*: billing$/m)
    expect(await json('queues', 'resume', 'text')).toMatchObject({ queue: 'text', extended: 1 })
    expect(await json('queues', 'resume', 'text')).toEqual({ queue: 'text', paused_ms: 0, extended: 0 })
    const acts = await engine.db.query(
      `select action, via from storymill.admin_actions where target = 'text' order by id`,
    )
    expect(acts).toEqual([
      { action: 'queue.pause', via: 'command' },
      { action: 'queue.resume', via: 'command' },
    ])
  })

  it('is for whoever runs beside a worker, whom HOST lets in is no matter', async () => {
    vi.stubEnv('HOST', '0.0.0.0')
    expect(await run(['queues']), err.join('\n')).toBe(0)
    expect(await run(['workers']), err.join('\n')).toBe(0)
  })

  it.each([
    ['pause', 'say which queue; there are text, images, generation, webhooks'],
    ['pause nonsense', 'there is no queue nonsense; there are'],
    ['resume text --because x', '--because says why a queue is paused'],
    [`pause text --because ${'x'.repeat(201)}`, '--because takes 1 to 200 characters'],
    ['clear text', 'queues does not "clear"; it does list, pause and resume'],
    ['list text', 'unexpected "text"'],
  ])('%s is bad input', async (args, says) => {
    expect(await run(['queues', ...args.split(' ')])).toBe(2)
    expect(err.join('\n')).toContain(says)
  })
})

describe('storymill workers', () => {
  it('lists a worker by its name and sends it away: the process ends with 0', async () => {
    const child = spawn(
      process.execPath,
      [resolve(import.meta.dirname, '../../src/main.ts'), 'worker', '--name', 'w-1'],
      {
        cwd: tmpdir(),
        env: { PATH: process.env.PATH ?? '', DATABASE_URL: engine.url, STORYMILL_HOME: tmpdir() },
        stdio: 'ignore',
      },
    )
    const ended = once(child, 'exit')
    try {
      await eventually(async () => (await workers()).length > 0)
      const [one] = await workers()
      expect(one).toMatchObject({ name: 'w-1', pid: child.pid, state: 'running', pipelines: ['storybook@1'] })
      expect(await run(['workers'])).toBe(0)
      expect(out.join('\n')).toContain('w-1  running')
      expect(await json('workers', 'drain', 'w-1', '--wait')).toMatchObject({ id: one?.id, state: 'stopped' })
      expect(await ended).toEqual([0, null])
      expect((await workers())[0]).toMatchObject({ state: 'stopped' })
      expect(await run(['workers', 'drain', one?.id ?? ''])).toBe(2)
      expect(err.join('\n')).toContain('This worker has stopped.')
    } finally {
      child.kill('SIGKILL')
    }
  })

  it.each([
    ['drain', 'say which worker'],
    ['drain nobody', 'there is no worker nobody'],
    ['stop x', 'workers does not "stop"; it does list and drain'],
  ])('%s is bad input', async (args, says) => {
    expect(await run(['workers', ...args.split(' ')])).toBe(2)
    expect(err.join('\n')).toContain(says)
  })

  it('of one name are told apart by their ids', async () => {
    const both = [await engine.worker(smallPipeline()), await engine.worker(smallPipeline())]
    expect(await run(['workers', 'drain', 'test'])).toBe(2)
    for (const { id } of both) expect(err.join('\n')).toContain(id)
    await Promise.all(both.map((one) => one.stop(100)))
  })

  it('of one name, of which one died, are that which lives', async () => {
    const [dead, alive] = [await engine.worker(smallPipeline()), await engine.worker(smallPipeline())]
    await dead.stop(100)
    await engine.db.query(
      `update storymill.workers set stopped_at = null, lease_until = storymill.now() - interval '1 second' where id = $1`,
      [dead.id],
    )
    expect(await json('workers', 'drain', 'test')).toMatchObject({ id: alive.id, draining: true })
    await alive.stop(100)
    expect(await run(['workers', 'drain', 'test'])).toBe(1)
    expect(err.join('\n')).toContain('not heard of any more')
  })

  it('have names without spaces', async () => {
    expect(await run(['worker', '--name', 'a b'])).toBe(2)
    expect(err.join('\n')).toContain('--name must be')
  })
})
