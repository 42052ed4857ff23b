import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnDead, showAction, stopAction } from '../../src/actions/act-on-dead.ts'
import { discardDead } from '../../src/actions/discard-dead.ts'
import { previewDead } from '../../src/actions/preview-dead.ts'
import type { DeadFilter } from '../../src/book/dead-letter.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { deadAsOf } from '../../src/db/dead-letters.ts'
import { freezeDead } from '../../src/db/freeze-dead.ts'
import { ann, DeadOffice } from '../support/dead-letters.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { refusal, Shop } from '../support/shop.ts'

let engine: Engine
let shop: Shop
let office: DeadOffice
beforeAll(async () => {
  engine = await startEngine()
  shop = new Shop(engine.db)
  office = new DeadOffice(engine.db, shop)
})
afterAll(async () => {
  expect(await shop.findings()).toEqual([])
  await engine.close()
})
const revisions = async (books: string[]) =>
  await engine.db.query('select distinct revision, status from storymill.books where id = any ($1)', [books])

describe('a set of dead letters', () => {
  it('is frozen by its preview, which says what a retry would mean', async () => {
    const user = await shop.user(null)
    await office.partials(user, 3, ['picture:1', 'picture:3'])
    const seen = await office.preview({ user })
    expect(seen).toMatchObject({
      letters: 6,
      books: 3,
      users: 1,
      credits: 30,
      more: false,
      state: 'preview',
      does: null,
    })
    expect(seen.groups).toMatchObject([{ kind: 'picture', code: 'refused', message: 'no', books: 3 }])
    const [late = ''] = await office.partials(user, 1)
    expect(await office.letters({ user })).toHaveLength(7)
    const say = async (action: 'retry' | 'discard', confirm: number) =>
      await actOnDead(engine.db, ann, { preview: seen.id, action, confirm })
    expect(await refusal(say('discard', 7))).toEqual([
      409,
      'state_conflict',
      'The preview has 6 dead letters, not 7.',
    ])
    await say('discard', 6)
    await say('discard', 6)
    expect(await refusal(say('retry', 6))).toContain('Somebody said discard to this preview already.')
    await office.goOn()
    expect(await office.progress(seen.id)).toMatchObject({ state: 'done', parts: { discarded: 3 } })
    expect((await office.letters({ user })).map((one) => one.book_id)).toEqual([late])
    expect(await office.acts(seen.id)).toMatchObject([
      { action: 'dead.discard', detail: { letters: 6, books: 3 } },
    ])
  })

  it('may be of several causes, as the list stood at a time: what died since stays out of it', async () => {
    const user = await shop.user(null)
    await office.partials(user, 2)
    const [first] = await office.letters({ user })
    const cause = `000000000000,${first?.cause}`
    const until = await deadAsOf(engine.db.query.bind(engine.db))
    await office.partials(user, 1)
    const letters = async (filter: DeadFilter) => (await office.preview({ user, ...filter })).letters
    expect(await letters({ cause })).toBe(3)
    expect(await letters({ cause, until })).toBe(2)
    expect(await letters({ cause: '000000000000', until })).toBe(0)
  })

  it('may be of ids; those that are not on the list are not in it', async () => {
    const user = await shop.user(null)
    await office.partials(user, 2)
    const [one, two] = await office.letters({ user })
    await discardDead(engine.db, ann, two?.id ?? '')
    const ids = [one?.id ?? '', two?.id ?? '', newId()]
    const seen = await previewDead(office.parts, ann, { filter: {}, ids })
    expect([seen.letters, seen.filter]).toEqual([1, { ids }])
  })

  it('is the newest so many, and says that there are more', async () => {
    const user = await shop.user(null)
    await office.partials(user, 3)
    const id = newId()
    await freezeDead(engine.db.query.bind(engine.db), { filter: { user }, ids: null, id, ...ann }, 2)
    expect(await showAction(engine.db, id)).toMatchObject({
      letters: 2,
      books: 2,
      more: true,
      parts: { waiting: 2 },
    })
    const frozen = await engine.db.query<{ id: string }>(
      'select letters[1] as id from storymill.dead_action_parts where action_id = $1',
      [id],
    )
    const newest = (await office.letters({ user })).slice(0, 2).map((letter) => letter.id)
    expect(new Set(frozen.map((one) => one.id))).toEqual(new Set(newest))
  })

  it('sends a few first, and leaves the others alone if one dies again of the same', async () => {
    const user = await shop.user(null)
    const books = await office.partials(user, 8)
    const id = await office.act({ user })
    await office.goOn()
    const first = await office.begun(id)
    expect([first.length, (await office.progress(id)).state]).toEqual([3, 'canary'])
    await office.goOn()
    expect(await office.begun(id)).toEqual(first)
    await shop.finish(first[0] ?? '')
    await shop.finish(first[1] ?? '', ['picture:2'])
    await office.goOn()
    expect(await office.progress(id)).toEqual({
      state: 'stopped',
      because: '1 of the first 3 died again of the same cause; the others were left alone',
      parts: { waiting: 5, started: 1, mended: 1, 'died again': 1 },
    })
    // What was begun goes on to its end, and is noted.
    await shop.finish(first[2] ?? '')
    await office.goOn()
    expect((await office.progress(id)).parts).toEqual({ waiting: 5, mended: 2, 'died again': 1 })
    const opened = await engine.db.query(
      'select id from storymill.books where id = any ($1::uuid[]) and revision = 2',
      [books],
    )
    expect(opened).toHaveLength(3)
    expect(await office.letters({ user })).toHaveLength(6)
  })

  it('lets the others follow when the first are well, each book once, whatever number of its steps is dead', async () => {
    const user = await shop.user(null)
    const books = await office.partials(user, 6, ['picture:1', 'picture:2', 'picture:4'])
    const id = await office.act({ user })
    await office.goOn()
    await office.finishBegun(id)
    await office.goOn()
    expect(await office.progress(id)).toMatchObject({ state: 'going', parts: { mended: 3, started: 3 } })
    await office.finishBegun(id)
    await office.goOn()
    expect(await office.progress(id)).toEqual({ state: 'done', because: null, parts: { mended: 6 } })
    expect(await revisions(books)).toEqual([{ revision: 2, status: 'complete' }])
    expect(await office.letters({ user })).toEqual([])
  })

  it('stops later too, when most of the last die again', async () => {
    const user = await shop.user(null)
    await office.partials(user, 16)
    const id = await office.act({ user })
    const pace = { first: 1, at_once: 11 }
    await office.goOn(pace)
    await office.finishBegun(id)
    await office.goOn(pace)
    await office.finishBegun(id, ['picture:2'])
    await office.goOn(pace)
    expect(await office.progress(id)).toEqual({
      state: 'stopped',
      because: '11 of the last 12 died again of the same cause; the others were left alone',
      parts: { waiting: 4, mended: 1, 'died again': 11 },
    })
  })

  it('has one of each cause among the first', async () => {
    const user = await shop.user(null)
    const books = await office.partials(user, 5)
    await engine.db.query(
      `update storymill.steps set error_message = 'another', ended_at = ended_at - interval '1 hour'
       where state = 'dead' and book_id = $1`,
      [books[0]],
    )
    const id = await office.act({ user })
    await office.goOn({ first: 2 })
    expect(await office.begun(id)).toContain(books[0])
    await stopAction(engine.db, ann, id)
    await office.finishBegun(id)
  })

  it('leaves out what has moved on, and who cannot pay, and says so', async () => {
    const user = await shop.user(72)
    const books = await office.partials(user, 3)
    const id = await office.act({ user })
    // 15 credits are left: one book is resumed by its owner, and 5 are spent otherwise.
    await shop.resume(user, books[0] ?? '')
    await engine.db.query(
      `insert into storymill.credit_grants (user_id, credits, granted_by) values ($1, -5, 'test')`,
      [user],
    )
    await engine.db.query('update storymill.users set credits = credits - 5 where id = $1', [user])
    await office.goOn()
    const { parts, troubles } = await showAction(engine.db, id)
    expect(parts).toEqual({ 'moved on': 1, started: 1, refused: 1 })
    expect(troubles.map((one) => one.because ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'somebody has dealt with it',
      'This book holds 5 credits; 0 are left.',
    ])
    await office.finishBegun(id)
    await office.goOn()
    expect((await office.progress(id)).state).toBe('done')
  })

  it('waits for the books that an owner has under way, if they may not have more', async () => {
    const user = await shop.user(null)
    const books = await office.partials(user, 3)
    const id = await office.act({ user })
    const free = { ...noQuotas.free, active_books: 2 }
    const strict = new DeadOffice(engine.db, new Shop(engine.db, undefined, { ...noQuotas, free }))
    await strict.goOn()
    expect(await office.progress(id)).toMatchObject({ state: 'canary', parts: { started: 2, waiting: 1 } })
    await office.finishBegun(id)
    await engine.db.query(
      `update storymill.dead_action_parts set not_before = storymill.now() where action_id = $1`,
      [id],
    )
    await strict.goOn()
    await office.finishBegun(id)
    await strict.goOn()
    expect(await office.progress(id)).toMatchObject({ state: 'done', parts: { mended: 3 } })
    expect(await revisions(books)).toEqual([{ revision: 2, status: 'complete' }])
  })

  it('is stopped by a person: nothing more is begun', async () => {
    const user = await shop.user(null)
    await office.partials(user, 5)
    const id = await office.act({ user })
    await office.goOn()
    expect((await stopAction(engine.db, ann, id)).because).toBe('stopped by ann')
    await office.finishBegun(id)
    await office.goOn()
    expect(await office.progress(id)).toMatchObject({ state: 'stopped', parts: { waiting: 2, mended: 3 } })
    expect(await refusal(stopAction(engine.db, ann, id))).toContain('This action is over already.')
    expect(await office.acts(id)).toMatchObject([{ action: 'dead.retry' }, { action: 'dead.stop' }])
  })

  it('tells a book that dies of something else from one that dies again', async () => {
    const user = await shop.user(null)
    await office.partials(user, 2, ['picture:2', 'picture:3'])
    const id = await office.act({ user })
    await office.goOn()
    const [one = '', two = ''] = await office.begun(id)
    await shop.advance(one, 2)
    await shop.fail(one)
    await shop.cancel(user, two)
    await office.goOn()
    expect(await office.progress(id)).toMatchObject({
      state: 'done',
      parts: { 'died otherwise': 1, cancelled: 1 },
    })
  })

  it('does not make a discard wait for a retry', async () => {
    const [retried, discarded] = [await shop.user(null), await shop.user(null)]
    await office.partials(retried, 4)
    await office.partials(discarded, 2)
    const slow = await office.act({ user: retried })
    await office.goOn()
    const quick = await office.act({ user: discarded }, 'discard')
    await office.goOn()
    expect((await office.progress(slow)).state).toBe('canary')
    expect((await office.progress(quick)).state).toBe('done')
    await stopAction(engine.db, ann, slow)
    await office.finishBegun(slow)
  })
})
