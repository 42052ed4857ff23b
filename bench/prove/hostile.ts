import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { startApp } from '../../src/app.ts'
import type { Plan } from '../../src/book/plan.ts'
import { storable } from '../../src/book/text.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { hostile } from '../../test/hostile/payloads.ts'
import { aBook } from '../../test/pipeline/steps/tools.ts'
import { plantBook } from '../../test/support/planted.ts'
import { findChromium, openBrowser, type Browser, type Visit } from './browser.ts'
import { claim, conclude, say, type Claim } from './claims.ts'

// npm run prove:hostile [-- --json]: the pages, full of hostile words, in a real Chromium: nothing runs, nothing is asked for.
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const program = findChromium()
if (!program) {
  console.error('prove:hostile needs a Chromium on PATH, or in CHROMIUM: apt-get install chromium')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'storymill-hostile-'))
chmodSync(folder, 0o711)
const embedded = await startEmbedded({ home: join(folder, 'home') })
const files = join(folder, 'files')
const config = await readConfig({ DATABASE_URL: embedded.url, FILES_URL: `file:${files}` }, folder)
const app = await startApp(config, { api: true, worker: false, port: 0 }, pino({ level: 'silent' }))
const url = app.url ?? ''
const db = new Database({ url: embedded.url })
/** Each string stands alone once as a text, once as an alternative text, and every fourth as a title. */
async function plant(from: number): Promise<string> {
  const at = (index: number) => hostile[(from + index) % hostile.length] ?? ''
  const { plan } = aBook()
  const pages = plan.pages.map((page, index) => ({
    ...page,
    scene: { ...page.scene, alt: at(index + 5).slice(0, 300) },
  }))
  const said = { ...plan, title: at(0).slice(0, 80), pages }
  return await plantBook(
    { db, files: diskFiles(files) },
    { plan: storable(said) as Plan, texts: storable([0, 1, 2, 3].map(at)) as string[], idea: 'A fox' },
  )
}

async function sharedAt(id: string): Promise<string> {
  const answer = await fetch(`${url}/v1/books/${id}/shares`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  return `${url}${((await answer.json()) as { url: string }).url}`
}

const loaded = `document.readyState === 'complete' && location.href !== 'about:blank'`
const shown = `${loaded} && document.images.length >= 4`
// What the pages hold of the kinds that act; our own script is one.
const acting = `JSON.stringify({
  acting: document.querySelectorAll('iframe, object, embed, svg, math, base, [onerror], [onload], [onclick], [srcdoc]').length,
  scripts: document.scripts.length,
  foreign: [...document.querySelectorAll('[src], [href]')].filter((one) => {
    const to = one.src ?? one.href
    return new URL(to, location).origin !== location.origin
  }).length,
  pictures: document.images.length,
})`

async function prove(browser: Browser): Promise<number> {
  // If these were not seen, nothing said here would mean anything.
  const known = await browser.visit(
    `data:text/html,<script>alert(1)</script><img src="https://evil.example/x"><svg></svg>`,
    loaded,
    acting,
  )
  const strict = `data:text/html,<meta http-equiv="Content-Security-Policy" content="script-src 'none'"><script>alert(1)</script>`
  const held = await browser.visit(strict, loaded, '1')
  const visits: { place: string; visit: Visit }[] = []
  for (let from = 0; from < hostile.length; from += 4) {
    const id = await plant(from)
    for (const place of [await sharedAt(id), `${url}/#${id}`])
      visits.push({ place, visit: await browser.visit(place, shown, acting) })
  }
  say(`${visits.length} pages with ${hostile.length} strings were opened`)
  return conclude(claimsOf({ known, held }, visits), { pages: visits.length }, values.json, 'prove:hostile')
}

function claimsOf(
  control: { known: Visit; held: Visit },
  visits: { place: string; visit: Visit }[],
): Claim[] {
  const bad = (what: (visit: Visit) => unknown[]) =>
    visits.flatMap(({ place, visit }) => what(visit).map((one) => `${place}: ${String(one)}`))
  const foreign = ({ requests }: Visit) => requests.filter((address) => !address.startsWith(`${url}/`))
  const found = ({ said }: Visit) => JSON.parse(String(said)) as Record<string, number>
  const { known, held } = control
  const seen = [
    known.dialogs.length,
    foreign(known).some((one) => one.includes('evil')),
    found(known)['acting'],
    held.stopped.length,
  ]
  return [
    stands(
      'a page that does all this is seen to do it',
      JSON.stringify(seen) === '[1,true,1,1]' ? [] : [JSON.stringify(seen)],
    ),
    stands(
      'no dialog was opened',
      bad(({ dialogs }) => dialogs),
    ),
    stands('nothing but the service was asked for anything', bad(foreign)),
    stands(
      'the content security policy had nothing to stop',
      bad(({ stopped }) => stopped),
    ),
    stands(
      'no page holds an element or a handler that acts',
      bad((visit) => (found(visit)['acting'] || found(visit)['foreign'] ? [visit.said] : [])),
    ),
    stands(
      'every page shows its pictures, and has our one script or none',
      bad((visit) =>
        (found(visit)['pictures'] ?? 0) >= 4 && (found(visit)['scripts'] ?? 9) <= 1 ? [] : [visit.said],
      ),
    ),
  ]
}

/** `broken`: what speaks against it. */
const stands = (what: string, broken: unknown[]): Claim =>
  claim(
    what,
    broken.length === 0,
    broken.length === 0 ? 'without exception' : broken.slice(0, 5).map(String).join('; '),
  )

const browser = await openBrowser(program)
let code = 1
try {
  code = await prove(browser)
} finally {
  browser.close()
  await app.stop()
  await db.close()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(code)
