import type { Route } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grantCredits } from '../../src/actions/grant-credits.ts'
import type { Book } from '../../src/book/view.ts'
import { startTestApp } from '../support/app.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'
import { onOnePage } from './support/one-page.ts'
import { refuse } from './support/refuse.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)('the order page', () => {
  const on = onOnePage(browser, async () => await startTestApp({ worker: false }))
  beforeEach(async () => {
    await on.page.goto(on.app.url)
    await idea().waitFor()
  })
  afterEach(async () => {
    await on.app.db.query('delete from storymill.books')
    await on.app.db.query('update storymill.users set credits = null')
  })
  const idea = () => on.page.getByRole('textbox', { name: 'What should the story be about?' })
  const make = () => on.page.getByRole('button', { name: 'Make my book' })
  const ordered = async (): Promise<Book[]> =>
    ((await (await fetch(`${on.app.url}/v1/books`)).json()) as { items: Book[] }).items
  const atBook = () => on.page.waitForURL('**/books/*')
  const refuseOrder = (status: number, code: string, after_s: string) =>
    refuse(on.page, '**/v1/books', [status, code], { 'retry-after': after_s })

  it('orders by keyboard alone, in the order it is read', async () => {
    const tab = async (times: number) => {
      for (let n = 0; n < times; n++) await on.page.keyboard.press('Tab')
    }
    await idea().focus()
    await on.page.keyboard.type('A snail with a red hat')
    await tab(5)
    await on.page.keyboard.press('ArrowRight')
    await tab(1)
    await on.page.keyboard.press('ArrowRight')
    await tab(2)
    await on.page.keyboard.press('ArrowDown')
    await tab(2)
    await on.page.keyboard.press('Enter')
    await tab(1)
    await on.page.keyboard.type('Sam')
    await tab(1)
    await on.page.keyboard.type('a small snail')
    await on.page.keyboard.press('Control+Enter')
    await atBook()
    const [book] = await ordered()
    expect(book).toMatchObject({
      idea: 'A snail with a red hat',
      style: 'gouache',
      age_group: '5-7',
      page_count: 7,
      id: on.page.url().split('/').at(-1),
    })
    const [{ params } = { params: {} }] = await on.app.db.query<{ params: object }>(
      'select params from storymill.books',
    )
    expect(params).toMatchObject({ hero: { name: 'Sam', look: 'a small snail' } })
  })

  it('keeps what was written over a reload, and begins anew once it is ordered', async () => {
    await idea().fill('A lost kite')
    await on.page.getByRole('radio', { name: '7–9 years' }).check()
    await on.page.getByRole('button', { name: 'One page more' }).click()
    await on.page.getByText('More', { exact: true }).click()
    await on.page.getByLabel('Theme').fill('patience')
    await on.page.reload()
    await on.page.waitForFunction(() => document.querySelector('textarea')?.value === 'A lost kite')
    expect(await on.page.getByRole('radio', { name: '7–9 years' }).isChecked()).toBe(true)
    expect(await on.page.getByLabel('How many pages?').inputValue()).toBe('9')
    expect(await on.page.getByText('patience').isVisible()).toBe(true)
    await make().click()
    await atBook()
    await on.page.goto(on.app.url)
    await idea().waitFor()
    expect(await idea().inputValue()).toBe('')
    expect(await on.page.getByRole('radio', { name: '7–9 years' }).isChecked()).toBe(true)
  })

  it('makes one book of a double click, and another of the same order given later', async () => {
    await idea().fill('Two mice')
    await make().dblclick()
    await atBook()
    expect(await ordered()).toHaveLength(1)
    await on.page.goto(on.app.url)
    await idea().fill('Two mice')
    await make().click()
    await atBook()
    expect(await ordered()).toHaveLength(2)
  })

  it('makes one book when the page is loaded again before the answer came', async () => {
    let arrived = 0
    const keys = new Set<string | undefined>()
    await on.page.route('**/v1/books', async (route: Route) => {
      keys.add(route.request().headers()['idempotency-key'])
      const answer = await route.fetch()
      // The first answer is lost.
      if (++arrived > 1) await route.fulfill({ response: answer })
    })
    await idea().fill('A reload')
    await make().click()
    await expect.poll(() => arrived).toBe(1)
    await on.page.reload()
    await atBook()
    expect([arrived, keys.size, (await ordered()).length]).toEqual([2, 1, 1])
  })

  it('sends an order that was changed under another key, and one that was not under the same', async () => {
    const keys: (string | undefined)[] = []
    await on.page.route('**/v1/books', async (route: Route) => {
      keys.push(route.request().headers()['idempotency-key'])
      await route.fulfill({ status: 500, json: { code: 'internal', status: 500 } })
    })
    const again = async () => {
      const before = keys.length
      await make().click()
      await expect.poll(() => keys.length).toBe(before + 1)
      await on.page.getByText('Something went wrong on our side.').first().waitFor()
    }
    await idea().fill('A key')
    await again()
    await again()
    await on.page.getByRole('radio', { name: 'Crayon' }).check()
    await again()
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  it('says what a book takes and what they have, and that it is too little', async () => {
    await grantCredits(on.app.db, { name: 'local', credits: 30, by: 'test' })
    await on.page.reload()
    await on.page.getByText('53 credits (you have 30, too few)').waitFor()
    await idea().fill('A rich snail')
    await make().click()
    await on.page.getByText('This book takes 53 credits and you have 30. Try fewer pages.').first().waitFor()
    expect(await idea().inputValue()).toBe('A rich snail')
    await expectAccessible(on.page, 'short of credits')
    await on.page.getByLabel('How many pages?').fill('4')
    await on.page.getByText('29 credits (you have 30)').waitFor()
    await make().click()
    await atBook()
  })

  it('tells a screen reader what it takes, once it was changed', async () => {
    await on.page.getByText('53 credits').waitFor()
    await on.page.getByRole('button', { name: 'One page more' }).click()
    await on.page.getByRole('status').getByText('Estimate: less than a minute, 59 credits.').waitFor()
  })

  it('says under its field what is not right, and goes to the first', async () => {
    await make().click()
    await on.page.getByText('Say in a sentence what it is about.').waitFor()
    await expect.poll(() => idea().evaluate((field) => field === document.activeElement)).toBe(true)
    await idea().fill('A bloody murder')
    await on.page.getByText('More', { exact: true }).click()
    await on.page.getByLabel('Language').selectOption('pl')
    await make().click()
    // The service says one kind of thing at a time.
    await on.page.getByText('Stories here are written in: English.').waitFor()
    const at = () => on.page.evaluate(() => document.activeElement?.id)
    await expect.poll(at).toBe('order-language')
    await on.page.getByLabel('Language').selectOption('en')
    await make().click()
    await on.page.getByText('This asks for graphic violence.').waitFor()
    await expect.poll(at).toBe('order-idea')
    expect(await idea().getAttribute('aria-describedby')).toContain('order-idea-error')
    await expectAccessible(on.page, 'with errors')
    await on.page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(on.page, 'with errors, in the dark')
    expect(await ordered()).toEqual([])
  })

  it.each([
    [429, 'too_many_books'],
    [503, 'queue_full'],
  ])('%s: says when it tries again, keeps everything, and tries now when asked', async (status, code) => {
    await refuseOrder(status, code, '20')
    await idea().fill('A busy bee')
    await make().click()
    await on.page
      .getByText(/^Busy right now\. Trying again in (20|19) s$/)
      .first()
      .waitFor()
    expect(await idea().inputValue()).toBe('A busy bee')
    await expectAccessible(on.page, 'busy')
    await on.page.unroute('**/v1/books')
    await on.page.getByRole('button', { name: 'Try now' }).click()
    await atBook()
    expect(await ordered()).toHaveLength(1)
  })

  it('tries again by itself when it said, and not after the order was changed', async () => {
    await refuseOrder(503, 'busy', '1')
    await idea().fill('A patient bee')
    await make().click()
    await on.page.getByText('Busy right now.').first().waitFor()
    await on.page.unroute('**/v1/books')
    await atBook()
    await on.page.goto(on.app.url)
    await refuseOrder(503, 'busy', '30')
    await idea().fill('Another')
    await make().click()
    await on.page.getByRole('button', { name: 'Try now' }).waitFor()
    await idea().fill('Another bee')
    await on.page.getByRole('button', { name: 'Try now' }).waitFor({ state: 'detached' })
  })

  it('does not wait for tomorrow, but says when', async () => {
    await refuseOrder(429, 'daily_credits_spent', '7200')
    await idea().fill('A late bee')
    await make().click()
    await on.page.getByText("Today's credits are used up.").first().waitFor()
    await on.page.getByText(/^It can be ordered again at \d/).waitFor()
  })

  it('waits while there is no network, and goes out once when it is back', async () => {
    await idea().fill('A ship')
    await on.looked.context.setOffline(true)
    await make().click()
    await on.page.getByText("Your order is kept here and goes out when you're back.").first().waitFor()
    await on.looked.context.setOffline(false)
    await atBook()
    expect(await ordered()).toHaveLength(1)
  })

  it('shows the book that is there where the order is one already given', async () => {
    const book = (await (await on.app.order({ idea: 'A twin' })).json()) as Book
    await on.page.route('**/v1/books', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ json: { ...book, duplicate: true } })
        : route.continue(),
    )
    await idea().fill('A twin')
    await make().click()
    await on.page.getByText('You already have this one — here it is.').first().waitFor()
    await on.page.getByRole('link', { name: 'Open “A twin”' }).click()
    await atBook()
  })

  it('takes orders without the samples and without an estimate, and moves nothing when the samples come', async () => {
    let give: () => void = () => undefined
    const later = new Promise<void>((resolve) => (give = resolve))
    await on.page.route('**/v1/styles', async (route) => {
      await later
      await route.continue()
    })
    await refuse(on.page, '**/v1/quote', [500, 'internal'])
    await on.page.reload()
    const styles = on.page.locator('.order-styles')
    await styles.waitFor()
    const before = await styles.boundingBox()
    give()
    await on.page.getByRole('radio', { name: 'Watercolour' }).waitFor()
    expect(await styles.boundingBox()).toEqual(before)
    await on.page.getByText("We can't estimate right now. You can still order.").waitFor()
    await idea().fill('In the dark')
    await make().click()
    await atBook()
  })

  it('begins with an idea of the address, or with the order of a book', async () => {
    await on.page.goto(`${on.app.url}/?idea=A%20kite`)
    await expect.poll(() => idea().inputValue()).toBe('A kite')
    expect(new URL(on.page.url()).search).toBe('')
    const order = { idea: 'A twin', pages: 5, style: 'crayon', theme: 'sharing', dedication: 'For Mia' }
    const book = (await (await on.app.order(order)).json()) as Book
    await on.page.goto(`${on.app.url}/?from=${book.id}`)
    await expect.poll(() => idea().inputValue()).toBe('A twin')
    expect(await on.page.getByRole('radio', { name: 'Crayon' }).isChecked()).toBe(true)
    expect(await on.page.getByLabel('How many pages?').inputValue()).toBe('5')
    await on.page.getByText('sharing · For Mia').waitFor()
  })

  it('offers ideas, more of them, and gives back what they took the place of', async () => {
    await idea().fill('My own')
    await on.page.getByRole('button', { name: 'A lost mitten' }).click()
    expect(await idea().inputValue()).toBe('A lost mitten')
    await on.page.getByRole('button', { name: 'Others' }).click()
    await on.page.getByRole('button', { name: 'A penguin learns to dance' }).waitFor()
    await on.page.getByRole('button', { name: 'Put mine back' }).click()
    expect(await idea().inputValue()).toBe('My own')
  })

  it('fits 320 pixels', async () => {
    await on.page.setViewportSize({ width: 320, height: 640 })
    await on.page.getByText('More', { exact: true }).click()
    expect(await on.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await expectAccessible(on.page, 'on a small phone')
  })
})
