import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { keyOf, person, type TestKey } from '../support/callers.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)('where a key is needed', () => {
  let app: TestApp
  let mia: TestKey
  beforeAll(async () => {
    app = await startTestApp({ worker: false }, undefined, { config: { auth: 'keys' } })
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
    await page.evaluate(() => localStorage.setItem('storymill.draft', '{}'))
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Paste your key' }).waitFor()
    expect(await page.evaluate(() => localStorage.getItem('storymill.draft'))).toBeNull()
    expect(wrong).toEqual([])
    await context.close()
  })
})
