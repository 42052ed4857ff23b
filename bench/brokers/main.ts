import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { measure, type Figures } from './run.ts'
import { stands, type Stand } from './stands.ts'

// npm run bench:brokers [-- --books 60 --orders 30 --rounds 3 --only redis,rabbitmq --json]: the same work with each broker,
// in turn, in one run; trust the ratios to postgres.
const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '60' },
    orders: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const work = { books: Number(values.books), orders: Number(values.orders) }
const wanted = values.only?.split(',')

const home = await mkdtemp(join(tmpdir(), 'storymill-bench-'))
const embedded = await startEmbedded({ home, settings: { shared_buffers: '512MB' } })
const db = new Database({ url: embedded.url })
const open = new Map<string, Stand>()
const figures = new Map<string, Figures[]>()
try {
  await migrate(db)
  for (const [name, start] of Object.entries(stands)) {
    if (name !== 'postgres' && wanted?.every((one) => !name.startsWith(one))) continue
    const stand = await start(db)
    if (stand) open.set(name, stand)
    else console.error(`${name}: left out, there is none here`)
  }
  for (let round = 0; round <= Number(values.rounds); round++)
    for (const [name, stand] of open) {
      await db.query('checkpoint')
      // The first round only warms up.
      const one = await measure(stand, home, round === 0 ? { books: 10, orders: 2 } : work)
      if (round === 0) continue
      figures.set(name, [...(figures.get(name) ?? []), one])
      console.error(`round ${round}: ${name} ${JSON.stringify(one)}`)
    }
} finally {
  for (const stand of open.values()) await stand.stop()
  await db.close()
  await embedded.stop()
  await rm(home, { recursive: true, force: true })
}

const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor((of.length - 1) / 2)] ?? Number.NaN
const base = figures.get('postgres') ?? []
const rows = [...figures].map(([broker, all]) => {
  const middle = (of: keyof Figures) => median(all.map((one) => one[of]))
  // Of rounds, as what is near in time is alike.
  const ratio = (of: keyof Figures) =>
    Number(median(all.map((one, n) => one[of] / (base[n]?.[of] ?? Number.NaN))).toFixed(2))
  return {
    broker,
    steps_per_s: middle('steps_per_s'),
    ratio: ratio('steps_per_s'),
    first_claim_ms: middle('first_claim_ms'),
    first_claim_p95_ms: middle('first_claim_p95_ms'),
    first_claim_ratio: ratio('first_claim_ms'),
  }
})
if (values.json) console.log(JSON.stringify({ rows }))
else {
  console.log('| broker | steps/s | of postgres | order → first claim, middle | 95 % | of postgres |')
  console.log('|---|---|---|---|---|---|')
  for (const row of rows)
    console.log(
      `| ${row.broker} | ${row.steps_per_s} | ${row.ratio} | ${row.first_claim_ms} ms | ${row.first_claim_p95_ms} ms | ${row.first_claim_ratio} |`,
    )
}
process.exit(0)
