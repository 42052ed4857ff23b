import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import pino from 'pino'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openFiles } from '../../src/files/registry.ts'
import { plantLibrary } from '../support/planted-library.ts'
import { startBrowser } from './support/browser.ts'

// npm run bench:pages: how smoothly the long lists scroll, with 500 books of a person and 10 000 steps in ops.
const folder = await mkdtemp(join(tmpdir(), 'storymill-smooth-'))
const server = await startEmbedded({ home: join(folder, 'home') })
const db = new Database({ url: server.url })
const env = { DATABASE_URL: server.url, FILES_URL: `file:${join(folder, 'files')}` }
const config = await readConfig(env, folder)
await migrate(db)
const [book] = await plantLibrary({ db, files: await openFiles(config.files) }, 500)
await db.query(
  `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state)
   select gen_random_uuid(), $1, 'picture:' || n, 'picture', n % 30 + 1, 'images', 'storybook@1', n, 'ready'
   from generate_series(100, 10100) n`,
  [book],
)
const app = await startApp(config, { api: true, worker: false, port: 0 }, pino({ level: 'silent' }))
const browser = await startBrowser()

/** Scrolls 60 px in each of 300 frames, and says how many frames a second were drawn. */
const scroll = async (page: Page): Promise<string> =>
  await page.evaluate(async () => {
    const frame = async () => await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const long = [...document.querySelectorAll('main, main *')].find(
      (one) =>
        one.scrollHeight > one.clientHeight + 500 && /auto|scroll/.test(getComputedStyle(one).overflowY),
    )
    const within = long ?? document.scrollingElement
    const times: number[] = []
    for (let last = await frame(), n = 0; n < 300; n++) {
      within?.scrollBy(0, n < 150 ? 60 : -60)
      const now = await frame()
      times.push(now - last)
      last = now
    }
    times.sort((one, other) => one - other)
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length
    return `${(1000 / mean).toFixed(1)} frames/s, 95 % within ${times[284]?.toFixed(1)} ms`
  })

async function measure(name: string, path: string, rows: string, more: string): Promise<void> {
  if (!browser) return
  const { page, context, wrong } = await browser.open()
  const began = performance.now()
  await page.goto((app.url ?? '') + path)
  await page.locator(rows).first().waitFor()
  const first = performance.now() - began
  for (let pages = 0; pages < 12; pages++) {
    const button = page.getByRole('button', { name: more, disabled: false })
    if (
      !(await button.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      ))
    )
      break
    await button.click({ timeout: 1_000 }).catch(() => {})
    await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => {})
  }
  console.log(
    `${name}: first row after ${first.toFixed(0)} ms; ${await scroll(page)}; ${await page.locator(rows).count()} drawn; ${wrong.length} wrong`,
  )
  await context.close()
}

await measure('500 books', '/library', '.library-grid > li', 'Show more')
await measure('10 000 steps', '/ops/steps?state=ready', 'tbody tr', 'Show more')
await browser?.close()
await app.stop()
await db.close()
await server.stop()
await rm(folder, { recursive: true, force: true })
