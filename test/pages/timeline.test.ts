import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'
import { expectAccessible, startBrowser, type Looked, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)("a book's timeline", () => {
  let app: TestApp
  let looked: Looked
  let refused: string
  beforeAll(async () => {
    // Every picture is refused for good; nothing else fails.
    app = await startTestApp({}, 'latency=0-5,refuse=1')
    refused = ((await (await app.order(anOrder)).json()) as { id: string }).id
    await app.until(refused, 'partial', 'failed')
  })
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })
  afterEach(async () => {
    expect(looked.wrong).toEqual([])
    await looked.context.close()
  })
  const open = async (id: string, url = app.url): Promise<Page> => {
    if (!browser) throw new Error('no browser')
    looked = await browser.open()
    await looked.page.goto(`${url}/ops/books/${id}`)
    return looked.page
  }
  const grid = (page: Page) => page.getByRole('treegrid')
  const focused = async (page: Page) =>
    await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

  it('shows problems first with why they are, and opens and leaves them by keys', async () => {
    const page = await open(refused)
    await page.getByText('Why:').waitFor()
    const shown = page.getByRole('button', { name: /^Problems \d+$/ })
    expect(await shown.getAttribute('aria-pressed')).toBe('true')
    const rows = grid(page).getByRole('row', { level: 1 })
    const first = rows.first()
    // What failed and why is text that is seen, not a tooltip.
    await first.getByText(/final: .*not retried because/).waitFor()
    expect(await first.getAttribute('aria-label')).toMatch(/given up.*final:/)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'in the dark')

    await first.focus()
    await page.keyboard.press('ArrowRight')
    expect(await first.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toMatch(/^try 1/)
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toMatch(/given up/)
    await page.keyboard.press('ArrowLeft')
    expect(await first.getAttribute('aria-expanded')).toBe('false')
    const before = await focused(page)
    await page.keyboard.press('f')
    await expect.poll(async () => await focused(page)).not.toBe(before)
    expect(await focused(page)).toMatch(/given up/)

    await page.getByRole('button', { name: /^All/ }).click()
    await grid(page)
      .getByRole('row', { name: /^plan, done/ })
      .waitFor()
  })

  it('resumes a book, and says so', async () => {
    const page = await open(refused)
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByText('Resume asked for').waitFor({ state: 'attached' })
    await expect.poll(async () => (await app.book(refused)).revision).toBe(2)
    const acts = await app.db.query(`select action from storymill.admin_actions order by id desc limit 1`)
    expect(acts).toMatchObject([{ action: expect.stringContaining('resume') as string }])
  })

  it('grows once a second while the book is made, and no row moves', async () => {
    const idle = await startTestApp({ worker: false })
    const { id } = (await (await idle.order(anOrder)).json()) as { id: string }
    const page = await open(id, idle.url)
    const bar = grid(page).locator('.ops-timeline-bar').first()
    await bar.waitFor()
    const [before, width] = [await grid(page).boundingBox(), (await bar.boundingBox())?.width ?? 0]
    await expect
      .poll(async () => (await bar.boundingBox())?.width ?? 0, { timeout: 5_000 })
      .toBeGreaterThan(width)
    expect(await grid(page).boundingBox()).toEqual(before)
    await page.getByRole('button', { name: 'Cancel…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel this book' }).click()
    await expect.poll(async () => (await idle.book(id)).status).toBe('cancelled')
    await idle.stop()
  })

  it('has 2 000 steps and draws those in sight; the one with the focus stays', async () => {
    const id = await plantBook(app)
    await app.db.query(
      `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, done_token, attempt, started_at, ended_at)
       select gen_random_uuid(), $1, 'picture:' || n, 'picture', n, 'images', 'storybook@1', 0, 'done', gen_random_uuid(), 1,
         storymill.now() - interval '1 hour' + n * interval '1 second', storymill.now() - interval '59 minutes' + n * interval '1 second'
       from generate_series(5, 1985) n`,
      [id],
    )
    const page = await open(id)
    await grid(page).waitFor()
    const count = Number(await grid(page).getAttribute('aria-rowcount'))
    expect(count).toBeGreaterThan(1_900)
    const rows = grid(page).getByRole('row')
    expect(await rows.count()).toBeLessThan(120)
    await rows.nth(1).focus()
    const held = await focused(page)
    await page.keyboard.press('End')
    await expect.poll(async () => ['', held].includes(await focused(page))).toBe(false)
    const last = await focused(page)
    await grid(page).evaluate((one) => one.scrollTo(0, 0))
    // The window has come along: what was far below is not drawn any more, but for the line that has the focus.
    await grid(page).locator('[aria-rowindex="2"]').waitFor()
    await expect
      .poll(() =>
        grid(page)
          .locator(`[aria-rowindex="${count - 3}"]`)
          .count(),
      )
      .toBe(0)
    expect(await focused(page)).toBe(last)
    await expectAccessible(page, 'a long timeline')
  })

  it('says so when there is no such book', async () => {
    const page = await open('01a22402-754c-7db4-896a-b340d5997d62')
    await page.getByText('There is no book of this id.').waitFor()
  })
})
