import { parseArgs } from 'node:util'
import { conclude, say, type Claim } from './claims.ts'
import { checkMoney } from './money-checks.ts'
import { runMoney } from './money-run.ts'
import { moneySetting } from './money-setting.ts'
import { openStage } from './stage.ts'

// npm run prove:money [-- --books 200 --seed 7 --json --keep]: nobody pays twice by our fault, whatever breaks.
const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '200' },
    seed: { type: 'string', default: '7' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)

async function pass(name: string, books: number, honoured: boolean) {
  say(`${name}: ${books} books, seed ${seed}, idempotency keys ${honoured ? 'honoured' : 'ignored'}`)
  const stage = await openStage(moneySetting(books, seed, honoured, values.keep))
  if (values.keep) say(`everything is kept in ${stage.folder}`)
  try {
    const happened = await runMoney(stage, books, seed)
    const { claims, figures } = await checkMoney(stage, books, happened, honoured)
    const named = claims.map((one): Claim => ({ ...one, claim: `${name}: ${one.claim}` }))
    return { claims: named, figures: { [name]: figures } }
  } finally {
    await stage.close()
  }
}

const books = Number(values.books)
const passes = [
  ...(values.only === 'honoured' ? [] : [await pass('ignored', books, false)]),
  ...(values.only === 'ignored' ? [] : [await pass('honoured', Math.ceil(books / 2), true)]),
]
const claims = passes.flatMap((one) => one.claims)
const figures = Object.assign({}, ...passes.map((one) => one.figures)) as object
process.exit(conclude(claims, figures, values.json, 'prove:money'))
