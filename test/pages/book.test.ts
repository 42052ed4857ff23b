import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BrowserContextOptions } from 'playwright-core'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { openBook, turn, where } from './support/book.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()
afterAll(async () => await browser?.close())

describe.runIf(browser)('a book that is there', () => {
  let app: Hosted
  let fox: Book
  beforeAll(async () => {
    app = await startHosted({ env: openAi })
    fox = await app.until(await app.order(anOrder), 'complete')
  })
  afterAll(async () => await app.stop())
  const open = async (id: string, options: BrowserContextOptions = {}) =>
    await openBook(browser, app, id, options)

  it('is turned by all its keys', async () => {
    const { page, done } = await open(fox.id)
    await where(page, 'Cover')
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
      expect(
        await page.locator('.reader-text', { hasText: fox.pages[number - 1]?.text ?? '-' }).isVisible(),
      ).toBe(true)
    expect(await page.locator('.reader-text', { hasText: fox.pages[3]?.text ?? '-' }).count()).toBe(0)
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
    await context.setOffline(true)
    await turn(page, 'ArrowRight', 'Pages 2–3 of 4')
    const drawn = await page
      .locator('.reader-spread img')
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0))
    // Those of the leaf that still turns are among them.
    expect(drawn.length).toBeGreaterThanOrEqual(2)
    expect(drawn).not.toContain(false)
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
    await where(page, 'Page 1 of 4')
    await stroke([370, 400], [370, 400])
    await where(page, 'Page 2 of 4')
    await stroke([120, 300], [300, 310])
    await where(page, 'Page 1 of 4')
    await stroke([200, 300], [200, 300])
    await expect.poll(() => page.locator('.book-bar').isVisible()).toBe(false)
    // Two fingers apart, then a finger up: the page is as it was.
    await send('touchStart', [180, 300], [200, 300])
    await send('touchMove', [60, 300], [330, 300])
    await send('touchEnd')
    await stroke([200, 600], [190, 300])
    await where(page, 'Page 1 of 4')
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
    await page.locator('.reader-text', { hasText: fox.pages[3]?.text ?? '-' }).waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
    await expectAccessible(page, 'the long page')
    await done()
  })

  it('is accessible at every place, light and dark, large and small', async () => {
    const { page, done } = await open(fox.id)
    for (const [key, to] of [
      ['End', 'Back of the book'],
      ['Home', 'Cover'],
      ['ArrowRight', 'Page 1 of 4'],
    ] as const) {
      await turn(page, key, to)
      await page.locator('.turn-overlay').waitFor({ state: 'detached' })
      await expectAccessible(page, to)
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'a page in the dark')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'a page on a phone')
    await done()
  })

  it('that is not there says so', async () => {
    const { page, done } = await open('01a223e9-aa42-7fe2-bcb4-b7e91fc456af')
    await page.getByRole('heading', { name: "This book isn't here any more." }).waitFor()
    await done()
  })
})

describe.runIf(browser)('a book of another kind', () => {
  let app: TestApp
  beforeAll(async () => void (app = await startTestApp({ worker: false })))
  afterAll(async () => await app.stop())

  it('is mirrored where its language runs from right to left', async () => {
    const id = await order(app, { pages: 32 })
    await app.db.query(`update storymill.books set params = params || '{"language":"ar"}' where id = $1`, [
      id,
    ])
    const { page, done } = await openBook(browser, app, id)
    await turn(page, 'ArrowLeft', 'Page 1 of 32')
    await turn(page, 'ArrowLeft', 'Pages 2–3 of 32')
    const left = async (name: string) =>
      (await page.getByRole('region', { name, exact: true }).boundingBox())?.x ?? 0
    expect(await left('Page 2')).toBeGreaterThan(await left('Page 3'))
    await turn(page, 'ArrowRight', 'Page 1 of 32')
    await done()
  })

  it('of 32 pages has a list of them, and holds few at once', async () => {
    const { page, done } = await openBook(browser, app, await order(app, { pages: 32, seed: 2 }))
    await page.getByRole('button', { name: 'All pages' }).click()
    await page.getByRole('button', { name: /^Page 14/ }).click()
    await page.getByText('Pages 14–15 of 32').waitFor()
    expect(await page.locator('[data-leaf]').count()).toBeLessThanOrEqual(6)
    await done()
  })
})

async function order(app: TestApp, body: object = {}): Promise<string> {
  const answer = await app.order({ ...anOrder, ...body })
  return ((await answer.json()) as Book).id
}
