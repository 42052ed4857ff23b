import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { goOnWithDead } from '../../src/actions/go-on-with-dead.ts'
import { actOnDead } from '../../src/actions/act-on-dead.ts'
import { previewDead } from '../../src/actions/preview-dead.ts'
import { redoPart } from '../../src/actions/redo-part.ts'
import { resumeBook } from '../../src/actions/resume-book.ts'
import { AlertSettings } from '../../src/book/alert.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import type { Pipeline } from '../../src/pipeline/contract.ts'
import { look } from '../../src/ops/alerts.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { audit } from '../../src/ops/audit.ts'
import { eventually, startEngine, type Engine } from '../support/engine.ts'
import { smallPipeline } from '../support/small-pipeline.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
afterAll(async () => await engine.close())

/** Which version made which step of which book; and pictures wait until they are let go. */
let made: { by: string; book: string; kind: string }[] = []
let pictures = Promise.withResolvers<void>()
const version = (id: string): Pipeline =>
  smallPipeline(async ({ kind, book }) => {
    if (kind === 'picture') await pictures.promise
    made.push({ by: id, book: book.id, kind })
    return { ok: true, value: { text: kind } }
  }, id)
const [one, two] = [version('story@1'), version('story@2')]
const makers = (book: string) => [
  ...new Set(made.filter((step) => step.book === book).map((step) => step.by)),
]
beforeEach(() => {
  made = []
  pictures = Promise.withResolvers()
})
const orders = async (pipeline: Pipeline, n: number) =>
  await Promise.all(Array.from({ length: n }, () => engine.order(pipeline, { pages: 6 })))
const done = async (ids: string[]) => {
  for (const id of ids) await engine.until(id, 'complete', 30_000)
}

describe('a deploy with a new version of the pipeline', () => {
  it('lets books that are half made finish on theirs, by workers that know it, while new ones are of the new', async () => {
    const old = await engine.worker(one)
    const begun = await orders(one, 5)
    // Texts are written, pictures are under way.
    await eventually(async () =>
      (await Promise.all(begun.map(engine.status))).every((is) => is === 'images_processing'),
    )
    const both = await engine.worker([two, one])
    const fresh = await orders(two, 5)
    both.wake()
    const leaving = old.stop(10_000)
    pictures.resolve()
    await leaving
    await done([...begun, ...fresh])
    for (const id of begun) expect(makers(id)).toEqual(['story@1'])
    for (const id of fresh) expect(makers(id)).toEqual(['story@2'])
    await both.stop(1_000)
    expect(await audit(engine.db, diskFiles(tmpdir()))).toEqual([])
  })

  it('with workers that know only the new one leaves the old ones alone until one that knows them comes back', async () => {
    const old = await engine.worker(one)
    const begun = await orders(one, 3)
    await eventually(async () =>
      (await Promise.all(begun.map(engine.status))).every((is) => is === 'images_processing'),
    )
    await old.stop(0)
    const young = await engine.worker(two)
    const fresh = await orders(two, 3)
    pictures.resolve()
    await done(fresh)
    const left = await engine.db.query<{ state: string; n: number }>(
      `select state, count(*)::int as n from storymill.steps
       where book_id = any ($1::uuid[]) and state not in ('done', 'blocked') group by state`,
      [begun],
    )
    expect(left).toEqual([{ state: 'ready', n: 18 }])
    const settings = AlertSettings.parse({})
    const said = async () =>
      (await look(engine.db.query.bind(engine.db), settings, [])).map(({ name, about, value }) => [
        name,
        about,
        value,
      ])
    expect(await said()).toEqual([['unknown_pipeline', 'story@1', 18]])
    const back = await engine.worker([two, one])
    expect(await said()).toEqual([])
    await done(begun)
    for (const id of begun) expect(makers(id)).toEqual(['story@1'])
    await Promise.all([young.stop(1_000), back.stop(1_000)])
    const nobody = await engine.db.query(`select from storymill.steps where state in ('dead', 'cancelled')`)
    expect(nobody).toEqual([])
  })
})

describe('a mend of a book of an older version', () => {
  const parts = (...known: Pipeline[]) => ({
    db: engine.db,
    pipelines: new Map(known.map((pipeline) => [pipeline.id, pipeline])),
    deadline_ms: 3_600_000,
    quotas: noQuotas,
    newId,
    ring: () => {},
  })
  const whose = (id: string) => ({ user_id: 'local', id })

  it('is made on the version of the book', async () => {
    pictures.resolve()
    const worker = await engine.worker([two, one])
    const [id = ''] = await orders(one, 1)
    await engine.until(id, 'complete')
    made = []
    await redoPart(parts(two, one), whose(id), 2, { part: 'picture' })
    await eventually(async () => (await engine.status(id)) === 'complete')
    expect(made).toEqual([
      { by: 'story@1', book: id, kind: 'picture' },
      { by: 'story@1', book: id, kind: 'pdf' },
    ])
    await worker.stop(1_000)
  })

  it('is put off by a process that does not know it while another does, and refused when nobody does', async () => {
    pictures.resolve()
    const worker = await engine.worker(one)
    const [id = ''] = await orders(one, 1)
    await engine.until(id, 'complete')
    const redo = redoPart(parts(two), whose(id), 2, { part: 'picture' })
    await expect(redo).rejects.toMatchObject({ code: 'busy', status: 503, retry_after_s: 5 })
    await worker.stop(1_000)
    const resume = resumeBook(parts(two), 'local', id)
    await expect(resume).rejects.toMatchObject({ code: 'state_conflict' })
    expect(await engine.status(id)).toBe('complete')
  })

  it('among many dead letters waits for a process that knows it', async () => {
    const dying = smallPipeline(
      ({ kind }) =>
        kind === 'pdf'
          ? {
              ok: false,
              failure: {
                class: 'moderation_input',
                code: 'no',
                message: 'no',
                sent: 'no',
                charge: 'no',
                scope: 'request',
              },
            }
          : { ok: true, value: { text: kind } },
      one.id,
    )
    const worker = await engine.worker(dying)
    const [id = ''] = await orders(one, 1)
    await engine.until(id, 'failed')
    const who = { by: 'ann', via: 'command' } as const
    const preview = await previewDead(parts(one, two), who, { filter: {}, ids: null })
    await actOnDead(engine.db, who, { preview: preview.id, action: 'retry', confirm: preview.letters })
    const turn = (...known: Pipeline[]) =>
      goOnWithDead({
        ...parts(...known),
        settings: { first: 5, at_once: 5, per_second: 100 },
        onEnd: () => {},
      })
    const state = async () =>
      (
        await engine.db.query<{ state: string }>(
          'select state from storymill.dead_action_parts where action_id = $1',
          [preview.id],
        )
      ).map((part) => part.state)
    await turn(two)
    expect(await state()).toEqual(['waiting'])
    await engine.db.query('update storymill.dead_action_parts set not_before = null')
    await turn(one, two)
    expect(await state()).toEqual(['started'])
    await worker.stop(100)
  })
})
