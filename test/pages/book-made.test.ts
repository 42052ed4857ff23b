import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Book } from '../../src/book/view.ts'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/engine.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { openBook, turn } from './support/book.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()
afterAll(async () => await browser?.close())

describe.runIf(browser)('a book in line', () => {
  let app: TestApp
  beforeAll(async () => void (app = await startTestApp({ worker: false })))
  afterAll(async () => await app.stop())

  it('opens in a seventh tab too', async () => {
    const { context, done } = await openBook(browser, app, await order(app, { seed: 70 }))
    for (let tab = 1; tab < 7; tab++) {
      const id = await order(app, { seed: 70 + tab })
      const page = await context.newPage()
      await page.goto(`${app.url}/books/${id}`)
      await page.getByText('Your book is in line.').waitFor()
    }
    await done()
  })

  it('moves its bar for no time that passes', async () => {
    const { page, done } = await openBook(browser, app, await order(app, { seed: 4 }))
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
    const { page, done } = await openBook(browser, app, id)
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
    const { page, done } = await openBook(browser, app, id)
    for (const [path, method] of [
      ['/cancel', 'POST'],
      ['', 'DELETE'],
    ] as const)
      await fetch(`${app.url}/v1/books/${id}${path}`, { method })
    await page.reload()
    await page.getByRole('heading', { name: "This book isn't here any more." }).waitFor()
    await done()
  })

  it('is caught up with when the service comes back, without a reload', async () => {
    const app = await startHosted({ env: openAi, roles: { worker: false } })
    const other = await app.another({ worker: false })
    const url = other.url ?? ''
    const id = await app.order(anOrder)
    const { page, done } = await openBook(browser, { url }, id)
    await page.getByText('Your book is in line.').waitFor()
    await page.evaluate(() => Object.assign(window, { first: true }))
    await page.clock.install()
    await other.stop()
    await pass(page, 'Live updates paused, reconnecting.')
    await app.another({ api: false })
    await app.until(id, 'complete')
    await app.another({ worker: false, port: Number(new URL(url).port) })
    await pass(page, 'Your book is ready.')
    const { text } = (await app.book(id)).pages[0] ?? {}
    await page.keyboard.press('ArrowRight')
    await pass(page, text ?? '-')
    expect(await page.evaluate(() => 'first' in window)).toBe(true)
    await done()
    await app.stop()
  })
})

/** Lets time pass in the page, in steps that leave room for answers, until it says so. */
async function pass(page: Page, says: string): Promise<void> {
  const there = async () => {
    await page.clock.runFor(1_000)
    return (await page.locator('main').textContent())?.includes(says) ?? false
  }
  await eventually(there, 20_000, says, 50)
}

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
    const { page, done } = await openBook(browser, app, id)
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
    expect(bar.length).toBeGreaterThan(1)
    expect(said.join(' ')).not.toContain('%')
    for (const [index, time] of at.entries())
      if (index > 1) expect(time - (at[index - 1] ?? 0)).toBeGreaterThan(9_500)
    await done()
  }, 60_000)
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
    const { page, done } = await openBook(browser, app, id)
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
    const { page, done } = await openBook(browser, failing, await order(failing))
    await page.getByText(/That didn't work the first time\. Trying again in \d+ seconds?\./).waitFor()
    await done()
    await failing.stop()
  })
})

async function order(app: TestApp, body: object = {}): Promise<string> {
  const answer = await app.order({ ...anOrder, ...body })
  return ((await answer.json()) as Book).id
}
