import { createServer, type AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { secretText } from '../../src/book/webhook.ts'
import { redeliver } from '../../src/db/webhooks/redeliver.ts'
import { publicWeb } from '../../src/outside/reach.ts'
import { eventually } from '../support/engine.ts'
import { startReceiver, type Received } from '../support/receiver.ts'
import { anEvent, startTrial, type Trial } from '../support/webhooks.ts'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterEach(async () => await trial.clear())
afterAll(async () => await trial.close())

describe('a receiver', () => {
  it('that fails is told again until it does not, always the same', async () => {
    const { id } = await trial.event('/flaky', 500, 404, 200)
    await trial.courier()
    const done = await trial.until(id, 'done')
    expect([done.tries, done.status, await trial.classes(id)]).toEqual([
      3,
      200,
      ['server_error', 'client_error', 'ok'],
    ])
    const all = trial.got('/flaky')
    expect(new Set(all.map((one) => `${one.headers['webhook-id']} ${one.body}`)).size).toBe(1)
    expect(all.map((one) => one.headers['webhook-id'])).toEqual([id, id, id])
  })

  it('that always fails is given up after the schedule', async () => {
    const { id } = await trial.event('/down', ...Array<number>(20).fill(503))
    await trial.courier()
    const dead = await trial.until(id, 'dead')
    expect([dead.tries, dead.because, trial.got('/down').length]).toEqual([
      4,
      'answered 503, on try 4 of 4',
      4,
    ])
  })

  it('that redirects has failed, and nobody is told where it points', async () => {
    const moved = { status: 308, headers: { location: `${trial.receiver.url}/elsewhere` } }
    const { id } = await trial.event('/moved', moved, moved, moved, moved)
    await trial.courier()
    expect(await trial.until(id, 'dead')).toMatchObject({ class: 'redirect', status: 308 })
    expect(trial.got('/elsewhere')).toEqual([])
  })

  it('that hangs, or drips, costs no more than its time, and others do not wait for it', async () => {
    const dripping = createServer((socket) => {
      const drip = setInterval(() => socket.write('H'), 20)
      socket.on('error', () => {}).on('close', () => clearInterval(drip))
    })
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve))
    const drops = await anEvent(trial.db, `http://127.0.0.1:${(dripping.address() as AddressInfo).port}/`)
    const hung = await trial.event('/hangs', 'hang', 'hang', 'hang', 'hang')
    const fine = await trial.event('/fine')
    await trial.courier({ timeout_ms: 150, waits_ms: [] })
    await trial.until(fine.id, 'done')
    expect(await trial.until(hung.id, 'dead')).toMatchObject({ class: 'timeout', status: null })
    expect((await trial.until(drops.id, 'dead')).class).toMatch(/timeout|network/)
    await new Promise((resolve) => dripping.close(resolve))
  })

  it('that is not there has failed, in words that name nothing of the network inside', async () => {
    const { id } = await anEvent(trial.db, 'http://127.0.0.1:9/')
    await trial.courier({ waits_ms: [] })
    expect(await trial.until(id, 'dead')).toMatchObject({
      class: 'network',
      because: 'the connection failed (ECONNREFUSED), on try 1 of 1',
    })
  })

  it('whose name leads inside at the time of delivery is not called', async () => {
    await trial.query(
      `insert into storymill.webhook_deliveries (user_id, type, url, payload, deadline_at)
       values ('local', 'trial', 'https://receiver.example/', '{}', now() + interval '1 day'),
         ('local', 'trial', 'https://10.0.0.1/', '{}', now() + interval '1 day')`,
    )
    const reach = publicWeb([443], async () => [{ address: '127.0.0.1', family: 4 }])
    await trial.courier({ waits_ms: [], reach })
    const states = async () =>
      await trial.query('select url, state, class, because from storymill.webhook_deliveries order by url')
    await eventually(async () => (await states()).every((row) => row['state'] === 'dead'))
    expect(await states()).toEqual([
      {
        url: 'https://10.0.0.1/',
        state: 'dead',
        class: 'refused',
        because: 'its address must be a public address',
      },
      {
        url: 'https://receiver.example/',
        state: 'dead',
        class: 'not_public',
        because: 'its name leads to an address that may not be called, on try 1 of 1',
      },
    ])
  })

  it('that says when to come back is not asked sooner', async () => {
    const { id } = await trial.event('/slow', { status: 429, headers: { 'retry-after': '3600' } })
    await trial.courier()
    const waiting = await trial.until(id, 'sleeping')
    expect(waiting.class).toBe('rate_limit')
    expect((waiting.next_try_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_500_000)
  })
})

describe('a receiver that says 410', () => {
  it('is left alone, with all that waits for it, until what a person sends there arrives', async () => {
    const url = `${trial.receiver.url}/gone`
    const slept = await trial.event('/gone', 500, 410)
    const courier = await trial.courier({ waits_ms: [60_000] })
    await trial.until(slept.id, 'sleeping')
    const first = await trial.event('/gone', 410)
    const other = await trial.event('/other')
    courier.wake()
    const dead = await trial.until(first.id, 'dead')
    expect([dead.tries, dead.class]).toEqual([1, 'gone'])
    expect(await trial.read(slept.id)).toMatchObject({
      state: 'dead',
      because: 'this address answered 410 and is left alone',
    })
    await trial.until(other.id, 'done')
    expect(await trial.query('select user_id, url from storymill.webhook_disabled')).toEqual([
      { user_id: 'local', url },
    ])

    trial.plan('/gone', 410)
    await redeliver(trial.query, 'local', first.id)
    courier.wake()
    await eventually(async () => (await trial.read(first.id)).attempts.length === 2)
    await trial.until(first.id, 'dead')
    expect(await trial.query('select url from storymill.webhook_disabled')).toHaveLength(1)
    await redeliver(trial.query, 'local', slept.id)
    courier.wake()
    await trial.until(slept.id, 'done')
    expect(await trial.query('select url from storymill.webhook_disabled')).toEqual([])
  })
})

it('each secret of the deployment signs, so that one can be put before another', async () => {
  const keys: [Buffer, Buffer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const { id } = await trial.event('/signed')
  await trial.courier({ signing: () => keys })
  await trial.until(id, 'done')
  const [{ headers, body }] = trial.got('/signed') as [Received]
  for (const key of keys) new Webhook(secretText(key)).verify(body, headers)
  expect(() => new Webhook(secretText(Buffer.alloc(32, 3))).verify(body, headers)).toThrow('No matching')
})

describe('several couriers', () => {
  it('send no more to one host at once than is allowed, and step over it for the others', async () => {
    const slow = await startReceiver((_, reply) => {
      setTimeout(() => reply.writeHead(204).end(), 30)
    })
    await Promise.all(Array.from({ length: 30 }, () => anEvent(trial.db, `${slow.url}/`)))
    const fine = await trial.event('/quick')
    await trial.courier({ per_host: 2 })
    await trial.courier({ per_host: 2 })
    await trial.until(fine.id, 'done')
    expect(slow.got.length).toBeLessThan(30)
    await eventually(
      async () =>
        (await trial.query(`select from storymill.webhook_deliveries where state = 'done'`)).length === 31,
    )
    expect([slow.got.length, slow.most()]).toEqual([30, 2])
    await slow.stop()
  })

  it('never deliver one twice while nobody dies', async () => {
    const sent = await Promise.all(Array.from({ length: 60 }, () => trial.event('/once')))
    await Promise.all([trial.courier(), trial.courier(), trial.courier()])
    for (const one of sent) await trial.until(one.id, 'done')
    const ids = trial.got('/once').map((one) => one.headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([60, 60])
  })
})
