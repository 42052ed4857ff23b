import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { TestApp } from '../../support/app.ts'
import type { Looked, TestBrowser } from './browser.ts'

/** What the tests of one file look at; there once they run. */
export type OnePage = { app: TestApp; page: Page; looked: Looked }

/**
 * One service and one profile for all tests of a file: what the browser has fetched it has. After each test nothing is routed or
 * kept on the device any more, and nothing may have gone wrong.
 */
export function onOnePage(browser: TestBrowser | null, start: () => Promise<TestApp>): OnePage {
  const on = {} as OnePage
  beforeAll(async () => {
    if (!browser) throw new Error('no browser')
    on.app = await start()
    on.looked = await browser.open()
    on.page = on.looked.page
  })
  afterAll(async () => {
    await browser?.close()
    await on.app.stop()
  })
  afterEach(async () => {
    await on.page.unrouteAll({ behavior: 'ignoreErrors' })
    await on.page.evaluate(() => localStorage.clear())
    expect(on.looked.wrong.splice(0)).toEqual([])
  })
  return on
}
