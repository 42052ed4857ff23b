import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import type { Book } from '../../src/book/view.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { audit } from '../../src/ops/audit.ts'
import { hangUp } from '../live/socket-client.ts'
import { eventually } from '../support/engine.ts'
import { deployMachines, type Machine, type Machines, type Role } from '../support/machines.ts'
import { carriers, type Carrier } from '../support/services/carriers.ts'
import { follow, followBySocket, gapless } from './following.ts'
import { ranksInOrder } from './ranks.ts'
import { unfairness, type Hold } from './sharing.ts'

const slots = 4

/** What a deployment of many machines does, whatever broker it has. */
export function journeys(name: keyof typeof carriers): void {
  describe(`journeys on ${name}`, () => {
    let carrier: Carrier | null = null
    let machines: Machines | null = null
    let started = 0
    beforeAll(async () => void (carrier = await carriers[name]()))
    afterAll(async () => await carrier?.stop())
    afterEach(async () => {
      hangUp()
      await machines?.close()
      machines = null
    })
    const deploy = async (context: TestContext) => {
      if (!carrier) return context.skip(`there is no ${name} here`)
      const deployed = (machines = await deployMachines(carrier.queue_url))
      const envOf = (role: Role) => carrier?.env?.(role, (started += 1)) ?? {}
      return {
        ...deployed,
        start: (role: Role, env = {}) => deployed.start(role, { ...envOf(role), ...env }),
        startQuick: (role: Role) => deployed.startQuick(role, envOf(role), slots),
      }
    }

    it('a book is ordered, made and told live, with an API and a worker that share only URLs', async (context) => {
      const { db, folder, start, stop } = await deploy(context)
      const [api] = await Promise.all([start('api'), start('worker')])
      const id = await order(api, 1)
      const told = await follow(api, id)
      expect(told.at(-1)).toMatchObject({ status: 'complete' })
      expect(gapless(told)).toBe(true)
      const book = (await (await fetch(`${api.url}/v1/books/${id}`)).json()) as Book
      expect(book.pages.every((page) => page.text && page.picture_url)).toBe(true)
      expect((await fetch(`${api.url}${book.pdf_url}`)).headers.get('content-type')).toBe('application/pdf')
      expect(await audit(db, diskFiles(folder))).toEqual([])
      expect(await stop()).toEqual([0, 0])
    }, 60_000)

    it('a worker is killed in the middle: another finishes, and no call is made twice', async (context) => {
      const { db, folder, start } = await deploy(context)
      const demo = { STORYMILL_DEMO: 'latency=200-400' }
      const [api, doomed] = await Promise.all([start('api', demo), start('worker', demo)])
      const id = await order(api, 2)
      const held = async () =>
        (await db.query(`select from storymill.steps where state = 'running' and page > 0`)).length
      await eventually(async () => (await held()) > 0, 15_000, 'the worker to be in the middle')
      await doomed.kill()
      expect(await held()).toBeGreaterThan(0)
      const [told] = await Promise.all([follow(api, id), start('worker', demo)])
      expect(told.at(-1)).toMatchObject({ status: 'complete' })
      const calls = await db.query<{ kept: number; sent: number; unknown: number }>(
        `select count(*) filter (where state = 'ok')::int as kept, count(*) filter (where state <> 'not_sent')::int as sent,
           count(*) filter (where state = 'unknown')::int as unknown
         from storymill.step_calls where book_id = $1 group by step_id, purpose`,
        [id],
      )
      // What the dead one had under way nobody knows; everything else was called once.
      expect(calls.filter((call) => call.kept !== 1 || call.sent !== 1 + call.unknown)).toEqual([])
      expect(calls.filter((call) => call.unknown > 0).length).toBeGreaterThan(0)
      expect(calls.filter((call) => call.unknown > 1)).toEqual([])
      expect(await audit(db, diskFiles(folder))).toEqual([])
    }, 60_000)

    it('four workers and two APIs: the work is shared, and who asks one API sees what any worker makes', async (context) => {
      const { db, folder, startQuick } = await deploy(context)
      const roles: Role[] = ['api', 'api', 'worker', 'worker', 'worker', 'worker']
      const [near, far] = (await Promise.all(roles.map(startQuick))) as [Machine, Machine]
      const ids = await Promise.all(Array.from({ length: 40 }, (_, seed) => order(far, seed)))
      const told = await Promise.all([
        ...ids.slice(0, 20).map((id) => follow(near, id)),
        ...followBySocket(near, ids.slice(20)),
      ])
      for (const one of told) {
        expect(one.at(-1)).toMatchObject({ status: 'complete' })
        expect(gapless(one)).toBe(true)
      }
      const holds = await db.query<Hold>(
        `select worker_id as worker, extract(epoch from started_at)::float8 * 1000 as "from",
           extract(epoch from settled_at)::float8 * 1000 as "to" from storymill.step_calls where state = 'ok'`,
      )
      const made = Object.groupBy(holds, (hold) => hold.worker)
      expect(Object.keys(made)).toHaveLength(4)
      expect(unfairness(holds, 4).longest_ms).toBeLessThan(1_000)
      expect(await audit(db, diskFiles(folder))).toEqual([])
    }, 60_000)

    it('books of paying and other users begin in the same order as everywhere, by their rank', async (context) => {
      if (!carrier) return context.skip(`there is no ${name} here`)
      await ranksInOrder(carrier.queue_url)
    }, 60_000)
  })
}

async function order(api: Machine, seed: number): Promise<string> {
  const answer = await fetch(`${api.url}/v1/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ idea: 'A fox who is afraid of the dark', pages: 4, seed }),
  })
  expect(answer.status).toBe(202)
  return ((await answer.json()) as Book).id
}
