import { beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/book/plan.ts'
import { storable } from '../../src/book/text.ts'
import { batches } from '../hostile/batches.ts'
import { hostile } from '../hostile/payloads.ts'
import { aBook } from '../pipeline/steps/tools.ts'
import { startTestApp } from '../support/app.ts'
import { plantDead } from '../support/dead.ts'
import { plantBook } from '../support/planted.ts'
import { startBrowser, type TestBrowser } from './support/browser.ts'
import { onOnePage } from './support/one-page.ts'

const browser: TestBrowser | null = await startBrowser()

/** What would run, frame, load or send, and is of no page of ours. */
const acting = `iframe, object, embed, base, meta[http-equiv], form[action], [onerror], [onload], [onclick], [srcdoc],
  [href^="javascript:" i], [href^="data:" i], [src^="data:" i], svg script, svg a, svg image, svg animate, marquee, video`
const scripts = '<script>alert(1)</script>'
const title = `${scripts}"><img src=x onerror=alert(1)>\u202e<svg onload=alert(1)>`

describe.runIf(browser)('what people and models wrote', () => {
  const on = onOnePage(browser, async () => await startTestApp({ worker: false }))
  const seen: string[] = []
  let id: string
  beforeAll(async () => {
    const { plan } = aBook()
    const texts = storable(fourOf(batches(hostile, 2_600))) as string[]
    const alts = plan.pages.map((page, index) => ({
      ...page,
      scene: { ...page.scene, alt: (texts[index] ?? '').slice(0, 300) },
    }))
    const planted = storable({ ...plan, title, pages: alts }) as Plan
    id = await plantBook(on.app, {
      plan: planted,
      texts,
      idea: storable(hostile.join('\n').slice(0, 2_000)) as string,
    })
    const more = { hero: { name: scripts, look: title }, dedication: title, theme: scripts }
    await on.app.db.query('update storymill.books set params = params || $1', [JSON.stringify(more)])
    await plantDead(on.app.db, { message: `${scripts} of ${title}` })
    on.page.on('dialog', (dialog) => {
      seen.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    on.page.on('request', (request) => {
      if (!request.url().startsWith(`${on.app.url}/`)) seen.push(`asked for ${request.url()}`)
    })
  })

  async function look(path: string, shows: string): Promise<void> {
    await on.page.goto(on.app.url + path)
    await on.page.locator('h1').first().waitFor()
    await expect
      .poll(() => on.page.evaluate(() => document.documentElement.outerHTML.length))
      .toBeGreaterThan(0)
    await expect
      .poll(() => on.page.evaluate(shownText), { message: `${path} to show ${shows}`, timeout: 5_000 })
      .toContain(shows)
    expect(await on.page.locator(acting).evaluateAll((all) => all.map((one) => one.outerHTML)), path).toEqual(
      [],
    )
    expect(await on.page.evaluate(() => document.scripts.length), path).toBeLessThanOrEqual(1)
    expect(seen, path).toEqual([])
  }

  it('would be seen if it ran', async () => {
    await on.page.goto(on.app.url)
    await on.page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = 'https://evil.example/'
      document.body.append(frame)
    })
    await expect.poll(() => on.looked.wrong.length).toBeGreaterThan(0)
    expect(await on.page.locator(acting).count()).toBe(1)
    on.looked.wrong.splice(0)
    seen.splice(0)
  })

  it('is text on the page of the book, on each of its pages and as one long page', async () => {
    await look(`/books/${id}`, scripts)
    expect(await on.page.title()).toContain(scripts)
    for (let n = 0; n < 4; n++) await on.page.keyboard.press('ArrowRight')
    await on.page.getByRole('button', { name: 'More' }).click()
    await on.page.getByRole('button', { name: 'Read as one long page' }).click()
    await look(`/books/${id}`, "' or 1=1 --")
  })

  it('is text in the library, in an order made again, and in an address', async () => {
    await look('/library', scripts)
    await look(`/?from=${id}`, hostile[1] ?? '')
    await look(`/?idea=${encodeURIComponent(`${scripts}<img src=x onerror=alert(1)>`)}`, scripts)
  })

  // Letters that died of the same are one: their numbers are signs.
  it.each([
    ['/ops/dead', '<script>alert(#)</script>'],
    ['/ops/steps?state=dead', scripts],
  ])('is text on %s', async (path, shows) => await look(path, shows))

  it('is text on the timeline', async () => await look(`/ops/books/${id}`, scripts))
})

/** What is read on the page, in its fields too. */
const shownText = `document.body.textContent + [...document.querySelectorAll('input, textarea')].map((one) => one.value).join()`

function fourOf(texts: string[]): string[] {
  const each = Math.ceil(texts.length / 4)
  return [0, 1, 2, 3].map((n) => texts.slice(n * each, (n + 1) * each).join('\n'))
}
