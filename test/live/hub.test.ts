import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Hub, type Pace } from '../../src/live/hub.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'
import { happen, upTo } from './news.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

const hubs: Hub[] = []
const troubles: unknown[] = []
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()))
  troubles.length = 0
})
const never: Pace = { look: 3_600_000, gap: 1 }
const open = (pace = never) => {
  const hub = new Hub(engine.db, (error) => troubles.push(error), pace)
  hubs.push(hub)
  return hub
}
const order = async () => await engine.order(smallPipeline(async () => ({ ok: true, value: {} })))

type Watch = { versions: number[]; newest: number[]; ends: string[]; stop(): void }
function watch(hub: Hub, id: string, after: number, user = 'local', most = Infinity): Watch {
  const watch: Watch = { versions: [], newest: [], ends: [], stop: () => {} }
  watch.stop = hub.watch(
    user,
    id,
    after,
    ({ version }, newest) => {
      if (watch.versions.length >= most) throw new Error('this watcher has had enough')
      watch.versions.push(version)
      if (newest) watch.newest.push(version)
    },
    (why) => watch.ends.push(why),
  )
  return watch
}
const last = async (one: Watch, version: number) =>
  await eventually(async () => one.versions.at(-1) === version, 5_000, `version ${version}`)

describe('the hub', () => {
  it('gives each watcher exactly what follows its own version, wherever the others stand', async () => {
    const id = await order()
    const hub = open()
    await happen(engine.db, id, 9)
    const first = watch(hub, id, 4)
    await last(first, 10)
    const [behind, level, ahead] = [watch(hub, id, 0), watch(hub, id, 10), watch(hub, id, 12)]
    await last(behind, 10)
    await happen(engine.db, id, 5)
    hub.news()
    for (const one of [first, behind, level, ahead]) await last(one, 15)
    expect(first.versions).toEqual(upTo(5, 15))
    expect(behind.versions).toEqual(upTo(1, 15))
    expect(level.versions).toEqual(upTo(11, 15))
    expect(ahead.versions).toEqual(upTo(13, 15))
    expect(ahead.newest).toEqual([15])
  })

  it('gives a long backlog in order, in several looks', async () => {
    const id = await order()
    await happen(engine.db, id, 1_200)
    const one = watch(open(), id, 0)
    await last(one, 1_201)
    expect(one.versions).toEqual(upTo(1, 1_201))
  })

  it('serves every watcher of every book with one read, and a burst of bells with a few', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, order))
    const hub = open()
    const watches = ids.flatMap((id) => Array.from({ length: 25 }, () => watch(hub, id, 1)))
    await eventually(async () => hub.reads > 0)
    const before = hub.reads
    await Promise.all(ids.map((id) => happen(engine.db, id, 3)))
    for (let n = 0; n < 1_000; n++) hub.news()
    await Promise.all(watches.map((one) => last(one, 4)))
    expect(watches.every((one) => one.versions.join() === '2,3,4')).toBe(true)
    expect(hub.reads - before).toBeLessThanOrEqual(3)
  })

  it('looks by itself after a while, though nobody said that there is news', async () => {
    const id = await order()
    const hub = open({ look: 50, gap: 1 })
    const one = watch(hub, id, 0)
    await last(one, 1)
    await happen(engine.db, id, 2)
    await last(one, 3)
    expect(one.versions).toEqual([1, 2, 3])
  })

  it('looks again when a look failed, without being told', async () => {
    const id = await order()
    const hub = open()
    const one = watch(hub, id, 0)
    await last(one, 1)
    await engine.db.query('alter table storymill.book_events rename to hidden')
    hub.news()
    await eventually(async () => troubles.length > 0)
    await engine.db.query('alter table storymill.hidden rename to book_events')
    await happen(engine.db, id, 2)
    await last(one, 3)
    expect(one.versions).toEqual([1, 2, 3])
  })

  it('lets those start over whose next event is no longer held, and only those', async () => {
    const id = await order()
    await happen(engine.db, id, 5)
    const hub = open()
    const current = watch(hub, id, 4)
    await last(current, 6)
    await engine.db.query('delete from storymill.book_events where book_id = $1 and version <= 4', [id])
    const [lost, held] = [watch(hub, id, 2), watch(hub, id, 4)]
    await last(held, 6)
    await eventually(async () => lost.ends.length > 0)
    expect([lost.versions, lost.ends]).toEqual([[], ['start over']])
    const reads = hub.reads
    await happen(engine.db, id, 1)
    hub.news()
    await last(current, 7)
    // What nobody can be given is not asked for again and again.
    expect(hub.reads - reads).toBeLessThanOrEqual(2)
    expect([current.ends, held.versions]).toEqual([[], [5, 6, 7]])
  })

  it('costs the others nothing when one watcher fails', async () => {
    const id = await order()
    const hub = open()
    const [bad, good] = [watch(hub, id, 1, 'local', 1), watch(hub, id, 1)]
    await happen(engine.db, id, 4)
    hub.news()
    await last(good, 5)
    expect(good.versions).toEqual([2, 3, 4, 5])
    expect([bad.versions, bad.ends, troubles.length]).toEqual([[2], ['start over'], 1])
  })

  it('tells nothing of a book to a user whose it is not, whoever else watches it', async () => {
    const id = await order()
    const hub = open()
    const [mine, foreign] = [watch(hub, id, 0), watch(hub, id, 0, 'mallory')]
    await last(mine, 1)
    await eventually(async () => foreign.ends.length > 0)
    expect([foreign.versions, foreign.ends]).toEqual([[], ['deleted']])
  })

  it('tells no more once it is stopped, even while others are told', async () => {
    const id = await order()
    const hub = open()
    const [one, other] = [watch(hub, id, 1), watch(hub, id, 1)]
    one.stop()
    await happen(engine.db, id, 1)
    hub.news()
    await last(other, 2)
    expect(one.versions).toEqual([])
  })
})
