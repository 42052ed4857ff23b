import { expect, it } from 'vitest'
import type { Listener, Queue } from '../../src/queue/contract.ts'
import { several } from '../../src/queue/several.ts'
import { ears } from '../contracts/queue-under-test.ts'

function bell(name: string, works = true): Queue & { heard: Listener[]; rung: number; closed: boolean } {
  const one = {
    name,
    push: null,
    longest_delay_ms: 0,
    heard: [] as Listener[],
    rung: 0,
    closed: false,
    ring: async () => {
      if (!works) throw new Error(`${name} is away`)
      one.rung += 1
      for (const listener of one.heard) listener.onRing()
    },
    listen: async (_queue: string, listener: Listener) => {
      one.heard.push(listener)
      return async () => void one.heard.splice(one.heard.indexOf(listener), 1)
    },
    depth: async () => (name === 'postgres' ? null : 2),
    state: () => ({
      well: works,
      refused: false,
      says: works ? 'is reached' : 'is away',
      foreign: 1,
      accepted: works,
    }),
    close: async () => void (one.closed = true),
  }
  return one
}

it('is the one itself when there is one', () => {
  const one = bell('redis')
  expect(several([one])).toBe(one)
})

it('rings and hears all, and is content if one of them rings', async () => {
  const [old, young] = [bell('redis', false), bell('amqp')]
  const both = several([old, young])
  const ear = ears()
  const stop = await both.listen('text', ear)
  await both.ring('text', 1)
  expect([old.heard.length, young.heard.length, ear.rings]).toEqual([1, 1, 1])
  await stop()
  await both.ring('text', 1)
  expect(ear.rings).toBe(1)
  await expect(several([bell('redis', false), bell('amqp', false)]).ring('text', 1)).rejects.toThrow()
})

it('adds up what is known, and says how each is', async () => {
  const both = several([bell('postgres'), bell('amqp', false)])
  expect(await both.depth('text')).toBe(2)
  expect(both.state()).toEqual({
    well: false,
    refused: false,
    says: 'postgres is reached; amqp is away',
    foreign: 2,
    accepted: true,
  })
  await both.close()
})

it('takes the requests of every broker that sends some', async () => {
  const pushing = (token: string, status: number) =>
    Object.assign(bell('cloudtasks'), {
      push: {
        path: '/ring',
        receive: async ({ authorization }: { authorization: string | undefined }) =>
          authorization === token ? status : 401,
      },
    })
  const both = several([bell('redis'), pushing('old', 200), pushing('new', 429)])
  const ask = async (authorization: string) =>
    await both.push?.receive({ authorization, body: '', signal: new AbortController().signal })
  expect(both.push?.path).toBe('/ring')
  expect([await ask('old'), await ask('new'), await ask('forged')]).toEqual([200, 429, 401])
})
