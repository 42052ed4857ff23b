import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startSimulator, type Simulator } from '../../simulator/start.ts'
import { anOrder } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import {
  addresses,
  ended,
  hostedFolder,
  openAi,
  smallPictures,
  startHosted,
  storymill,
  type Ended,
  type Hosted,
  type HostedOptions,
} from '../support/hosted.ts'
import { testDatabase } from '../support/postgres.ts'

// For a busy machine; on a quiet one each book takes a second or two.
vi.setConfig({ testTimeout: 70_000 })

const running: Hosted[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
})
async function hosted(options: HostedOptions): Promise<Hosted> {
  const started = await startHosted(options)
  running.push(started)
  return started
}

/** What our ledger says was paid. */
async function paid(service: Hosted): Promise<{ calls: number; usd: number }> {
  const [row] = await service.db.query<{ calls: number; usd: number }>(
    `select count(*) filter (where usd > 0)::int as calls, coalesce(sum(usd), 0)::float8 as usd from storymill.step_calls`,
  )
  return row ?? { calls: 0, usd: 0 }
}

/** The texts of a step as they are stored, and the calls it took, by purpose. */
async function stepOf(service: Hosted, key: string) {
  const [step] = await service.db.query<{ text: string; calls: string[] }>(
    `select s.result ->> 'text' as text, array_agg(c.purpose || ' ' || c.state order by c.sent_at) as calls
     from storymill.steps s join storymill.step_calls c on c.step_id = s.id where s.key = $1 group by s.id`,
    [key],
  )
  return step
}

describe('a book by hosted models', () => {
  it('is complete; our ledger is the provider’s, call for call and cent for cent', async () => {
    const service = await hosted({ env: openAi })
    const book = await service.until(await service.order(anOrder), 'complete', 'partial', 'failed')
    expect([book.status, book.error]).toEqual(['complete', null])
    const report = service.simulator.report()
    const ours = await paid(service)
    expect(ours.calls).toBe(report.charges)
    expect(ours.usd).toBeCloseTo(report.usd, 6)
    expect([report.duplicates, report.sends_while_limited]).toEqual([[], {}])
    expect(Object.keys(report.by_key)).toHaveLength(2)
    expect(await service.audit()).toEqual([])
    // The character sheet is drawn from words, everything else by the sheet.
    const images = await service.arrivals('image')
    const drawn = images.map((one) => one.path.slice('/v1/images/'.length))
    expect(drawn.toSorted()).toEqual(['edits', 'edits', 'edits', 'edits', 'edits', 'generations'])
    expect(drawn[0]).toBe('generations')
  })

  it.each([
    [
      'Anthropic writes, Google draws',
      {
        STORYMILL_TEXT: 'anthropic:claude-haiku-4-5',
        STORYMILL_IMAGE: 'google:gemini-2.5-flash-image',
        ANTHROPIC_API_KEY: 'sk-sim-a',
        GEMINI_API_KEY: 'sk-sim-b',
      },
    ],
    [
      'a server of one’s own writes and draws',
      {
        STORYMILL_TEXT: 'openai-compatible:gpt-5-mini',
        STORYMILL_IMAGE: 'openai-compatible:gpt-image-2',
        OPENAI_COMPATIBLE_API_KEY: 'sk-sim-a',
      },
    ],
  ])('is complete when %s', async (_who, env) => {
    const service = await hosted({ env })
    const book = await service.until(await service.order(anOrder), 'complete', 'partial', 'failed')
    expect([book.status, book.error]).toEqual(['complete', null])
    const report = service.simulator.report()
    expect((await paid(service)).calls).toBe(report.charges)
    expect([report.duplicates, Object.keys(report.by_status)]).toEqual([[], ['200']])
    expect(await service.audit()).toEqual([])
  })
})

describe('`storymill book` when the provider will not serve', () => {
  const { OPENAI_API_KEYS: _keys, ...models } = openAi
  const right = { ...models, OPENAI_API_KEY: 'sk-sim-a' }
  const troubles = {
    'a wrong key': { ...models, OPENAI_API_KEY: 'sk-wrong-0123456789abcdef' },
    'an empty balance': { ...models, OPENAI_API_KEY: 'sk-sim-empty' },
    'an unknown text model': { ...right, STORYMILL_TEXT: 'openai:gpt-nonsense' },
    'an unknown image model': { ...right, STORYMILL_IMAGE: 'openai:gpt-image-nonsense' },
    'no key at all': models,
    'a model of no provider': { ...right, STORYMILL_IMAGE: 'gpt-image-2' },
  }
  let simulator: Simulator
  let ends: Record<string, Ended>
  beforeAll(async () => {
    const projects = {
      main: { keys: ['sk-sim-a'] },
      empty: { keys: ['sk-sim-empty'], balance_usd: 0 },
    }
    simulator = await startSimulator({ ...smallPictures, projects })
    const folder = await hostedFolder()
    const all = Object.entries(troubles).map(async ([name, env]) => {
      const database = await testDatabase()
      const own = { DATABASE_URL: database.url, ...addresses(simulator.url, env), ...env }
      const end = await ended(storymill(['book', anOrder.idea, '--pages', '4'], own, folder))
      await database.drop()
      return [name, end] as const
    })
    ends = Object.fromEntries(await Promise.all(all))
  }, 120_000)
  afterAll(async () => await simulator.stop())

  it.each([
    [
      'a wrong key',
      4,
      /openai refused the key: Incorrect API key provided\..* Check OPENAI_API_KEY and OPENAI_API_KEYS\. \(invalid_api_key\)$/,
    ],
    [
      'an empty balance',
      4,
      /openai says that the money for it is used up: .* Add money there, or use another key\. \(credit_balance_exhausted\)$/,
    ],
    ['an unknown text model', 4, /model `gpt-nonsense` does not exist.* Check the name of the model,/],
    ['an unknown image model', 4, /model `gpt-image-nonsense` does not exist.* Check the name of the model,/],
    [
      'no key at all',
      2,
      /^storymill: STORYMILL_TEXT is openai:gpt-5-mini, but there is no OPENAI_API_KEY\.$/,
    ],
    [
      'a model of no provider',
      2,
      /^storymill: STORYMILL_IMAGE: "gpt-image-2" is not a model: write demo, or /,
    ],
  ])('%s ends it with exit code %i and one clear line', (name, code, line) => {
    const end = ends[name]
    expect([end?.code, end?.out]).toEqual([code, ''])
    const lines = (end?.err ?? '').split('\n').filter((one) => one.startsWith('storymill: '))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(line)
    expect(end?.err.trimEnd().endsWith(lines[0] ?? '?')).toBe(true)
  })

  it('and nobody was paid but for the plan and texts that the missing artist was to draw', () => {
    const { by_kind, sends_after_revoked, sends_after_exhausted } = simulator.report()
    expect(by_kind['image']?.charges).toBe(0)
    expect([sends_after_revoked, sends_after_exhausted]).toEqual([{}, {}])
  })
})

describe('moderation by a hosted model', () => {
  it('refuses the idea: the book fails, and nothing was written', async () => {
    const service = await hosted({ env: openAi })
    const id = await service.order({ ...anOrder, idea: 'A fox in the dark [[flag:violence]]' })
    const book = await service.until(id, 'failed')
    expect(book.error).toMatchObject({
      code: 'content_refused',
      message: expect.stringContaining('violence') as string,
    })
    expect((await service.arrivals()).map((one) => one.kind)).toEqual(['moderation'])
    expect(await service.audit()).toEqual([])
  })

  it('refuses a text: it is written anew, once, and the book is complete', async () => {
    const service = await hosted({ env: openAi })
    const idea = 'A fox who is afraid of the dark [[page 2: flag:violence]]'
    await service.until(await service.order({ ...anOrder, idea }), 'complete')
    const text = await stepOf(service, 'page_text:2')
    expect(text?.calls.filter((call) => call.startsWith('rewrite'))).toEqual(['rewrite ok'])
    expect(text?.calls.slice(-3)).toEqual(['moderation:output ok', 'rewrite ok', 'moderation:rewrite ok'])
    expect(text?.text).not.toContain('[[')
    expect(text?.text.length).toBeGreaterThan(10)
    expect(await service.audit()).toEqual([])
  })

  it('that is down lets nothing through; up again, the book goes on', async () => {
    const down = { on: 'moderation' as const, what: 'status:503:server_is_overloaded' }
    const service = await hosted({ env: openAi, simulator: { ...smallPictures, faults: [down] } })
    const id = await service.order(anOrder)
    await eventually(async () => (await service.arrivals()).length >= 2, 40_000, 'a second question')
    expect((await service.arrivals()).every((one) => one.kind === 'moderation')).toBe(true)
    const { status, waiting_for } = await service.book(id)
    expect(['queued', 'processing']).toContain(status)
    expect(waiting_for?.reason ?? 'backoff').toBe('backoff')
    await service.faults([])
    await service.until(id, 'complete')
    expect(await service.audit()).toEqual([])
  })
})

describe('a job that was taken', () => {
  it('is asked for by the next worker when its worker is killed, and paid once', async () => {
    const env = {
      STORYMILL_IMAGE: 'black-forest-labs:flux-2-pro',
      STORYMILL_DEMO: 'latency=0-5',
      BFL_API_KEY: 'sk-sim-a',
    }
    const simulator = { ...smallPictures, latency: { image: 'fixed:2000' } }
    const service = await hosted({ env, simulator, roles: { worker: false } })
    const doomed = storymill(['worker'], service.env, service.folder)
    const id = await service.order(anOrder)
    await eventually(async () => (await service.arrivals('poll')).length > 0, 40_000, 'the first question')
    doomed.kill('SIGKILL')
    await once(doomed, 'exit')
    await service.another({ api: false })
    await service.until(id, 'complete')
    const { charges, duplicates, assets } = service.simulator.report()
    expect([charges, assets, duplicates]).toEqual([6, 6, []])
    const sheet = await service.db.query<{ state: string; usd: number | null; because: string | null }>(
      `select c.state, c.usd::float8 as usd, c.because from storymill.step_calls c join storymill.steps s on s.id = c.step_id
       where s.key = 'character_sheet' order by c.attempt`,
    )
    expect(sheet.map((call) => call.state)).toEqual(['ok', 'not_sent'])
    expect(sheet[0]?.usd).toBeGreaterThan(0)
    // The place among those in flight that the dead worker held is free.
    expect(await service.db.query('select from storymill.permits where ended_at is null')).toEqual([])
    expect(await service.audit()).toEqual([])
  })
})
