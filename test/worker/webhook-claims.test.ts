import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { claimDeliveries, fromTheStart, type Claimed, type Seen } from '../../src/db/webhooks/claim.ts'
import { aWorker, startTrial, type Trial } from '../support/webhooks.ts'

let trial: Trial
let worker_id: string
beforeAll(async () => {
  trial = await startTrial()
  worker_id = await aWorker(trial.db)
  await trial.query(`insert into storymill.users (id) values ('leo')`)
})
afterEach(async () => await trial.clear())
afterAll(async () => await trial.close())

/** So many deliveries of a user, each to a host of its own or all to one, in order. */
const waiting = async (n: number, host: string, user_id = 'local') =>
  await trial.query(
    `insert into storymill.webhook_deliveries (user_id, type, url, payload, deadline_at)
     select $1, 'trial', case $2 when 'each' then 'https://' || to_char(i, 'FM"h"0000') || '.example/' else 'https://' || $2 || '/' end,
       '{}', now() + interval '1 day' from generate_series(0, $3::int - 1) i order by i`,
    [user_id, host, n],
  )
const ask = (free: number, after: Seen = fromTheStart) => ({
  worker_id,
  token: crypto.randomUUID(),
  free,
  per_host: 8,
  timeout_ms: 1_000,
  after,
})
const claim = async (free: number, after?: Seen) => await claimDeliveries(trial.db, ask(free, after))
const users = (claimed: Claimed[]) => claimed.map((one) => one.user_id).sort()

describe('a claim', () => {
  it('looks at so many hosts, however many wait, and the next goes on where it stopped', async () => {
    await waiting(500, 'each')
    const [first] = await claim(1)
    expect([first?.url, first?.seen.host]).toEqual(['https://h0000.example/', 'h0201.example'])
    // What has waited longest is seen wherever it is; hosts are gone through in their order.
    const [second] = await claim(1, first?.seen)
    expect([second?.url, second?.seen.host]).toEqual(['https://h0001.example/', 'h0403.example'])
    // Past the last host it comes to the first again; two have nothing more that is ready.
    expect((await claim(1, second?.seen))[0]?.seen.host).toBe('h0107.example')
  })

  it('locks what it takes and nothing else', async () => {
    await waiting(20, 'each')
    await waiting(20, 'one.example')
    const free: unknown[] = []
    const watched = {
      transaction: async <T>(work: Parameters<typeof trial.db.transaction<T>>[0]) =>
        await trial.db.transaction(async (query) => {
          const taken = await work(query)
          free.push(
            ...(await trial.query(
              `select id from storymill.webhook_deliveries where state = 'ready' for update skip locked`,
            )),
          )
          return taken
        }),
    }
    expect([(await claimDeliveries(watched, ask(3))).length, free.length]).toEqual([3, 37])
  })

  it('steps over hosts that are full, however many they are and however much waits for them', async () => {
    for (let n = 10; n < 40; n++) await waiting(20, `full-${n}.example`)
    expect(await claim(300)).toHaveLength(240)
    await waiting(1, 'other.example')
    expect((await claim(8)).map((one) => one.url)).toEqual(['https://other.example/'])
  })

  it('takes all there is room for', async () => {
    await waiting(400, 'one.example')
    await waiting(400, 'one.example', 'leo')
    await waiting(60, 'each')
    expect(await claim(50)).toHaveLength(50)
    expect(await claim(50)).toHaveLength(18)
    const [most] = await trial.query<{ n: number }>(
      `select max(n)::int as n from (select count(*) as n from storymill.webhook_deliveries where state = 'running' group by host) h`,
    )
    expect(most?.n).toBe(8)
  })

  it('gives users turns: one of few hosts is not lost among the hosts of another', async () => {
    await waiting(500, 'each')
    await waiting(3, 'z.example', 'leo')
    expect(users(await claim(2))).toEqual(['leo', 'local'])
  })

  it('gives users turns at one host too', async () => {
    await waiting(400, 'one.example')
    await waiting(3, 'one.example', 'leo')
    expect(users(await claim(2))).toEqual(['leo', 'local'])
  })

  it('takes first what is of those who have least under way', async () => {
    await waiting(6, 'one.example')
    await claim(4)
    await waiting(3, 'one.example', 'leo')
    expect(users(await claim(3))).toEqual(['leo', 'leo', 'leo'])
  })
})
