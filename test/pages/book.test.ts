import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '../../client/api.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

const where = (page: Page) => page.locator('.pages-where')
const turn = async (page: Page, key: string, to: string) => {
  await page.keyboard.press(key)
  await page.getByText(to, { exact: true }).waitFor()
}

describe.runIf(browser)('a book that is there', () => {
  let app: Hosted
  let fox: Book
  beforeAll(async () => {
    app = await startHosted({ env: openAi })
    fox = (await app.until(await app.order(anOrder), 'complete')) as Book
  })
  afterAll(async () => await app.stop())
  const open = async (id: string, options: BrowserContextOptions = {}) => await openBook(app, id, options)

  it('is turned by all its keys', async () => {
    const { page, done } = await open(fox.id)
    await expect.poll(() => where(page).textContent()).toBe('Cover')
    for (const [key, to] of [
      ['ArrowRight', 'Page 1 of 4'],
      ['PageDown', 'Pages 2–3 of 4'],
      ['Space', 'Page 4 of 4'],
      ['ArrowLeft', 'Pages 2–3 of 4'],
      ['PageUp', 'Page 1 of 4'],
      ['End', 'Back of the book'],
      ['Shift+Space', 'Page 4 of 4'],
      ['Home', 'Cover'],
    ] as const)
      await turn(page, key, to)
    await done()
  })

  it('keeps focus where it was when it is turned, and space presses buttons', async () => {
    const { page, done } = await open(fox.id)
    const next = page.getByRole('button', { name: 'Next page' })
    await next.focus()
    await turn(page, 'Space', 'Page 1 of 4')
    await turn(page, 'ArrowRight', 'Pages 2–3 of 4')
    expect(await next.evaluate((one) => one === document.activeElement)).toBe(true)
    await turn(page, 'End', 'Back of the book')
    expect(await next.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await next.getAttribute('aria-disabled')).toBe('true')
    await done()
  })

  it('has only the open pages within reach, in what is read and in what is tabbed to', async () => {
    const { page, done } = await open(fox.id)
    await turn(page, 'ArrowRight', 'Page 1 of 4')
    await turn(page, 'ArrowRight', 'Pages 2–3 of 4')
    await page.locator('.turn-overlay').waitFor({ state: 'detached' })
    const shown = page.locator('.reader-stage section')
    expect(await shown.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
      'Page 2',
      'Page 3',
    ])
    for (const number of [2, 3])
      expect(await page.getByText(fox.pages[number - 1]?.text ?? '-').isVisible()).toBe(true)
    expect(await page.getByText(fox.pages[3]?.text ?? '-').count()).toBe(0)
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Pages 2 and 3 of 4.')
    await done()
  })

  it('has the next pictures before it is turned', async () => {
    const { page, context, done } = await open(fox.id)
    const arrived = new Set<string>()
    page.on('requestfinished', (request) =>
      arrived.add(new URL(request.url()).pathname.split('/').at(-2) ?? ''),
    )
    await turn(page, 'ArrowRight', 'Page 1 of 4')
    await expect.poll(() => ['2', '3', '4'].every((number) => arrived.has(number))).toBe(true)
    await context.route('**/picture**', (route) => route.abort())
    await turn(page, 'ArrowRight', 'Pages 2–3 of 4')
    const drawn = await page
      .locator('.reader-stage section img')
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0))
    expect(drawn).toEqual([true, true])
    await done()
  })

  it('is turned by swipes and at its edges, never by a pinch or a scroll', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const { page, context, done } = await open(fox.id, phone)
    const touch = await context.newCDPSession(page)
    const send = async (type: string, ...points: [number, number][]) =>
      await touch.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      })
    const stroke = async (from: [number, number], to: [number, number]) => {
      await send('touchStart', from)
      await send('touchMove', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])
      await send('touchMove', to)
      await send('touchEnd')
    }
    await stroke([300, 300], [120, 310])
    await page.getByText('Page 1 of 4', { exact: true }).waitFor()
    await stroke([370, 400], [370, 400])
    await page.getByText('Page 2 of 4', { exact: true }).waitFor()
    await stroke([120, 300], [300, 310])
    await page.getByText('Page 1 of 4', { exact: true }).waitFor()
    // Two fingers apart, then a finger up: the page is as it was.
    await send('touchStart', [180, 300], [200, 300])
    await send('touchMove', [60, 300], [330, 300])
    await send('touchEnd')
    await stroke([200, 600], [190, 300])
    expect(await where(page).textContent()).toBe('Page 1 of 4')
    await stroke([200, 300], [200, 300])
    await expect.poll(() => page.locator('.book-bar').isVisible()).toBe(false)
    await done()
  })

  it('turns nothing where less motion is wanted', async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const { page, done } = await open(fox.id, { reducedMotion })
      await page.evaluate(() => {
        const seen = window as unknown as { overlays: number }
        seen.overlays = 0
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes)
            for (const node of addedNodes) if ((node as Element).className === 'turn-overlay') seen.overlays++
        }).observe(document.body, { childList: true, subtree: true })
      })
      await turn(page, 'ArrowRight', 'Page 1 of 4')
      const overlays = await page.evaluate(() => (window as unknown as { overlays: number }).overlays)
      expect(overlays, reducedMotion).toBe(reducedMotion === 'reduce' ? 0 : 1)
      await done()
    }
  })

  it('as one long page needs no scrolling sideways at 320 pixels', async () => {
    const { page, done } = await open(fox.id, { viewport: { width: 320, height: 640 } })
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Read as one long page' }).click()
    await page.getByText(fox.pages[3]?.text ?? '-').waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
    await expectAccessible(page, 'the long page')
    await done()
  })

  it('is accessible at every place, light and dark, large and small', async () => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const { page, done } = await open(fox.id, { viewport })
      for (const to of ['Cover', /^Page 1 /, /^Back/]) {
        if (to !== 'Cover') await page.keyboard.press(to.toString().includes('Back') ? 'End' : 'ArrowRight')
        await page.getByText(to).first().waitFor()
        await page.locator('.turn-overlay').waitFor({ state: 'detached' })
        await expectAccessible(page, `${to} at ${viewport.width}`)
        await page.emulateMedia({ colorScheme: 'dark' })
        await expectAccessible(page, `${to} at ${viewport.width} in the dark`)
        await page.emulateMedia({ colorScheme: 'light' })
      }
      await done()
    }
  })

  it('that is not there says so', async () => {
    const { page, done } = await open('01a223e9-aa42-7fe2-bcb4-b7e91fc456af')
    await page.getByRole('heading', { name: "This book isn't here any more." }).waitFor()
    await done()
  })
})

describe.runIf(browser)('a book in line', () => {
  let app: TestApp
  beforeAll(async () => void (app = await startTestApp({ worker: false })))
  afterAll(async () => await app.stop())

  it('is mirrored where its language runs from right to left', async () => {
    const id = await order(app, { pages: 32 })
    await app.db.query(`update storymill.books set params = params || '{"language":"ar"}' where id = $1`, [
      id,
    ])
    const { page, done } = await openBook(app, id)
    await turn(page, 'ArrowLeft', 'Page 1 of 32')
    await turn(page, 'ArrowLeft', 'Pages 2–3 of 32')
    const left = async (name: string) =>
      (await page.getByRole('region', { name, exact: true }).boundingBox())?.x ?? 0
    expect(await left('Page 2')).toBeGreaterThan(await left('Page 3'))
    await turn(page, 'ArrowRight', 'Page 1 of 32')
    await done()
  })

  it('of 32 pages has a list of them, and holds few at once', async () => {
    const { page, done } = await openBook(app, await order(app, { pages: 32, seed: 2 }))
    await page.getByRole('button', { name: 'All pages' }).click()
    await page.getByRole('button', { name: /^Page 14/ }).click()
    await page.getByText('Pages 14–15 of 32').waitFor()
    expect(await page.locator('[data-leaf]').count()).toBeLessThanOrEqual(6)
    await done()
  })

  it('opens in a seventh tab too', async () => {
    const { context, done } = await openBook(app, await order(app, { seed: 70 }))
    for (let tab = 1; tab < 7; tab++) {
      const id = await order(app, { seed: 70 + tab })
      const page = await context.newPage()
      await page.goto(`${app.url}/books/${id}`)
      await page.getByText('Your book is in line.').waitFor()
    }
    await done()
  })

  it('moves its bar for no time that passes', async () => {
    const { page, done } = await openBook(app, await order(app, { seed: 4 }))
    const bar = page.getByRole('progressbar')
    await bar.waitFor()
    await page.clock.install()
    await page.clock.fastForward(120_000)
    await page.getByText('Nobody is at work just now.').waitFor()
    expect(await bar.evaluate((one) => (one as HTMLProgressElement).value)).toBe(0)
    await expectAccessible(page, 'a book in line')
    await done()
  })

  it('is stopped after a question, and can be begun again', async () => {
    const id = await order(app, { seed: 5 })
    const { page, done } = await openBook(app, id)
    await page.getByRole('button', { name: 'Stop making' }).click()
    await page.getByRole('button', { name: 'Keep making it' }).click()
    expect((await app.book(id)).status).toBe('queued')
    await page.getByRole('button', { name: 'Stop making' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stop making' }).click()
    await page.getByText('You stopped this book.').waitFor()
    expect((await app.book(id)).status).toBe('cancelled')
    const again = page.getByRole('link', { name: 'Start it again' })
    expect(await again.getAttribute('href')).toBe(`/?from=${id}`)
    await done()
  })

  it('that is deleted meanwhile is not here any more', async () => {
    const id = await order(app, { seed: 6 })
    const { page, done } = await openBook(app, id)
    for (const [path, method] of [
      ['/cancel', 'POST'],
      ['', 'DELETE'],
    ] as const)
      await fetch(`${app.url}/v1/books/${id}${path}`, { method })
    await page.reload()
    await page.getByRole('heading', { name: "This book isn't here any more." }).waitFor()
    await done()
  })
})

const inPage = async <T>(page: Page, read: () => T): Promise<T> => await page.evaluate(read)

describe.runIf(browser)('a book that is being made', () => {
  let app: Hosted
  beforeAll(
    async () =>
      void (app = await startHosted({
        env: openAi,
        simulator: { latency: { text: 'fixed:150', image: 'fixed:700' } },
      })),
  )
  afterAll(async () => await app.stop())

  it('can be read before its pictures, which move nothing, and tells of itself seldom and in no percent', async () => {
    const id = await app.order({ ...anOrder, seed: 21 })
    const { page, done } = await openBook(app, id)
    await page.evaluate(watch)
    await turn(page, 'ArrowRight', 'Page 1 of 4')
    await turn(page, 'ArrowRight', 'Pages 2–3 of 4')
    await page.locator('.reader-text').first().waitFor()
    expect(await page.locator('.reader-stage img').count()).toBe(0)
    await page.locator('.reader-stage section img').nth(1).waitFor()
    await page.getByText('Your book is ready.').first().waitFor()
    await expect
      .poll(async () => (await seen(page)).said.join(' '), { timeout: 25_000 })
      .toContain('Your book is ready.')
    const { shift, bar, said, at } = await seen(page)
    expect(shift).toBeLessThan(0.02)
    expect(bar.every((value, index) => Number.isInteger(value) && value > (bar[index - 1] ?? -1))).toBe(true)
    expect(bar.length).toBeGreaterThan(3)
    expect(said.join(' ')).not.toContain('%')
    for (const [index, time] of at.entries())
      if (index > 1) expect(time - (at[index - 1] ?? 0)).toBeGreaterThan(9_500)
    await done()
  }, 60_000)

  it('is caught up with when the service comes back', async () => {
    const other = await app.another({ worker: false })
    const url = other.url ?? ''
    const id = await app.order({ ...anOrder, seed: 22 })
    const { page, done } = await openBook({ url }, id)
    await page.evaluate(watch)
    await page.getByText('Writing the story.').waitFor()
    await other.stop()
    await page.clock.install()
    await page.clock.runFor(15_000)
    await page.getByText('Live updates paused, reconnecting.').waitFor()
    await app.until(id, 'complete')
    await app.another({ worker: false, port: Number(new URL(url).port) })
    // What is left of the timers runs on while the browser finds its way back.
    await expect
      .poll(
        async () => (await page.clock.runFor(2_500), await page.getByText('Your book is ready.').count()),
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0)
    await turn(page, 'ArrowRight', 'Page 1 of 4')
    const { text } = ((await app.book(id)) as Book).pages[0] ?? {}
    await page.getByText(text ?? '-').waitFor()
    expect(await inPage(page, () => performance.getEntriesByType('navigation').length)).toBe(1)
    await done()
  })
})

/** Watches, within the page, what moved, where the bar stood and what was said. */
function watch() {
  const seen = { shift: 0, bar: [] as number[], said: [] as string[], at: [] as number[] }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const one of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!one.hadRecentInput) seen.shift += one.value
  }).observe({ type: 'layout-shift' })
  const status = document.querySelector('[role=status]')
  new MutationObserver(() => {
    const bar = document.querySelector('progress')?.value
    if (bar !== undefined && bar !== seen.bar.at(-1)) seen.bar.push(bar)
    const said = status?.textContent ?? ''
    if (said === '' || said === seen.said.at(-1)) return
    seen.said.push(said)
    seen.at.push(Date.now())
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
}
const seen = async (page: Page) =>
  await page.evaluate(
    () =>
      (window as unknown as { seen: { shift: number; bar: number[]; said: string[]; at: number[] } }).seen,
  )

describe.runIf(browser)('a book that did not become whole', () => {
  let app: TestApp
  beforeAll(async () => void (app = await startTestApp({}, 'latency=0-5,refuse=1')))
  afterAll(async () => await app.stop())

  it('names the pages and the money, and tries again when it is asked to', async () => {
    const id = await order(app)
    const { missing_pictures } = await app.until(id, 'partial')
    expect(missing_pictures).toEqual([1, 2, 3, 4])
    const { page, done } = await openBook(app, id)
    await page
      .getByText("the pictures on pages 1, 2, 3 and 4 couldn't be made. You didn't pay for them.")
      .waitFor()
    await expectAccessible(page, 'a partial book')
    await page.getByRole('button', { name: 'Try those pictures again' }).click()
    await page.getByRole('progressbar').waitFor()
    expect((await app.book(id)).revision).toBe(2)
    await done()
  })

  it('says why it waits while it tries again', async () => {
    const failing = await startTestApp({}, 'latency=0-5,fail=1')
    const { page, done } = await openBook(failing, await order(failing))
    await page.getByText(/That didn't work the first time\. Trying again in \d+ seconds?\./).waitFor()
    await done()
    await failing.stop()
  })
})

async function order(app: TestApp, body: object = {}): Promise<string> {
  const answer = await app.order({ ...anOrder, ...body })
  return ((await answer.json()) as Book).id
}

async function openBook(app: { url: string }, id: string, options: BrowserContextOptions = {}) {
  if (!browser) throw new Error('no browser')
  const { page, context, wrong } = await browser.open(options)
  await page.goto(`${app.url}/books/${id}`)
  await page.locator('.reader-stage section, .reader-gone').first().waitFor()
  const done = async () => {
    expect(wrong).toEqual([])
    await context.close()
  }
  return { page, context, wrong, done }
}

afterAll(async () => await browser?.close())
