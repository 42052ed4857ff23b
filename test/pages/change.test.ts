import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { expectAccessible, startBrowser, type Looked, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)('what is done with a page of a book', () => {
  let app: Hosted
  let id: string
  let looked: Looked
  beforeAll(async () => {
    app = await startHosted({ env: openAi, simulator: { pictures: { size: 256 } } })
    id = await app.order(anOrder)
    await app.until(id, 'complete')
  })
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })
  beforeEach(async () => {
    if (!browser) throw new Error('no browser')
    looked = await browser.open({ reducedMotion: 'reduce' })
    await looked.page.goto(`${app.url}/books/${id}`)
    // The first spread with a story page.
    await looked.page.getByRole('button', { name: 'Next page' }).click()
  })
  afterEach(async () => {
    expect(looked.wrong).toEqual([])
    await looked.context.close()
  })

  const bytes = async (page: number) =>
    Buffer.from(
      await (await fetch(`${app.url}/v1/books/${id}/pages/${page}/picture`)).arrayBuffer(),
    ).toString('base64')
  const more = (page: Page) => page.getByRole('button', { name: 'More' })
  const change = async (page: Page) => {
    await page.getByRole('group', { name: 'The book' }).getByRole('button', { name: 'Change page 1' }).click()
    return page.getByRole('dialog', { name: 'Change page 1' })
  }
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent)

  it('a picture is mended, only that one, and the old one can be put back', async () => {
    const { page } = looked
    const before = { book: await app.book(id), first: await bytes(1), second: await bytes(2) }
    const dialog = await change(page)
    await dialog.getByText('Only page 1 changes. 5 credits. The old one is kept.').waitFor()
    await expectAccessible(page, 'the form')
    // A small fix has to be said.
    await dialog.getByRole('button', { name: 'Change this page' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Say in a few words what should be mended.' }).waitFor()
    await dialog.getByLabel('What should be mended?').fill('let it rain')
    await dialog.getByRole('button', { name: 'Change this page' }).click()
    await dialog.getByText('A new one is being painted').waitFor()
    await dialog.getByText('The new picture for page 1 is here.').waitFor()
    await expectAccessible(page, 'old and new')
    // What was pressed is gone: focus is on the sentence that tells.
    expect(await focused(page)).toBe('The new picture for page 1 is here.')
    const after = await app.book(id)
    expect([(await bytes(1)) === before.first, await bytes(2)]).toEqual([false, before.second])
    expect(after.pages.map(({ text }) => text)).toEqual(before.book.pages.map(({ text }) => text))
    await dialog.getByRole('button', { name: 'Put the old one back' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await bytes(1)).toBe(before.first)
    expect(await focused(page)).toBe('Change page 1')
    await page.getByRole('status').filter({ hasText: 'The old picture of page 1 is back.' }).waitFor()
  })

  it('words are put by hand for nothing, and what stood before is among the earlier versions', async () => {
    const { page } = looked
    const before = (await app.book(id)).pages[0]?.text ?? ''
    const dialog = await change(page)
    await dialog.getByRole('radio', { name: /Change the words/ }).check()
    await dialog.getByText('This is free.').waitFor()
    await dialog.getByLabel('The words of this page').fill('The fox sat down.')
    await dialog.getByRole('button', { name: 'Change this page' }).click()
    await dialog.getByText('The new words for page 1 are here.').waitFor()
    await expectAccessible(page, 'old and new words')
    await dialog.getByRole('button', { name: 'Keep the new one' }).click()
    await page.locator('.reader-text', { hasText: 'The fox sat down.' }).waitFor()
    expect(await focused(page)).toBe('Change page 1')
    await change(page)
    await dialog.getByText(/earlier version/).click()
    const earlier = dialog.getByRole('listitem').filter({ hasText: before })
    await expectAccessible(page, 'earlier versions')
    await earlier
      .getByRole('button', { name: /Put this back/ })
      .first()
      .click()
    await page.locator('.reader-text', { hasText: before }).waitFor()
    expect((await app.book(id)).pages[0]?.text).toBe(before)
  })

  it('a refusal is told in the dialog, with the wish kept', async () => {
    const { page } = looked
    const dialog = await change(page)
    const refuse = async (status: number, code: string, headers = {}) => {
      await page.route('**/redo', (route) =>
        route.fulfill({
          status,
          headers,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status, code, title: 'The words of the API' }),
        }),
      )
      await dialog.getByRole('button', { name: 'Change this page' }).click()
    }
    await page.route('**/v1/me', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), credits: 3 } })
    })
    await page.reload()
    await page.getByRole('button', { name: 'Next page' }).click()
    await change(page)
    await dialog.getByLabel('What should be mended?').fill('let it snow')
    await refuse(402, 'credits_short')
    await dialog.getByText('This takes 5 credits and you have 3.').waitFor()
    await refuse(409, 'state_conflict')
    await dialog.getByText("This book is still being made. You can change pages when it's done.").waitFor()
    await refuse(503, 'busy', { 'retry-after': '20' })
    await dialog.getByText('Busy right now. Try again in 20 s.').waitFor()
    await page.unroute('**/redo')
    await dialog.getByLabel('What should be mended?').fill('give her a gun')
    await dialog.getByRole('button', { name: 'Change this page' }).click()
    await dialog
      .getByRole('alert')
      .filter({ hasText: /children/ })
      .waitFor()
    expect(await dialog.getByLabel('What should be mended?').inputValue()).toBe('give her a gun')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Change page 1')
  })

  it('the book is shared by a link that works until it is ended', async () => {
    const { page } = looked
    await more(page).click()
    await page.getByRole('button', { name: 'Share' }).click()
    const dialog = page.getByRole('dialog', { name: 'Share this book' })
    await dialog.getByLabel('Who is it for?').fill('Grandma')
    await dialog.getByRole('button', { name: 'Make a link' }).click()
    const link = await dialog.getByLabel('Your link for Grandma').inputValue()
    expect((await fetch(link)).status).toBe(200)
    await expectAccessible(page, 'a share')
    await dialog.getByRole('button', { name: 'End it: Grandma' }).click()
    await dialog.getByText('That link works no more.').waitFor()
    expect((await fetch(link)).status).toBe(404)
    expect(await dialog.getByLabel('Your link for Grandma').count()).toBe(0)
  })

  it('the look is kept on the device, and its panel takes no focus', async () => {
    const { page } = looked
    await page.getByRole('button', { name: 'How it looks' }).click()
    expect(await focused(page)).toBe('How it looks')
    await expectAccessible(page, 'the look')
    await page.getByRole('button', { name: 'Larger text' }).click()
    await page.getByRole('radio', { name: 'One long page' }).check()
    await page.reload()
    await page.locator('.reader-text').nth(3).waitFor()
    await page.getByRole('button', { name: 'How it looks' }).click()
    expect(await page.getByRole('radio', { name: 'One long page' }).isChecked()).toBe(true)
    await page.getByText('110 %').waitFor()
  })

  it('the book is deleted once its name was read', async () => {
    const other = await app.order({ ...anOrder, seed: 8 })
    const { title } = await app.until(other, 'complete')
    const { page } = looked
    await page.goto(`${app.url}/books/${other}`)
    await more(page).click()
    await page.getByRole('button', { name: 'Delete this book' }).click()
    const dialog = page.getByRole('dialog', { name: `Delete “${title}”?` })
    await expectAccessible(page, 'deleting')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    expect((await fetch(`${app.url}/v1/books/${other}`)).status).toBe(200)
    await more(page).click()
    await page.getByRole('button', { name: 'Delete this book' }).click()
    await dialog.getByRole('button', { name: 'Delete it for good' }).click()
    await page.waitForURL('**/library')
    expect((await fetch(`${app.url}/v1/books/${other}`)).status).toBe(404)
  })
})
