import { parseArgs } from 'node:util'
import { conclude, say } from './claims.ts'
import { checkLimits } from './limits-checks.ts'
import { runLimits } from './limits-run.ts'
import { findFaketime, limitsSetting } from './limits-setting.ts'
import { openStage } from './stage.ts'
import { proveWaiting } from './waiting.ts'

// npm run prove:limits [-- --minutes 3 --seed 7 --only limits|waiting --json --keep]: never over a limit, whatever the clocks say.
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '7' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})

async function limits(library: string) {
  const stage = await openStage(limitsSetting(Number(values.seed), values.keep))
  if (values.keep) say(`everything is kept in ${stage.folder}`)
  try {
    const minutes = Number(values.minutes)
    return await checkLimits(stage, await runLimits(stage, library, { before: minutes, after: 2.5 }))
  } finally {
    await stage.close()
  }
}

const library = findFaketime()
if (!library && values.only !== 'waiting') {
  console.error('prove:limits needs libfaketime, to set clocks wrong: apt-get install faketime')
  process.exit(2)
}
const parts = [
  ...(values.only === 'waiting' || !library ? [] : [await limits(library)]),
  ...(values.only === 'limits' ? [] : [await proveWaiting()]),
]
const figures = Object.assign({}, ...parts.map((one) => one.figures)) as object
process.exit(
  conclude(
    parts.flatMap((one) => one.claims),
    figures,
    values.json,
    'prove:limits',
  ),
)
