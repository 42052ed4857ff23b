import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/commands.ts'
import { brokers } from '../../src/cli/recommend/brokers.ts'
import { judge, postgresWorkers } from '../../src/cli/recommend/judge.ts'
import { clouds, loadOf, reliabilities, type Wish } from '../../src/cli/recommend/load.ts'
import { prices, seconds_per_month } from '../../src/cli/recommend/prices.ts'
import { listenIn } from '../support/said.ts'

const wishes: fc.Arbitrary<Wish> = fc.record({
  // Of every order of magnitude, as most of a range is its last.
  monthly_tasks: fc
    .tuple(fc.integer({ min: 0, max: 15 }), fc.double({ min: 0, max: 9, noNaN: true }))
    .map(([power, part]) => Math.min(Number.MAX_SAFE_INTEGER, Math.floor(part * 10 ** power))),
  reliability: fc.constantFrom(...reliabilities),
  team: fc.integer({ min: 1, max: 1_000 }),
  cloud: fc.constantFrom(...clouds),
})
const size = (wish: Wish) => brokers.findIndex((one) => one.name === judge(wish).broker)
const wish = (more: Partial<Wish> = {}): Wish => ({
  monthly_tasks: 100_000,
  reliability: 'normal',
  team: 1,
  cloud: 'none',
  ...more,
})
// A process has 100 steps of 10 s in hand, and the peak is ten times the mean: one step a second each.
const mostForPostgres = postgresWorkers * seconds_per_month

describe('the judgement', () => {
  it('never recommends a smaller broker for more tasks, nor counts less work or money', () => {
    fc.assert(
      fc.property(wishes, fc.nat(), (less, extra) => {
        const more = {
          ...less,
          monthly_tasks: Math.min(Number.MAX_SAFE_INTEGER, less.monthly_tasks + extra * 1_000),
        }
        expect(size(more)).toBeGreaterThanOrEqual(size(less))
        const [a, b] = [loadOf(less), loadOf(more)]
        expect([b.books >= a.books, b.messages >= a.messages, b.workers >= a.workers]).toEqual([
          true,
          true,
          true,
        ])
        for (const broker of brokers) {
          const [cheap, dear] = [broker.cost(less, a).usd, broker.cost(more, b).usd]
          expect((dear ?? 0) >= (cheap ?? 0)).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('recommends what can be had there, with a reason and a cost that is a number or said to be yours', () => {
    fc.assert(
      fc.property(wishes, (one) => {
        const advice = judge(one)
        const chosen = brokers.find(({ name }) => name === advice.broker)
        expect(chosen?.clouds).toContain(one.cloud)
        expect(advice.close.map((other) => other.broker)).not.toContain(advice.broker)
        const costs = [advice.monthly_cost.usd, ...advice.close.map((other) => other.monthly_usd)]
        expect(costs.every((usd) => usd === null || (Number.isFinite(usd) && usd >= 0))).toBe(true)
        expect([
          advice.because.length,
          advice.monthly_cost.rests_on.length,
          advice.limits.length,
        ]).not.toContain(0)
        expect(JSON.stringify(advice)).not.toMatch(/NaN|Infinity|undefined/)
      }),
    )
  })

  it.each(clouds)('changes exactly where more than fifty processes would hear every bell (%s)', (cloud) => {
    const at = judge(wish({ cloud, monthly_tasks: mostForPostgres }))
    expect([at.broker, at.load.workers]).toEqual(['postgres', postgresWorkers])
    const over = judge(wish({ cloud, monthly_tasks: mostForPostgres + 1 }))
    expect(over.broker).toBe({ aws: 'sqs', gcp: 'redis', none: 'redis' }[cloud])
  })

  it('gives three machines only to those who need and can run them', () => {
    const huge = wish({ monthly_tasks: 2 * mostForPostgres, reliability: 'critical' })
    expect(judge({ ...huge, team: 2 }).broker).toBe('redis')
    expect(judge({ ...huge, team: 3 }).broker).toBe('rabbitmq')
    expect(judge({ ...huge, team: 3, reliability: 'high' }).broker).toBe('redis')
    expect(judge({ ...huge, team: 3, cloud: 'aws' }).broker).toBe('sqs')
  })

  it('counts nothing for nothing, and one message for one lonely task', () => {
    expect(judge(wish({ monthly_tasks: 0 })).load).toEqual({
      books: 0,
      messages: 0,
      peak_steps_per_s: 0,
      workers: 1,
    })
    expect(judge(wish({ monthly_tasks: 1 })).load).toMatchObject({ books: 1, messages: 1, workers: 1 })
    expect(judge(wish({ monthly_tasks: 1, reliability: 'high' })).load).toMatchObject({
      messages: 2,
      workers: 2,
    })
  })

  it('reckons a million tasks a month on SQS as one does by hand', () => {
    // 2 000 000 messages × 3, and two workers that ask 4 lanes every 20 s: 1 051 200; the first million is free.
    const sqs = brokers.find((one) => one.name === 'sqs')
    const one = wish({ monthly_tasks: 1_000_000, reliability: 'high', cloud: 'aws' })
    expect(loadOf(one)).toMatchObject({ workers: 2, messages: 2_000_000 })
    expect(sqs?.cost(one, loadOf(one)).usd).toBe(2.42)
  })

  it('has a date and a source for every price', () => {
    for (const price of Object.values(prices)) {
      expect(price.as_of).toMatch(/^20\d\d-\d\d$/)
      expect(new URL(price.source).protocol).toBe('https:')
    }
  })
})

describe('storymill recommend', () => {
  const { out, err } = listenIn()
  const recommend = async (...args: string[]) => await run(['recommend', ...args])
  const usual = ['--monthly-tasks', '200000', '--reliability', 'high', '--team', '3']

  it('says which, why and for how much', async () => {
    expect(await recommend(...usual, '--cloud', 'aws')).toBe(0)
    expect(out.join('\n')).toMatch(
      /^postgres {2}\(QUEUE_URL=postgres:\)\n[^]*Costs \$0\.00 a month[^]*sqs, \$0\.50 a month/,
    )
  })

  it('prints one document with --json and nothing else', async () => {
    expect(await recommend(...usual, '--json')).toBe(0)
    expect([out.length, err]).toEqual([1, []])
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ broker: 'postgres', monthly_cost: { usd: 0 } })
  })

  it.each([
    ['no tasks', ['--reliability', 'high', '--team', '3'], /--monthly-tasks is missing/],
    ['no reliability', ['--monthly-tasks', '1', '--team', '3'], /--reliability is missing/],
    ['no team', ['--monthly-tasks', '1', '--reliability', 'high'], /--team is missing/],
    ['tasks in words', [...usual, '--monthly-tasks', 'many'], /--monthly-tasks must be a whole number/],
    ['half a task', [...usual, '--monthly-tasks', '0.5'], /--monthly-tasks must be a whole number/],
    [
      'tasks with an exponent',
      [...usual, '--monthly-tasks', '1e6'],
      /--monthly-tasks must be a whole number/,
    ],
    ['endless tasks', [...usual, '--monthly-tasks', 'Infinity'], /--monthly-tasks must be a whole number/],
    [
      'too many to count',
      [...usual, '--monthly-tasks', '9007199254740992'],
      /--monthly-tasks must be a whole/,
    ],
    ['tasks owed', [...usual, '--monthly-tasks', '-1'], /--monthly-tasks must be a whole number/],
    ['nobody', [...usual, '--team', '0'], /--team must be a whole number of at least 1/],
    [
      'a reliability that is none',
      [...usual, '--reliability', 'best'],
      /--reliability is normal, high, critical/,
    ],
    ['a cloud that is none', [...usual, '--cloud', 'azure'], /--cloud is aws, gcp, none, not "azure"/],
  ])('refuses %s with one line', async (_, args, says) => {
    expect(await recommend(...args)).toBe(2)
    expect([out, err.length]).toEqual([[], 1])
    expect(err[0]).toMatch(says)
  })
})
