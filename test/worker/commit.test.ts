import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim, Ending } from '../../src/book/step.ts'
import { claim } from '../../src/db/claim.ts'
import { commit } from '../../src/db/commit.ts'
import { newId } from '../../src/book/ids.ts'
import { Turns } from '../../src/worker/turns.ts'
import { graph, rows } from '../../src/pipeline/graph.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

const pipeline = smallPipeline()
const nodes = graph(pipeline, 4)

async function take(queue: string, n: number): Promise<Claim[]> {
  return await claim(engine.db.query.bind(engine.db), {
    worker_id: newId(),
    token: crypto.randomUUID(),
    free: [{ queue, n, model: null, own_only: false }],
    models: [],
    suspects: 0,
    pipelines: [pipeline.id],
    metered: [],
    timeouts_ms: {},
    workers: 1,
  })
}

function ending(one: Claim, value: unknown = {}): Ending {
  const make = new Set(nodes.map((node) => node.key).filter((key) => key !== 'plan'))
  return {
    claim: one,
    part: pipeline.kinds[one.kind]?.part ?? 'none',
    state: 'done',
    value,
    title: null,
    inputs_hash: null,
    blob: null,
    next: one.kind === 'plan' ? rows(pipeline, nodes, make, newId) : [],
    call: { state: 'ok', model: null },
    error: null,
  }
}

const store = async (endings: Ending[]) =>
  await engine.db.transaction((query) => commit(query, { endings, begun: [] }))

describe('a commit', () => {
  it('never loses the PDF nor makes two when the last two pages commit together, 400 times', async () => {
    const books = await Promise.all(Array.from({ length: 400 }, () => engine.order(pipeline)))
    await store((await take('text', 400)).map((one) => ending(one)))
    for (let left = 1600; left > 0; left -= 400)
      await store((await take('text', 400)).map((one) => ending(one)))
    const pictures = await take('images', 1600)
    expect(pictures).toHaveLength(1600)
    await store(pictures.filter((one) => one.page <= 2).map((one) => ending(one)))
    const last = (page: number) =>
      new Map(pictures.filter((one) => one.page === page).map((one) => [one.book_id, one]))
    const [threes, fours] = [last(3), last(4)]
    for (const book of books) {
      const [three, four] = [threes.get(book), fours.get(book)]
      if (!three || !four) throw new Error('a page was not claimed')
      await Promise.all([store([ending(three)]), store([ending(four)])])
    }
    const pdfs = await engine.db.query<{ n: number; ready: number }>(
      `select count(*)::int as n, count(*) filter (where state = 'ready')::int as ready from storymill.steps where kind = 'pdf'`,
    )
    expect(pdfs[0]).toEqual({ n: 400, ready: 400 })
    const made = await take('generation', 400)
    await store(made.map((one) => ending(one)))
    const complete = await engine.db.query(`select id from storymill.books where status = 'complete'`)
    expect(complete).toHaveLength(400)
  }, 60_000)

  it('of 200 with one bad row loses only that one', async () => {
    await Promise.all(Array.from({ length: 50 }, () => engine.order(pipeline)))
    await store((await take('text', 50)).map((one) => ending(one)))
    const texts = await take('text', 200)
    const endings = texts.map((one, index) =>
      ending(one, index === 77 ? { text: 'a\u0000b' } : { text: 'fine' }),
    )
    const turns = new Turns(engine.db, console.error)
    const turned = await turns.run({ endings, begun: [], ask: null, backlog: false }, () => {})
    await turns.close()
    expect(turned.unstorable.map((one) => one.ending.claim.id)).toEqual([texts[77]?.id])
    const done = await engine.db.query(
      `select id from storymill.steps where id = any ($1::uuid[]) and state = 'done'`,
      [texts.map((one) => one.id)],
    )
    expect(done).toHaveLength(199)
  })

  it('that is done twice, because its answer was lost, ends each step once', async () => {
    const id = await engine.order(pipeline)
    const [plan] = (await take('text', 100)).filter((one) => one.book_id === id)
    if (!plan) throw new Error('the plan was not claimed')
    const first = await store([ending(plan)])
    const again = await store([ending(plan)])
    expect([first.ended.size, again.ended.size]).toEqual([1, 0])
    const steps = await engine.db.query('select key from storymill.steps where book_id = $1', [id])
    expect(steps).toHaveLength(nodes.length)
  })

  it('of a step that was taken over changes nothing and is kept in the ledger as an orphan', async () => {
    const id = await engine.order(pipeline)
    const [plan] = (await take('text', 100)).filter((one) => one.book_id === id)
    if (!plan) throw new Error('the plan was not claimed')
    await engine.db.query(`update storymill.steps set claim_token = gen_random_uuid() where id = $1`, [
      plan.id,
    ])
    const turns = new Turns(engine.db, console.error)
    await turns.run({ endings: [ending(plan)], begun: [], ask: null, backlog: false }, () => {})
    await turns.close()
    const calls = await engine.db.query('select state from storymill.step_calls where step_id = $1', [
      plan.id,
    ])
    expect(calls).toEqual([{ state: 'orphaned' }])
    expect(await engine.status(id)).toBe('queued')
  })
})
