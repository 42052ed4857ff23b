import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addUser } from '../../src/actions/add-user.ts'
import { orderBook } from '../../src/actions/order-book.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { Order } from '../../src/book/order.ts'
import { Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { parseDemo } from '../../src/providers/demo/behaviour.ts'
import { demoText } from '../../src/providers/demo/demo-text.ts'
import { aPicture, meteredModels, paid, paidSettings, paidWorker } from '../../test/support/metered.ts'
import { smallPipeline } from '../../test/support/small-pipeline.ts'
import { cpuSeconds } from '../cpu.ts'
import { claim, say } from './claims.ts'
import { pause } from './stage.ts'

const pages = 32
const pictures = 10_000
const workers = 3
const slots = 50
/** One picture a second; a short minute, so that the burst of the first one is soon over. */
const limit = 15
const minute_ms = 15_000
const call_ms = 500
const watch_ms = 20_000

/** Texts are there at once; pictures need a permit, and there is one a second. */
const pipeline = smallPipeline(async ({ kind }, tools) => {
  if (kind !== 'picture') return { ok: true, value: {} }
  const ask = { kind: 'character_sheet' as const, style: 'watercolour' as const, characters: [], seed: 1 }
  const answer = await tools.draw({ ask, prompt: newId(), references: [] })
  if (!answer.ok) return answer
  return {
    ok: true,
    value: {},
    blob: { bytes: answer.value.bytes, media_type: 'image/png' },
    usage: answer.usage,
  }
})

const models = {
  ...meteredModels(async () => {
    await pause(call_ms)
    return paid(aPicture)
  }),
  text: demoText(parseDemo('latency=0-0')),
}

/** 10 000 pictures that wait for permits: what they hold, what they cost, and who goes first. */
export async function proveWaiting() {
  const folder = mkdtempSync(join(tmpdir(), 'storymill-prove-'))
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ home: join(folder, 'home'), settings: { shared_buffers: '256MB' } })
  const db = new Database({ url: embedded.url })
  const stops: (() => Promise<void>)[] = []
  try {
    await migrate(db)
    const settings = paidSettings({ limits_of: { '*': { images_per_minute: limit } }, minute_ms })
    await addUser(db, { name: 'ada', tier: 'free', credits: null, by: 'prove' })
    await addUser(db, { name: 'ben', tier: 'free', credits: null, by: 'prove' })
    await addUser(db, { name: 'cleo', tier: 'paid', credits: null, by: 'prove' })
    const order = ordering(db)
    // A few more, which are drawn before the count.
    const books = Math.ceil(pictures / pages) + 4
    await Promise.all(
      Array.from({ length: books }, (_, index) =>
        order(
          ['local', 'ada', 'ben'][index % 3] ?? 'local',
          Order.parse({ idea: `Book ${index}`, pages }),
          newId(),
        ),
      ),
    )
    say(`${books} books of ${pages} pages are ordered`)
    for (let index = 0; index < workers; index++) {
      const options = {
        slots: new Map([
          ['text', 100],
          ['images', slots],
          ['generation', 2],
        ]),
      }
      stops.push((await paidWorker(embedded.url, folder, pipeline, models, settings, options)).stop)
    }
    await untilWaiting(db)
    const watched = await watch(db, embedded.pid)
    const last = await lastOrder(db, order)
    return { claims: [...watched.claims, last.claim], figures: { ...watched.figures, ...last.figures } }
  } finally {
    await Promise.all(stops.map((stop) => stop()))
    await db.close()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const ordering = (db: Database) =>
  orderBook({
    db,
    pipeline,
    deadline_ms: 24 * 3_600_000,
    prices: {},
    quotas: noQuotas,
    newId,
    random: Math.random,
    ring: () => {},
  })

/** How many steps of the pictures' queue are in a state. */
const count = async (db: Database, state: string): Promise<number> =>
  (
    await db.query<{ n: number }>(
      `select count(*)::int as n from storymill.steps where queue = 'images' and state = $1`,
      [state],
    )
  )[0]?.n ?? 0

async function untilWaiting(db: Database): Promise<void> {
  const open = async () =>
    (
      await db.query<{ n: number }>(
        `select (select count(*)::int from storymill.steps where queue = 'text' and state not in ('done'))
           + (select count(*)::int from storymill.steps where state = 'blocked' and queue = 'images') as n`,
      )
    )[0]?.n ?? 0
  while ((await open()) > 0) await pause(500)
  // The burst of the first minute is over, and statistics and vacuum of 10 000 new rows are done with.
  await pause(30_000)
  say(`${await count(db, 'ready')} pictures wait for permits`)
}

type Load = { xacts: number; cpu_s: number; at: number }

async function load(db: Database, pid: number): Promise<Load> {
  // What sessions did is told to the statistics within a second.
  const [row] = await db.query<{ n: number }>(
    `select (xact_commit + xact_rollback)::float8 as n from pg_stat_database where datname = current_database()`,
  )
  return { xacts: row?.n ?? 0, cpu_s: await cpuSeconds(pid), at: performance.now() }
}

async function watch(db: Database, pid: number) {
  const before = await load(db, pid)
  const running: number[] = []
  const begun = await count(db, 'done')
  const end = performance.now() + watch_ms
  while (performance.now() < end) {
    running.push(await count(db, 'running'))
    await pause(500)
  }
  const after = await load(db, pid)
  const seconds = (after.at - before.at) / 1_000
  // Our own looks are not the engine's.
  const statements = (after.xacts - before.xacts - running.length) / seconds
  const cpu = (after.cpu_s - before.cpu_s) / seconds
  const ready = await count(db, 'ready')
  const drawn = (await count(db, 'done')) - begun
  const most = Math.max(...running)
  const figures = { ready, drawn, running_most: most, transactions_per_s: statements, postgres_cores: cpu }
  return {
    figures,
    claims: [
      claim(
        `${pictures} pictures that wait for permits hold no slot: only what has a permit is claimed`,
        ready >= pictures && most <= 5 && drawn >= 10,
        `${ready} wait unclaimed while ${drawn} are drawn; at most ${most} of ${workers * slots} slots were taken, by calls and by starts within 2 s`,
      ),
      claim(
        'meanwhile the database is nearly idle',
        cpu < 0.1 && statements < 100,
        `${statements.toFixed(1)} transactions/s, ${(100 * cpu).toFixed(1)} % of a core`,
      ),
    ],
  }
}

/** A paid user orders last: its pictures take the next permits that are given once they are ready. */
async function lastOrder(db: Database, order: ReturnType<typeof ordering>) {
  const { book } = await order('cleo', Order.parse({ idea: 'The last book', pages: 4 }), newId())
  say('a paid user has ordered one book, after all the others')
  const drawn = async () =>
    (
      await db.query<{ n: number }>(
        `select count(*)::int as n from storymill.steps where book_id = $1 and kind = 'picture' and state = 'done'`,
        [book.id],
      )
    )[0]?.n ?? 0
  const begun = performance.now()
  while ((await drawn()) < 4 && performance.now() - begun < 60_000) await pause(250)
  const seconds = (performance.now() - begun) / 1_000
  // What was claimed from the moment its first picture could be, up to its last one.
  const rows = await db.query<{ own: boolean; page: number }>(
    `select c.book_id = $1 as own, s.page from storymill.step_calls c join storymill.steps s on s.id = c.step_id
     where s.kind = 'picture' and c.started_at > (select min(ended_at) from storymill.steps where book_id = $1 and kind = 'page_text')
       and c.started_at <= (select max(x.started_at) from storymill.step_calls x join storymill.steps t on t.id = x.step_id
         where t.book_id = $1 and t.kind = 'picture')
     order by c.started_at, s.page`,
    [book.id],
  )
  const others = rows.filter((one) => !one.own).length
  return {
    figures: { last_order_s: seconds, claimed_before_it: others },
    claim: claim(
      'a paid order that comes last gets the next permits, as its rank says',
      rows.filter((one) => one.own).length === 4 && others <= 2,
      `its 4 pictures were drawn within ${seconds.toFixed(1)} s; ${others} of other books were claimed between them`,
    ),
  }
}
