import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { Reconciler } from '../../src/worker/reconcile.ts'
import { eventually } from '../support/engine.ts'
import { startTrial, type Trial } from '../support/webhooks.ts'

const script = fileURLToPath(new URL('../support/courier-process.ts', import.meta.url))
let trial: Trial
let reconciler: Reconciler
const children = new Set<ChildProcess>()
beforeAll(async () => {
  trial = await startTrial()
  reconciler = new Reconciler(trial.db, () => {}, console.error)
})
afterEach(async () => await trial.clear())
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await trial.close()
})

function startProcess(failpoints: string): ChildProcess {
  const child = spawn(process.execPath, [script, trial.engine.url, failpoints], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

/** Both that came are the same to their receiver. */
const sameTwice = (path: string) => {
  const all = trial.got(path).map((one) => `${one.headers['webhook-id']} ${one.body}`)
  expect([all.length, new Set(all).size]).toEqual([2, 1])
}

it.each([
  ['webhook.claimed=exit', '/unsent', 1],
  ['webhook.answered=exit', '/untold', 2],
] as const)(
  'a courier killed at %s: told at least once, with one id, at once',
  async (failpoint, path, times) => {
    const { id } = await trial.event(path)
    await once(startProcess(failpoint), 'exit')
    expect(await trial.read(id)).toMatchObject({ state: 'running', tries: 0 })
    await reconciler.round()
    expect(await trial.read(id)).toMatchObject({ state: 'ready', because: 'its worker died or lost it' })
    await trial.courier()
    const done = await trial.until(id, 'done')
    expect([done.tries, await trial.classes(id), trial.got(path).length]).toEqual([
      2,
      ['unknown', 'ok'],
      times,
    ])
    if (times === 2) sameTwice(path)
  },
)

it('a courier killed in the middle of a delivery: the same again', async () => {
  const { id } = await trial.event('/middle', 'hang')
  const child = startProcess('')
  await eventually(async () => trial.got('/middle').length === 1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await reconciler.round()
  await trial.courier()
  await trial.until(id, 'done')
  sameTwice('/middle')
})

it('couriers killed again and again: every event arrives, each under one id', async () => {
  const sent = await Promise.all(Array.from({ length: 40 }, () => trial.event('/storm')))
  for (let kill = 0; kill < 2; kill++) {
    const before = trial.got('/storm').length
    const child = startProcess('')
    await eventually(async () => trial.got('/storm').length > before)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await reconciler.round()
  }
  await trial.courier()
  for (const { id } of sent) await trial.until(id, 'done')
  const bodies = new Map<string, Set<string>>()
  for (const { headers, body } of trial.got('/storm')) {
    const id = headers['webhook-id'] ?? ''
    bodies.set(id, (bodies.get(id) ?? new Set()).add(body))
  }
  expect([...bodies.keys()].sort()).toEqual(sent.map((one) => one.id).sort())
  expect([...bodies.values()].every((of) => of.size === 1)).toBe(true)
})
