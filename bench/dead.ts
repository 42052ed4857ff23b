import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actOnDead } from '../src/actions/act-on-dead.ts'
import { goOnWithDead } from '../src/actions/go-on-with-dead.ts'
import { previewDead } from '../src/actions/preview-dead.ts'
import { AlertSettings } from '../src/book/alert.ts'
import { newId } from '../src/book/ids.ts'
import { noQuotas } from '../src/book/quota.ts'
import { Database } from '../src/db/database.ts'
import { countDead, groupDead, listDead } from '../src/db/dead-letters.ts'
import { startEmbedded } from '../src/db/embedded/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { readDead } from '../src/db/read-dead.ts'
import { look } from '../src/ops/alerts.ts'
import { demoTimeouts, storybook } from '../src/pipeline/pipeline.ts'

// npm run bench:dead [-- LETTERS]: what an operator waits for when so many books lack a picture (default 100 000).
const letters = Number(process.argv[2] ?? 100_000)
const folder = await mkdtemp(join(tmpdir(), 'storymill-dead-'))
const server = await startEmbedded({ home: join(folder, 'home'), settings: { shared_buffers: '256MB' } })
const db = new Database({ url: server.url })
const query = db.query.bind(db)
const parts = {
  db,
  pipelines: new Map([['storybook@1', storybook(demoTimeouts, { text: 0, picture: 0 })]]),
  deadline_ms: 3_600_000,
  quotas: noQuotas,
  newId,
  ring: () => {},
}
const who = { by: 'bench', via: 'command' } as const

/** Books of one dead picture each, of 100 users, that died one after the other in 40 ways, among as many finished steps. */
async function plant(): Promise<void> {
  await query(`insert into storymill.users (id) select 'user-' || n from generate_series(1, 100) n`)
  for (let from = 1; from <= letters; from += 10_000)
    await query(
      `with made as (select n, gen_random_uuid() as id, gen_random_uuid() as step, gen_random_uuid() as token,
         storymill.now() - n * interval '1 second' as at from generate_series($1::int, $2::int) n),
       books as (
         insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open,
           pictures_missing, deadline_at, completed_at, credit_prices)
         select id, 'user-' || (n % 100 + 1), 'storybook@1', '{"idea": "A fox", "pages": 8, "age_group": "3-5",
           "style": "watercolour", "language": "en"}', 'partial', n, 20, 0, 0, 1, at, at, '{"picture": 5}' from made),
       others as (
         insert into storymill.steps (id, book_id, key, kind, queue, pipeline, rank, state, ended_at, result)
         select gen_random_uuid(), id, kind, kind, 'text', 'storybook@1', n, 'done', at, '{}' from made,
           unnest(array['plan', 'character_sheet', 'cover', 'pdf']) kind),
       dead as (
         insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, done_token, attempt, because,
           error_code, error_message, ended_at)
         select step, id, 'picture:2', 'picture', 2, 'images', 'storybook@1', n, 'dead', token, 7, 'on try 7 of 7',
           'code_' || (n % 20 + 1), 'The provider answered ' || (n % 2) || ' to request req_' || n || ' of host-' || chr(97 + n % 2),
           at from made)
       insert into storymill.step_calls (step_id, claim_token, book_id, worker_id, attempt, state, class, code)
       select step, token, id, gen_random_uuid(), 7, 'failed', 'server_error', 'code' from made`,
      [from, Math.min(from + 9_999, letters)],
    )
  await query('analyze')
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  console.log(`${what.padEnd(46)} ${(performance.now() - start).toFixed(0).padStart(7)} ms`)
  return result
}

try {
  await migrate(db)
  await timed(`planting ${letters}`, plant)
  const page = { after: null, limit: 50 }
  const first = await timed('first page', () => listDead(query, {}, page))
  const last = first.at(-1)
  await timed('second page', () => listDead(query, {}, { after: last ?? null, limit: 50 }))
  await timed('page in the middle', () =>
    listDead(
      query,
      {},
      { after: { micros: String((Date.now() - letters * 500) * 1_000), id: newId() }, limit: 50 },
    ),
  )
  const [group] = await timed('groups of the newest 1 000', () => groupDead(query, {}))
  await timed('count, to 10 000', () => countDead(query, {}))
  await timed('count of a user', () => countDead(query, { user: 'user-7' }))
  await timed('page of a code', () => listDead(query, { code: 'code_7' }, page))
  await timed('page of a cause', () => listDead(query, { cause: group?.cause ?? '' }, page))
  await timed('page of a user', () => listDead(query, { user: 'user-7' }, page))
  await timed('page of a class nobody died of', () => listDead(query, { class: 'timeout' }, page))
  await timed('page of words nobody said', () => listDead(query, { text: 'zebra' }, page))
  await timed('one of them', () => readDead(query, first[0]?.id ?? ''))
  await timed('a look for alerts', () => look(query, AlertSettings.parse({}), []))
  const cause = await timed('preview of a cause', () =>
    previewDead(parts, who, { filter: { cause: group?.cause ?? '' }, ids: null }),
  )
  console.log(`  ${cause.letters} letters, ${cause.credits} credits`)
  const all = await timed('preview of all', () => previewDead(parts, who, { filter: {}, ids: null }))
  console.log(`  ${all.letters} letters, ${all.credits} credits, ${all.users} users`)
  await timed('saying yes', () =>
    actOnDead(db, who, { preview: cause.id, action: 'discard', confirm: cause.letters }),
  )
  const settings = { first: 5, at_once: 10_000, per_second: 1_000 }
  await timed(`discarding ${cause.letters}`, () => goOnWithDead({ ...parts, settings, onEnd: () => {} }))
  await actOnDead(db, who, { preview: all.id, action: 'retry', confirm: all.letters })
  await timed('beginning the first 20', () =>
    goOnWithDead({ ...parts, settings: { ...settings, first: 20 }, onEnd: () => {} }),
  )
} finally {
  await db.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
