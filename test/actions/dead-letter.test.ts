import { afterAll, beforeAll, expect, it } from 'vitest'
import { discardDead } from '../../src/actions/discard-dead.ts'
import { retryDead } from '../../src/actions/retry-dead.ts'
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

const retry = async (id: string, edit: Parameters<typeof retryDead>[3] = {}) =>
  await retryDead(office.parts, ann, id, edit)
const only = async (user: string) => {
  const [letter, ...more] = await office.letters({ user })
  if (!letter || more.length > 0) throw new Error(`there are ${more.length + (letter ? 1 : 0)} dead letters`)
  return letter
}

it('is retried with its owner’s credits, once, and on record', async () => {
  const user = await shop.user(24)
  const [book = ''] = await office.partials(user, 1)
  const letter = await only(user)
  expect(letter).toMatchObject({ key: 'picture:2', book_id: book, book_status: 'partial', code: 'refused' })
  const { id } = letter
  expect(await retry(id)).toEqual({ id, book_id: book, revision: 2, status: 'text_complete' })
  expect(await shop.purse(user)).toEqual({ credits: 0, held: 5, charged: 19 })
  expect(await office.letters({ user })).toEqual([])
  expect(await refusal(retry(id))).toEqual([409, 'state_conflict', 'This was retried already.'])
  await shop.finish(book)
  expect(await engine.status(book)).toBe('complete')
  expect(await office.acts(id)).toMatchObject([
    { action: 'dead.retry', by: 'ann', detail: { key: 'picture:2', user } },
  ])
})

it('is on the list again, as another, when it dies again', async () => {
  const user = await shop.user(null)
  const [book = ''] = await office.partials(user, 1)
  const first = await only(user)
  await retry(first.id)
  await shop.finish(book, ['picture:2'])
  const second = await only(user)
  expect([second.revision, second.cause]).toEqual([2, first.cause])
  expect(second.id).not.toBe(first.id)
})

it('leaves the list while its owner has it made again, and is back when that comes to nothing', async () => {
  const user = await shop.user(null)
  const [book = ''] = await office.partials(user, 1)
  const { id } = await only(user)
  await shop.redo(user, book, 2, 'picture')
  expect(await office.letters({ user })).toEqual([])
  await shop.finish(book, ['picture:2'])
  expect(await engine.status(book)).toBe('partial')
  expect((await only(user)).id).toBe(id)
  await retry(id)
  await shop.finish(book)
  expect([await engine.status(book), await office.letters({ user })]).toEqual(['complete', []])
})

it('stays as it is, unrecorded, if the owner’s credits are short', async () => {
  const user = await shop.user(27)
  await office.partials(user, 1)
  const { id } = await only(user)
  await engine.db.query(
    `insert into storymill.credit_grants (user_id, credits, granted_by) values ($1, -4, 'test')`,
    [user],
  )
  await engine.db.query('update storymill.users set credits = credits - 4 where id = $1', [user])
  expect(await refusal(retry(id))).toContain('credits_short')
  expect(await office.letters({ user })).toHaveLength(1)
  expect(await office.acts(id)).toEqual([])
})

it('leaves a book that is under way to its end', async () => {
  const user = await shop.user(null)
  const { book } = await shop.order(user)
  for (let claim = await shop.claim(book.id); claim?.kind !== 'picture'; claim = await shop.claim(book.id)) {
    if (!claim) throw new Error('there was no picture to make')
    await shop.end([claim])
  }
  await engine.db.query(
    `update storymill.steps set state = 'ready', claim_token = null where book_id = $1 and state = 'running'`,
    [book.id],
  )
  await engine.db.query(
    `update storymill.step_calls set state = 'not_sent' where book_id = $1 and state = 'intent'`,
    [book.id],
  )
  await shop.advance(book.id, 1, ['picture:1', 'picture:2', 'picture:3', 'picture:4'])
  const { id } = await only(user)
  const says = 'Its book is under way: when that is over, it can be retried.'
  expect(await refusal(retry(id))).toEqual([409, 'state_conflict', says])
  await shop.finish(book.id)
  expect((await retry(id)).revision).toBe(2)
})

it('is edited and retried: a text by hand makes the book, and costs nothing', async () => {
  const user = await shop.user(24)
  const { book } = await shop.order(user)
  await shop.advance(book.id, 1)
  await shop.fail(book.id)
  const { id, key, ...letter } = await only(user)
  expect(letter).toMatchObject({ kind: 'page_text', book_status: 'failed' })
  for (const edit of [
    { text: 'Fern went home.', note: 'x' },
    { text: 'x'.repeat(1_300) },
    { note: ' ' },
    { note: 'x'.repeat(301) },
  ])
    expect(await refusal(retry(id, edit))).toContain('invalid_order')
  expect(await refusal(retry(id, { text: 'Fern 狐狸' }))).toContain('script_unsupported')
  expect(await refusal(retry(id, { text: 'They found heroin and a gun.' }))).toContain('content_not_allowed')
  await retry(id, { text: ' Fern went home. ' })
  const [row] = await engine.db.query(
    'select given, queue, state from storymill.steps where book_id = $1 and key = $2 and revision = 2',
    [book.id, key],
  )
  expect(row).toEqual({ given: { text: 'Fern went home.' }, queue: 'generation', state: 'ready' })
  await shop.finish(book.id)
  expect([await engine.status(book.id), await shop.purse(user)]).toEqual([
    'complete',
    { credits: 1, held: 0, charged: 23 },
  ])
  expect((await office.acts(id))[0]).toMatchObject({ detail: { edits: ['text'] } })
})

it('takes no words that its kind has no use for', async () => {
  const user = await shop.user(null)
  const { book } = await shop.order(user)
  await shop.fail(book.id)
  const { id } = await only(user)
  expect(await refusal(retry(id, { note: 'a happy end' }))).toContain('invalid_order')
  expect(await refusal(retry(id, { text: 'Once.' }))).toContain('invalid_order')
  expect(await office.letters({ user })).toHaveLength(1)
})

it('is put aside: gone from the list, kept in the history, on record', async () => {
  const user = await shop.user(null)
  const [book = ''] = await office.partials(user, 1)
  const { id } = await only(user)
  await discardDead(engine.db, ann, id)
  expect(await office.letters({ user })).toEqual([])
  const again = await refusal(discardDead(engine.db, ann, id))
  expect(again).toEqual([409, 'state_conflict', 'This was discarded already.'])
  const [step] = await engine.db.query('select state from storymill.steps where id = $1', [id])
  expect([step, await office.acts(id)]).toMatchObject([{ state: 'dead' }, [{ action: 'dead.discard' }]])
  // The book can be resumed all the same, by its owner.
  expect((await shop.resume(user, book)).revision).toBe(2)
})
