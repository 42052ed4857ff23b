import { afterEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { startTestApp } from '../support/app.ts'
import { startBrowser, type TestBrowser } from './support/browser.ts'
import { onOnePage } from './support/one-page.ts'

const browser: TestBrowser | null = await startBrowser()

// Nobody works at first: each journey says when somebody comes to work, so that what is to be seen before is seen.
describe.runIf(browser)('a reader', () => {
  const on = onOnePage(browser, async () => await startTestApp({ worker: false }))
  const apps: App[] = []
  afterEach(async () => void (await Promise.all(apps.splice(0).map((app) => app.stop()))))
  const start = async (...asked: Parameters<typeof on.app.another>) => {
    const app = await on.app.another(...asked)
    apps.push(app)
    return app
  }
  const work = () => start({ api: false, worker: true })
  const says = (text: string | RegExp) =>
    on.page.getByRole('region', { name: 'How it is getting on' }).getByText(text)

  async function order(idea: string, url = on.app.url): Promise<void> {
    await on.page.goto(url)
    await on.page.getByRole('textbox', { name: 'What should the story be about?' }).fill(idea)
    await on.page.getByLabel('How many pages?').fill('4')
    await on.page.getByRole('button', { name: 'Make my book' }).click()
    await on.page.waitForURL('**/books/*')
  }
  const press = (name: string) => on.page.getByRole('button', { name, exact: true }).first().click()

  it('orders, watches, reads, takes the PDF and has one picture painted again', async () => {
    const { page } = on
    await order('A snail who wins a race')
    await says('Your book is in line.').waitFor()
    await work()
    await says('Your book is ready.').waitFor({ timeout: 120_000 })
    const book = await on.app.book(page.url().split('/').at(-1) ?? '')
    expect(await page.title()).toContain(book.title)

    await press('Page 1, ready')
    await page
      .getByText(book.pages[0]?.text?.split('\n')[0] ?? '-', { exact: false })
      .first()
      .waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)

    await press('Change page 1')
    const dialog = page.getByRole('dialog', { name: 'Change page 1' })
    await dialog.getByRole('textbox').first().fill('make the snail smaller')
    await dialog.getByRole('button', { name: 'Change this page' }).click()
    await dialog.getByText('The new picture for page 1 is here.').waitFor({ timeout: 120_000 })
    await dialog.getByRole('button', { name: /^Keep/ }).click()
    await dialog.waitFor({ state: 'detached' })
    const after = await on.app.book(book.id)
    expect([after.revision, after.status]).toEqual([2, 'complete'])
    expect(after.pages[1]?.picture_url).toBe(book.pages[1]?.picture_url)
  }, 300_000)

  it('stops a book, and makes it after all with the order as it was', async () => {
    await order('A boat of paper')
    await says('Your book is in line.').waitFor()
    await press('Stop making')
    await on.page.getByRole('dialog').getByRole('button', { name: 'Stop making' }).click()
    await says('You stopped this book.').waitFor()
    const stopped = on.page.url()
    await says('Start it again').click()
    await expect.poll(() => on.page.getByRole('textbox').first().inputValue()).toBe('A boat of paper')
    expect(await on.page.getByLabel('How many pages?').inputValue()).toBe('4')
    await press('Make my book')
    await on.page.waitForURL('**/books/*')
    expect(on.page.url()).not.toBe(stopped)
    await says('Your book is in line.').waitFor()
  })

  it('sees that the service went, and without a reload all that happened meanwhile once it is back', async () => {
    const { page } = on
    const api = await start({ api: true, worker: false })
    const url = api.url ?? ''
    await page.clock.install()
    await order('A whale with a very small voice', url)
    await says('Your book is in line.').waitFor()
    await page.evaluate(() => Object.assign(window, { isSame: true }))
    await api.stop()
    await work()
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(3_000)
          return await says('Live updates paused, reconnecting.').isVisible()
        },
        { timeout: 15_000 },
      )
      .toBe(true)
    const id = page.url().split('/').at(-1) ?? ''
    const written = async () => (await on.app.book(id)).pages.every(({ text }) => text !== null)
    await expect.poll(written, { timeout: 20_000 }).toBe(true)
    await start({ api: true, worker: false, port: Number(new URL(url).port) })
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(3_000)
          return await says(
            /^(The story is written|Painting the pictures|Putting the book|Your book is ready)/,
          ).isVisible()
        },
        { timeout: 20_000 },
      )
      .toBe(true)
    expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
  }, 60_000)
})
