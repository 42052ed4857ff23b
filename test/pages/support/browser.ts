import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'
import { find } from '../../support/services/service.ts'

const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** A page in a browser of its own, with everything that went wrong in it so far. */
export type Looked = { page: Page; context: BrowserContext; wrong: string[] }

export type TestBrowser = {
  /** A fresh profile at this size (1440 × 900 unless said); `wrong` collects policy reports, exceptions and console errors. */
  open(options?: BrowserContextOptions): Promise<Looked>
  close(): Promise<void>
}

/** Null: there is no Chromium, and it was said why. */
export async function startBrowser(): Promise<TestBrowser | null> {
  const found = await find({ variable: 'STORYMILL_TEST_CHROMIUM', program: 'chromium', package: 'chromium' })
  if (!found) return null
  const executablePath = 'program' in found ? found.program : found.url
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
  const browser: Browser = await chromium.launch({ executablePath, args })
  return {
    open: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      context.setDefaultTimeout(10_000)
      const wrong: string[] = []
      const page = await context.newPage()
      await page.exposeFunction('tellOfPolicy', (text: string) => void wrong.push(`policy: ${text}`))
      await page.addInitScript(() => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ violatedDirective, blockedURI, sourceFile }) => {
            const told = window as unknown as { tellOfPolicy(text: string): void }
            told.tellOfPolicy(`${violatedDirective} ${blockedURI} ${sourceFile}`)
          },
        )
      })
      page.on('pageerror', (error) => wrong.push(`exception: ${error.message}`))
      page.on('console', (message) => {
        // A refusal that a page shows is also in the console; that is not a slip of the page.
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
          wrong.push(`console: ${message.text()}`)
      })
      return { page, context, wrong }
    },
    close: async () => await browser.close(),
  }
}

/** Fails with the rule and the place of each finding of WCAG 2.2 AA and of axe's own good practice. */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  // By the debugger, which the page's policy does not bind.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })`,
  )
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`),
  )
  expect(found, what).toEqual([])
}
