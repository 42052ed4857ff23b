import { parseArgs } from 'node:util'
import { claim, conclude, say, type Claim } from './claims.ts'
import { quantile, runLive, type OurRound, type Round, type Runs } from './live-run.ts'
import { openLiveStage } from './live-stage.ts'

// npm run prove:live [-- --clients 2000 --books 50 --rounds 3 --factor 100 --json]: everyone is told everything, once, in order.
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '2000' },
    books: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '3' },
    factor: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
})
const wish = {
  clients: Number(values.clients),
  books: Number(values.books),
  rounds: Number(values.rounds),
  factor: Number(values.factor),
}

const median = (numbers: number[]) => quantile(numbers, 0.5)
const at = (runs: Round[], share: number) => median(runs.map((one) => quantile(one.latencies, share)))
const perThousand = (runs: Round[]) => median(runs.map((one) => (one.cpu_s / one.received) * 1_000))
const ratio = (runs: Runs, pick: (one: Round) => number) =>
  median(runs.ours.map((one, n) => pick(one) / pick(runs.bare[n] ?? one)))

/** Whether each client of a round ended where its book did. */
const atTheEnd = ({ ended, finals }: OurRound) =>
  ended.filter(({ book_id, version }) => finals.get(book_id) === version).length

function figuresOf(runs: Runs) {
  const { ours, bare } = runs
  const seconds = ours.reduce((sum, one) => sum + one.seconds, 0)
  const looks = ours.reduce((sum, one) => sum + one.looks.calls, 0)
  return {
    ...wish,
    events_received_a_round: median(ours.map((one) => one.received)),
    latency_ms: {
      ours: { p50: at(ours, 0.5), p99: at(ours, 0.99), most: at(ours, 1) },
      bare: { p50: at(bare, 0.5), p99: at(bare, 0.99), most: at(bare, 1) },
      ratio: {
        p50: ratio(runs, (one) => quantile(one.latencies, 0.5)),
        p99: ratio(runs, (one) => quantile(one.latencies, 0.99)),
      },
      over: { p50: at(ours, 0.5) - at(bare, 0.5), p99: at(ours, 0.99) - at(bare, 0.99) },
    },
    cpu_ms_per_1000_deliveries: { ours: 1_000 * perThousand(ours), bare: 1_000 * perThousand(bare) },
    looks: {
      per_second_and_node: looks / seconds / 2,
      ms_each: ours.reduce((sum, one) => sum + one.looks.ms, 0) / looks,
    },
  }
}

function claimsOf(runs: Runs, figures: ReturnType<typeof figuresOf>): Claim[] {
  const rounds = [...runs.ours, runs.killed]
  const sum = (pick: (one: OurRound) => number) => rounds.reduce((total, one) => total + pick(one), 0)
  const { killed } = runs
  const all = wish.clients * rounds.length
  const { latency_ms: ms, looks } = figures
  return [
    claim(
      'no client misses an event, hears one twice, or out of order',
      sum((one) => one.gaps + one.duplicates) === 0 && sum((one) => one.received) > 0,
      `${sum((one) => one.received)} events to ${wish.clients} clients in ${rounds.length} rounds: ${sum((one) => one.gaps)} missed, ${sum((one) => one.duplicates)} twice`,
    ),
    claim(
      "nobody hears of another user's book",
      sum((one) => one.wrong) === 0 && sum((one) => one.foreign_refused) === all,
      `${sum((one) => one.wrong)} heard; ${sum((one) => one.foreign_refused)} of ${all} who asked for one were told that it is not there`,
    ),
    claim(
      'every client ends where its book ended',
      sum(atTheEnd) === all && rounds.every((one) => one.finals.size === wish.books),
      `${sum(atTheEnd)} of ${all} at the final version; ${sum((one) => one.finals.size)} of ${wish.books * rounds.length} books complete`,
    ),
    claim(
      'when a node is killed its clients go on at the other, and miss nothing',
      killed.reconnects >= wish.clients / 2 && killed.resets === 0 && killed.gaps + killed.duplicates === 0,
      `${killed.reconnects} reconnects, ${killed.resets} began anew, ${killed.gaps} missed, ${killed.duplicates} twice`,
    ),
    claim(
      'the database is read a few times a second, however many watch',
      looks.per_second_and_node < 100,
      `${looks.per_second_and_node.toFixed(1)} looks a second and node, ${looks.ms_each.toFixed(2)} ms each`,
    ),
    claim(
      'an event is with 99 of 100 clients within a quarter of a second, on this machine',
      ms.ours.p99 < 250,
      `ours p50 ${ms.ours.p50.toFixed(1)} ms, p99 ${ms.ours.p99.toFixed(1)} ms; bare broadcast ${ms.bare.p50.toFixed(1)} and ${ms.bare.p99.toFixed(1)} ms; ratio ${ms.ratio.p50.toFixed(2)} and ${ms.ratio.p99.toFixed(2)}`,
    ),
  ]
}

const stage = await openLiveStage()
try {
  say(`${wish.clients} clients, ${wish.books} books of as many users, two API nodes, two workers`)
  const runs = await runLive(stage, wish)
  const figures = figuresOf(runs)
  say(JSON.stringify(figures))
  process.exitCode = conclude(claimsOf(runs, figures), figures, values.json, 'prove:live')
} finally {
  await stage.close()
}
process.exit()
