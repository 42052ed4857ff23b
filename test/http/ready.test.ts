import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Broker, Surroundings } from '../../src/queue/contract.ts'
import { hang } from '../../src/queue/doorbell.ts'
import { whyNotReady } from '../../src/wiring/machine-parts.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

/** A doorbell whose driver tells what the test says. */
async function bell(send: Broker['send'] = async () => await Promise.reject(new Error('WRONGPASS'))) {
  const told = Promise.withResolvers<Surroundings>()
  const broker: Broker = {
    name: 'trial',
    longest_delay_ms: 0,
    send,
    receive: async () => async () => {},
    depth: async () => null,
    close: async () => {},
  }
  const queue = await hang(
    async (_url, around) => {
      told.resolve(around)
      return broker
    },
    {
      url: new URL('trial://ann:secret@a.example'),
      deployment: 'd',
      listeners: () => 1,
      postgres: { notify: async () => {}, listen: async () => () => {} },
    },
  )
  const around = await told.promise
  const ready = async () => (await whyNotReady({ db: engine.db, queue }))?.code ?? 'ready'
  return { around, ready }
}

describe('a process is ready', () => {
  it('with a broker that was not tried, that is well, or that cannot be reached', async () => {
    const { around, ready } = await bell()
    expect(await ready()).toBe('ready')
    around.trouble(new Error('ECONNREFUSED'))
    expect(await ready()).toBe('ready')
    around.well()
    expect(await ready()).toBe('ready')
  })

  it('again once it is let in, although nobody brings it work meanwhile', async () => {
    const { around, ready } = await bell(async () => {})
    around.trouble(new Error('WRONGPASS'), true)
    expect(await ready()).toBe('queue_refused')
    await eventually(async () => (await ready()) === 'ready')
  })

  it('not while its broker refuses it and never let it in', async () => {
    const { around, ready } = await bell()
    around.trouble(new Error('WRONGPASS'), true)
    expect(await ready()).toBe('queue_refused')
    // It went away: that is no refusal.
    around.trouble(new Error('ECONNREFUSED'))
    expect(await ready()).toBe('ready')
    around.trouble(new Error('WRONGPASS'), true)
    expect(await ready()).toBe('queue_refused')
    around.well()
    expect(await ready()).toBe('ready')
    // Whom it knew once has only fallen from grace.
    around.trouble(new Error('WRONGPASS'), true)
    expect(await ready()).toBe('ready')
  })
})
