import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goOnWithDead } from '../../src/actions/go-on-with-dead.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { run } from '../../src/cli/commands.ts'
import { storybook, demoTimeouts } from '../../src/pipeline/pipeline.ts'
import { plantDead } from '../support/dead.ts'
import { startEngine, type Engine } from '../support/engine.ts'
import { listenIn } from '../support/said.ts'

let engine: Engine
const letters: { id: string; book_id: string }[] = []
beforeAll(async () => {
  engine = await startEngine()
  for (const user of ['mia', 'mia', 'leo', 'leo'])
    letters.push(await plantDead(engine.db, { user, ago_s: 600 - letters.length }))
  letters.push(await plantDead(engine.db, { user: 'leo', ago_s: 20_000, code: 'timeout', message: 'Late.' }))
})
afterAll(async () => await engine.close())
const { out, err } = listenIn(() => engine.url)

const json = async <T>(...args: string[]): Promise<T> => {
  out.length = 0
  expect(await run(['dead', ...args, '--json']), err.join('\n')).toBe(0)
  expect(out).toHaveLength(1)
  return JSON.parse(out[0] ?? '') as T
}
type List = { items: { id: string; user: string }[]; total: { n: number } }
const idsOf = (list: List) => list.items.map((one) => one.id)
const at = (index: number) => letters[index]?.id ?? ''
const goOn = async () =>
  await goOnWithDead({
    db: engine.db,
    pipelines: new Map([['storybook@1', storybook(demoTimeouts, { text: 0, picture: 0 })]]),
    deadline_ms: 60_000,
    quotas: noQuotas,
    newId,
    ring: () => {},
    settings: { first: 5, at_once: 10, per_second: 100 },
    onEnd: () => {},
  })

describe('storymill dead', () => {
  it('lists and groups by filter, for people and for programs', async () => {
    expect((await json<List>('list')).total).toEqual({ n: 5, more: false })
    expect(idsOf(await json<List>('list', '--user', 'mia'))).toEqual([at(1), at(0)])
    expect(idsOf(await json<List>('list', '--since', '2h', '--user', 'leo'))).toEqual([at(3), at(2)])
    expect(idsOf(await json<List>('list', '--contains', 'LATE'))).toEqual([at(4)])
    out.length = 0
    expect(await run(['dead', 'groups'])).toBe(0)
    expect(out.join('\n')).toMatch(/^ +4 {2}picture moderation_input\/content_refused: No\.\n/)
    out.length = 0
    expect(await run(['dead'])).toBe(0)
    expect(out.at(-1)).toBe('5 of 5')
  })

  it('shows one with its tries', async () => {
    expect(await run(['dead', 'show', at(0)])).toBe(0)
    expect(out.join('\n')).toMatch(
      /picture:2 of mia.*\n.*No\.\n.*because.*\n.*book .* is partial.*\n {2}try 2 /,
    )
    expect(out.join('\n')).not.toContain('secret')
  })

  it('discards one, and makes one again with a note', async () => {
    expect(await json('discard', at(0))).toEqual({ discarded: at(0) })
    expect(await json('retry', at(4), '--note', 'less rain')).toMatchObject({ id: at(4), revision: 2 })
    const [step] = await engine.db.query(
      'select given from storymill.steps where book_id = $1 and revision = 2 and key = $2',
      [letters[4]?.book_id, 'picture:2'],
    )
    expect(step).toEqual({ given: { note: 'less rain' } })
    const acts = await engine.db.query<{ via: string; by: string }>(
      'select action, via, by from storymill.admin_actions order by id',
    )
    expect(acts).toMatchObject([
      { action: 'dead.discard', via: 'command' },
      { action: 'dead.retry', via: 'command' },
    ])
    expect(acts.every((one) => one.by.includes('@'))).toBe(true)
  })

  it('says so where a book went on without a step and is not made again for it', async () => {
    const { id } = await plantDead(engine.db, { kind: 'character_sheet', user: 'zoe' })
    await engine.db.query(`update storymill.steps set key = kind, page = 0 where id = $1`, [id])
    expect(await run(['dead', 'retry', id])).toBe(2)
    expect(err[0]).toMatch(/The book went on without it, and is not made again for it/)
    expect(idsOf(await json<List>('list', '--user', 'zoe'))).toEqual([id])
    expect(await run(['dead', 'discard', id])).toBe(0)
  })

  it('does nothing about many without --yes, and then exactly what was shown', async () => {
    type Frozen = { id: string; letters: number; state: string }
    const frozen = await json<Frozen>('retry', '--user', 'leo', '--since', '1h')
    expect(frozen).toMatchObject({ letters: 2, state: 'preview' })
    await plantDead(engine.db, { user: 'leo' })
    expect(await json('retry', '--preview', frozen.id, '--yes')).toMatchObject({
      state: 'canary',
      letters: 2,
    })
    await goOn()
    expect(await json('progress', frozen.id)).toMatchObject({ parts: { started: 2 } })
    expect(await json('stop', frozen.id)).toMatchObject({ state: 'stopped' })
    out.length = 0
    expect(await run(['dead', 'actions'])).toBe(0)
    expect(out).toEqual([expect.stringMatching(/retry of 2 by .*: stopped$/)])
  })

  it('discards many by their ids', async () => {
    const more = [await plantDead(engine.db), await plantDead(engine.db)].map((one) => one.id)
    expect(await run(['dead', 'discard', ...more, '--yes'])).toBe(0)
    await goOn()
    expect(idsOf(await json<List>('list', '--user', 'local'))).toEqual([])
  })

  it.each([
    ['another verb', ['bury'], /dead does not "bury"; it does list, groups, show/],
    ['nothing to retry', ['retry', '--yes'], /say which: IDs, filters, or --all/],
    ['what is no id', ['show', '7'], /"7" is not an id/],
    ['no id', ['show'], /dead show needs an ID/],
    ['an unknown one', ['show', '0193b2c4-0000-7abc-8def-0123456789ab'], /there is no dead letter/],
    ['a flag of another verb', ['list', '--yes'], /dead list takes no --yes/],
    ['no time', ['list', '--since', 'monday'], /--since must be a time/],
    ['no book', ['list', '--book', '1'], /--book: is not an id/],
    ['words for many', ['retry', '--all', '--note', 'x'], /--note and --text are for one ID/],
    [
      'both',
      [
        'retry',
        '0193b2c4-0000-7abc-8def-0123456789ab',
        '0193b2c4-0000-7abc-8def-0123456789ac',
        '--user',
        'x',
      ],
      /IDs or filters, not both/,
    ],
    [
      'an unknown preview',
      ['retry', '--preview', '0193b2c4-0000-7abc-8def-0123456789ab', '--yes'],
      /no such preview/,
    ],
    ['one dealt with', ['discard', '0'], /was discarded already/],
  ])('answers %s with one line and exit code 2', async (_what, args, says) => {
    expect(await run(['dead', ...args.map((one) => (one === '0' ? at(0) : one))])).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(says)
    expect(out).toEqual([])
  })
})
