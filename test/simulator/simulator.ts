import { afterEach } from 'vitest'
import type { SimulatorOptions } from '../../simulator/config.ts'
import { startSimulator, type Simulator } from '../../simulator/start.ts'

export type Fault = NonNullable<SimulatorOptions['faults']>[number]

const running: Simulator[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
})

/** A simulator that draws one small picture, for as long as the test runs. */
export async function simulator(options: SimulatorOptions = {}, ledger?: string): Promise<Simulator> {
  const started = await startSimulator({ pictures: { distinct: 1, size: 64 }, ...options }, { ledger })
  running.push(started)
  return started
}

export const key = 'sk-sim-a'

/** Whatever a provider said: tests look into it as deep as they like. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Said = any

/** One raw call, as a client without an SDK makes it. */
export async function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${key}` },
): Promise<{ status: number; headers: Headers; text: string; json(): Said }> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: () => JSON.parse(text),
  }
}

export const picture = { model: 'gpt-image-2', prompt: 'A fox in the snow' }
export const chat = (content: string) => ({ model: 'gpt-5-mini', messages: [{ role: 'user', content }] })

/** Calls the admin API and answers what it says. */
export async function admin<T = Record<string, unknown>>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`${url}/__sim/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as T
}
