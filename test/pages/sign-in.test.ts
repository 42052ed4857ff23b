import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrder, startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person, type TestKey } from '../support/callers.ts'
import { eventually } from '../support/engine.ts'
import { turn, where } from './support/book.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

const dedication = (page: Page) =>
  page.getByRole('region', { name: 'Title page' }).getByText('For Mia, who is brave')

describe.runIf(browser)('where a key is needed', () => {
  let app: TestApp
  let mia: TestKey
  beforeAll(async () => {
    app = await startTestApp({}, undefined, { config: { auth: 'keys' } })
    mia = await keyOf(app.db, await person(app.db, 'mia'))
  })
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })
  const open = async (path: string) => {
    if (!browser) throw new Error('no browser')
    const looked = await browser.open()
    await looked.page.goto(app.url + path)
    await looked.page.getByRole('heading', { name: 'Paste your key' }).waitFor()
    return looked
  }
  const enter = async (page: Page, key: string) => {
    await page.getByLabel(/^It begins with sk_/).fill(key)
    await page.keyboard.press('Enter')
  }

  it('a wrong one is said to be wrong and stays to be mended, the right one leads to the page asked for', async () => {
    const { page, context, wrong } = await open('/settings')
    await enter(page, `${mia.key}x`)
    await page.getByText("That key doesn't work. Check it was copied whole.").waitFor()
    // Nothing takes the sentence away again.
    await page.waitForLoadState('networkidle')
    expect(await page.locator('#refused').textContent()).toContain("doesn't work")
    expect(await page.locator('#key').inputValue()).toBe(`${mia.key}x`)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('key')
    await expectAccessible(page)
    await enter(page, ` ${mia.key} `)
    await page.getByText('Signed in as mia.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Settings')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Paste your key' }).waitFor()
    expect(wrong).toEqual([])
    await context.close()
  })

  it('a book opens behind it, fits the window and says for whom it is', async () => {
    const body = { ...anOrder, dedication: 'For Mia, who is brave' }
    const { id } = (await (await app.order(body, mia.headers)).json()) as { id: string }
    const status = async () => {
      const answer = await fetch(`${app.url}/v1/books/${id}`, { headers: mia.headers })
      return ((await answer.json()) as { status: string }).status
    }
    await eventually(async () => (await status()) === 'complete', 25_000, 'the book to be complete')
    const { page, context, wrong } = await open(`/books/${id}`)
    await enter(page, mia.key)
    await where(page, 'Cover')
    for (const to of ['Page 1 of 4', 'Pages 2–3 of 4', 'Page 4 of 4', 'Back of the book']) {
      expect(await page.evaluate(() => document.documentElement.scrollHeight), `before ${to}`).toBe(900)
      await turn(page, 'ArrowRight', to)
      if (to === 'Page 1 of 4') await dedication(page).waitFor()
    }
    // One page at a time has a title page only for this.
    await page.setViewportSize({ width: 390, height: 844 })
    await turn(page, 'Home', 'Cover')
    await turn(page, 'ArrowRight', 'Title page')
    await dedication(page).waitFor()
    expect(wrong).toEqual([])
    await context.close()
  })
})
