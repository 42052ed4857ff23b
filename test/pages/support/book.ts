import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestBrowser } from './browser.ts'

/** Where a book is open, as its page says it. */
export const where = async (page: Page, says: string): Promise<void> =>
  await expect.poll(() => page.locator('.pages-where').textContent(), { timeout: 10_000 }).toBe(says)

export async function turn(page: Page, key: string, to: string): Promise<void> {
  await page.keyboard.press(key)
  await where(page, to)
}

/** The page of a book, once something of it is there; `done` says that nothing was wrong. */
export async function openBook(
  browser: TestBrowser | null,
  { url }: { url: string },
  id: string,
  options: BrowserContextOptions = {},
) {
  if (!browser) throw new Error('no browser')
  const { page, context, wrong } = await browser.open(options)
  await page.goto(`${url}/books/${id}`)
  await page.locator('.reader-stage section, .reader-gone').first().waitFor()
  const done = async () => {
    expect(wrong).toEqual([])
    await context.close()
  }
  return { page, context, done }
}
