import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from '../../../bench/prove/browser.ts'
import { stageIncident } from './incident.ts'
import { fillShelf } from './shelf.ts'
import type { Set } from './stage.ts'
import { opsShots, readerShots, type Shot } from './shots.ts'

// npm run screenshots [-- --out DIR] [-- --only ops]: every page and its main states, wide and narrow, light and dark.
const { values } = parseArgs({
  options: { out: { type: 'string', default: 'screenshots' }, only: { type: 'string', default: '' } },
})
const program = findChromium()
if (!program) {
  console.error('screenshots needs a Chromium on PATH, or in CHROMIUM: apt-get install chromium')
  process.exit(2)
}
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
const out = resolve(values.out)
await mkdir(out, { recursive: true })
const failed: string[] = []

/** What tells the time is not shown: two runs differ in nothing else. */
const still = 'time { visibility: hidden !important }'

async function take(browser: Browser, shot: Shot): Promise<void> {
  for (const viewport of sizes)
    for (const colorScheme of ['light', 'dark'] as const) {
      const name = `${shot.name}-${viewport.width}-${colorScheme}.png`
      const context = await browser.newContext({
        viewport,
        colorScheme,
        bypassCSP: true,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      try {
        await page.goto(shot.url)
        await page.locator('h1').first().waitFor()
        await shown(page)
        await shot.act?.(page)
        await shown(page)
        await page.addStyleTag({ content: still })
        await page.screenshot({ path: join(out, name), fullPage: shot.whole ?? false })
        console.log(name)
      } catch (error) {
        failed.push(`${name}: ${String(error).split('\n')[0]}`)
      }
      await context.close()
    }
}

/** Live pages are never quiet, so not "until nothing comes": until all pictures in sight are there, and a moment more. */
async function shown(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].every((one) => one.complete || one.getBoundingClientRect().top > innerHeight),
  )
  await page.evaluate(async () => await document.fonts.ready)
  await page.waitForTimeout(700)
}

async function scene<T extends Set>(browser: Browser, stage: () => Promise<T>, shots: (set: T) => Shot[]) {
  const set = await stage()
  try {
    for (const shot of shots(set)) if (shot.name.startsWith(values.only)) await take(browser, shot)
  } finally {
    await set.close()
  }
}

const wants = (prefix: string) => values.only === '' || values.only.startsWith('ops') === (prefix === 'ops')
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--hide-scrollbars'],
})
try {
  if (wants('reader')) await scene(browser, fillShelf, readerShots)
  if (wants('ops')) await scene(browser, stageIncident, opsShots)
} finally {
  await browser.close()
}
for (const one of failed) console.error(one)
process.exit(failed.length > 0 ? 1 : 0)
