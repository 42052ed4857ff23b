import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { startSimulator } from '../../simulator/start.ts'
import type { Claims, Run } from './claims.ts'
import { judge, Ledger, type Row } from './judge.ts'
import { loadOf, simulator, speed } from './load.ts'
import { picture } from './picture.ts'
import { articleQueue } from './queue.ts'
import { storymill } from './storymill.ts'
import { synchronous } from './synchronous.ts'
import { placed, table, type Named } from './table.ts'

const contenders: Record<string, { name: string; run(run: Run): Promise<Claims> }> = {
  synchronous: { name: 'Synchronous requests', run: synchronous },
  queue: { name: 'The article’s queue', run: articleQueue },
  storymill: { name: 'Storymill', run: storymill },
}

const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '24' },
    seed: { type: 'string', default: '7' },
    only: { type: 'string' },
  },
})
const [books, seed] = [Number(values.books), Number(values.seed)]
const known = values.only === undefined || values.only in contenders
if (!Number.isInteger(books) || books < 1 || !Number.isInteger(seed) || seed < 0 || !known) {
  console.error(
    `usage: npm run prove:article [-- --books 24 --seed 7 --only ${Object.keys(contenders).join('|')}]`,
  )
  process.exit(2)
}
const load = loadOf(books, seed)

async function measured(name: string, contender: (run: Run) => Promise<Claims>): Promise<Row> {
  const provider = await startSimulator(simulator(seed))
  try {
    const claims = await contender({
      load,
      url: provider.url,
      say: (line) => console.error(`${name}: ${line}`),
    })
    const reply = await fetch(`${provider.url}/__sim/ledger`)
    return judge(claims, Ledger.parse(await reply.json()).entries, books)
  } finally {
    await provider.stop()
  }
}

const all: Named[] = []
for (const [id, { name, run }] of Object.entries(contenders)) {
  if (values.only !== undefined && values.only !== id) continue
  console.error(`${name} …`)
  all.push({ name, row: await measured(name, run) })
}
const text = `${table(all)}\n\n${books} books of 8 pages, seed ${seed}, ${speed} times as fast as the world.`
console.log(text)
if (values.only === undefined) {
  const page = new URL('../../docs/article.md', import.meta.url)
  const images = new URL('../../docs/images/', import.meta.url)
  await mkdir(images, { recursive: true })
  await writeFile(page, placed(await readFile(page, 'utf8'), text))
  await writeFile(new URL('article.svg', images), picture(all))
}
process.exit(0)
