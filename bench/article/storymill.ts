import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFinal } from '../../src/book/states.ts'
import type { Book } from '../../src/book/view.ts'
import { Database } from '../../src/db/database.ts'
import { z } from 'zod'
import { sleep, type Claims, type Fate, type MadeBook, type Run } from './claims.ts'
import { deadline_ms, keys, limits, minute_ms, scaled, workers, type Order } from './load.ts'

/** What the API leaves in its home when it is ready. */
const Running = z.object({ url: z.string(), database_url: z.string() })

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** As a user would write it, with a minute as short as the simulator's; everything else is as it comes. */
const settings = {
  limit_groups: [
    { provider: 'openai', name: 'funded', keys: [keys.funded], limits },
    { provider: 'openai', name: 'poor', keys: [keys.poor], limits },
  ],
  limit_minute_ms: minute_ms,
  probe_ms: { exhausted: scaled(15 * 60), revoked: scaled(6 * 3_600) },
}

/** Storymill: `storymill api` on its embedded database and `storymill worker` processes beside it, which get killed. */
export async function storymill({ load, url, say }: Run): Promise<Claims> {
  const home = await mkdtemp(join(tmpdir(), 'storymill-article-'))
  await writeFile(join(home, 'storymill.config.ts'), `export default ${JSON.stringify(settings)}\n`)
  const env = {
    PATH: process.env['PATH'],
    STORYMILL_HOME: home,
    STORYMILL_TEXT: 'openai:gpt-5-mini',
    STORYMILL_IMAGE: 'openai:gpt-image-2',
    OPENAI_BASE_URL: `${url}/v1`,
    PORT: '0',
  }
  const start = (command: string, more: NodeJS.ProcessEnv = {}) =>
    spawn(process.execPath, [main, command], { cwd: home, env: { ...env, ...more }, stdio: 'ignore' })
  const api = start('api')
  const running = await upAndRunning(home, api)
  const crew = hire(() => start('worker', { DATABASE_URL: running.database_url }))
  const db = new Database({ url: running.database_url })
  try {
    const books = await driven(running.url, load, crew.kill)
    say(`${books.items.length} books: ${JSON.stringify(countOf(books.items.map(({ status }) => status)))}`)
    return {
      books: await Promise.all(books.items.map((book) => claimOf(db, book, load.orders))),
      last_ms: books.last_ms,
    }
  } finally {
    await db.close()
    await Promise.all([...crew.dismiss(), ended(api, 'SIGTERM')])
    await rm(home, { recursive: true, force: true })
  }
}

async function driven(url: string, load: Run['load'], kill: (worker: number) => void) {
  await sleep(2_000) // a service is up before it gets orders: the workers of the other one start in a tenth of the time
  const started = performance.now()
  const kills = load.kills.map(({ at_ms, worker }) => setTimeout(() => kill(worker), at_ms))
  const post = async ({ idea, pages }: Order, at_ms: number) => {
    await sleep(at_ms)
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(`${url}/v1/books`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ idea, pages }),
    })
    if (!reply.ok) throw new Error(`the order was answered ${reply.status}: ${await reply.text()}`)
  }
  await Promise.all(
    load.orders.flatMap((order) => [post(order, order.at_ms), post(order, order.at_ms + order.again_ms)]),
  )
  let items: Book[] = []
  do {
    await sleep(250)
    items = await listed(url)
  } while (items.some(({ status }) => !isFinal(status)) && performance.now() - started < deadline_ms)
  for (const timer of kills) clearTimeout(timer)
  const all = items.every(({ status }) => isFinal(status))
  return { items, last_ms: all ? performance.now() - started : null }
}

async function listed(url: string): Promise<Book[]> {
  const items: Book[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const reply = await fetch(`${url}/v1/books?limit=100${cursor && `&cursor=${cursor}`}`)
    const page = (await reply.json()) as { items: Book[]; next_cursor: string | null }
    items.push(...page.items)
    cursor = page.next_cursor
  }
  return items
}

const fateOf = (status: Book['status']): Fate =>
  status === 'complete' ? 'whole' : status === 'partial' || status === 'failed' ? status : 'lost'

/** Its steps are its assets: the key that each of its calls carries begins with the step's id. */
async function claimOf(db: Database, book: Book, orders: Order[]): Promise<MadeBook> {
  const order = orders.find(({ idea }) => idea === book.idea)?.number ?? 0
  const missing = book.missing_pictures.length > 0 || book.cover_status !== 'done'
  const fate = book.status === 'complete' && (missing || !book.pdf_url) ? 'holes' : fateOf(book.status)
  const steps = await db.query<{ id: string }>(
    `select id from storymill.steps where book_id = $1 and state = 'done'`,
    [book.id],
  )
  const delivered = fate !== 'failed' && fate !== 'lost'
  return { order, fate, assets: delivered ? steps.map(({ id }) => id) : [], retold: false }
}

async function upAndRunning(home: string, api: ChildProcess): Promise<z.infer<typeof Running>> {
  for (let tries = 0; tries < 300; tries++) {
    const text = await readFile(join(home, 'running.json'), 'utf8').catch(() => null)
    if (text) return Running.parse(JSON.parse(text))
    if (api.exitCode !== null) break
    await sleep(100)
  }
  throw new Error('the API did not start')
}

function hire(start: () => ChildProcess) {
  const crew: ChildProcess[] = []
  let closing = false
  const seat = (place: number) => {
    const child = start()
    crew[place] = child
    child.on('exit', () => {
      if (!closing) seat(place)
    })
  }
  for (let place = 0; place < workers; place++) seat(place)
  return {
    kill: (place: number) => void crew[place]?.kill('SIGKILL'),
    dismiss() {
      closing = true
      return crew.map((child) => ended(child, 'SIGKILL'))
    },
  }
}

const ended = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  await gone
}

const countOf = (names: string[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(names, (name) => name)).map(([name, all]) => [name, all?.length]),
  )
