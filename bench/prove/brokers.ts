import { parseArgs } from 'node:util'
import { faults } from './brokers-faults.ts'
import { runBrokers, type Outcome } from './brokers-run.ts'
import { brokers, openStand } from './brokers-stands.ts'
import { claim, conclude, say, type Claim } from './claims.ts'

// npm run prove:brokers [-- --books 50 --only redis,sqs --fault down --json --keep]: whatever happens to the broker, every
// book is finished and no call is made twice.
const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '50' },
    only: { type: 'string' },
    fault: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})
const books = Number(values.books)
const wanted = values.only?.split(',') ?? brokers
const chosen = faults.filter((fault) => fault.name === 'none' || fault.name.includes(values.fault ?? ''))

const outcomes: Outcome[] = []
for (const name of wanted) {
  const stand = await openStand(name)
  if (!stand) {
    say(`${name}: left out, there is none here`)
    continue
  }
  try {
    for (const fault of chosen.filter((one) => one.fits(stand))) {
      say(`${name}, ${fault.name}`)
      outcomes.push(await runBrokers(stand, fault, books, values.keep))
    }
  } finally {
    await stand.stop()
  }
}

const calm = (broker: string) => outcomes.find((one) => one.broker === broker && one.fault === 'none')
const claims: Claim[] = outcomes.map((one) =>
  claim(
    `${one.broker}, ${one.fault}: every book is finished, no call is made twice`,
    one.complete === one.books && one.twice === 0,
    `${one.complete} of ${one.books} books complete, ${one.twice} calls twice, middle book ${one.p50.toFixed(1)} s`,
  ),
)
if (!values.json) printTable()
process.exit(conclude(claims, { outcomes }, values.json, 'prove:brokers'))

function printTable(): void {
  console.log('| broker | fault | lost | twice | middle book | added to it | slowest book | added to it |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const one of outcomes) {
    const base = calm(one.broker)
    const added = (of: 'p50' | 'slowest') =>
      one.fault === 'none' || !base ? '–' : `${(one[of] - base[of]).toFixed(1)} s`
    const cells = [one.broker, one.fault, one.books - one.complete, one.twice]
    const times = [`${one.p50.toFixed(1)} s`, added('p50'), `${one.slowest.toFixed(1)} s`, added('slowest')]
    console.log(`| ${[...cells, ...times].join(' | ')} |`)
  }
}
