import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keepSpending } from '../../src/ops/spending.ts'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { expectAccessible, startBrowser, type Looked, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

describe.runIf(browser)('limits and money of a service with a provider', () => {
  let service: Hosted
  let looked: Looked
  beforeAll(async () => {
    if (!browser) throw new Error('no browser')
    service = await startHosted({ env: openAi, file: { budgets: { day_usd: 90 } } })
    looked = await browser.open()
    // One key is refused from the beginning; the other makes the book.
    await fetch(`${service.simulator.url}/__sim/keys/sk-sim-b/revoke`, { method: 'POST' })
    for (const seed of [1, 2]) await service.until(await service.order({ ...anOrder, seed }), 'complete')
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })
  /** In both colours, and in those that a system forces. */
  const expectAll = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await looked.page.emulateMedia({ colorScheme, forcedColors: 'none' })
      await expectAccessible(looked.page, `${what}, ${colorScheme}`)
    }
    await looked.page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await expectAccessible(looked.page, `${what}, forced colours`)
    await looked.page.emulateMedia({ forcedColors: 'none' })
    expect(looked.wrong).toEqual([])
  }

  it('say which key is refused since when, and what of the limits is used; never a key itself', async () => {
    const { page } = looked
    await page.goto(`${service.url}/ops/limits`)
    const group = page.getByRole('region', { name: 'openai/default' })
    await group.getByText(/^refused since \d\d:\d\d/).waitFor()
    await group.getByRole('heading', { name: 'gpt-image-2' }).waitFor()
    await group.getByText(/^[1-9]\d*\/10.000 pictures per min$/).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('sk-sim')
    await expectAll('limits')
  })

  it('say before a release what it ends, and then that it is so', async () => {
    const { page } = looked
    await page.getByRole('button', { name: 'Release…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Release openai/default?' })
    await dialog.getByText(/^1 key/).waitFor()
    await expectAll('release')
    await dialog.getByRole('button', { name: 'Release', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/^refused since/).waitFor({ state: 'detached' })
  })

  it('say what was spent, as the ledger has it, on what, and how much of the day’s budget that is', async () => {
    const { page } = looked
    // As a minute later.
    await keepSpending(service.db, 0)
    await page.goto(`${service.url}/ops/money`)
    const [paid] = await service.db.query<{ usd: number }>(
      `select sum(usd)::float8 as usd from storymill.step_calls`,
    )
    const spent = `$${(paid?.usd ?? 0).toFixed(2)}`
    await page.getByText(`${spent} of $90.00`).waitFor()
    await page.getByRole('progressbar').waitFor()
    await page.getByRole('heading', { level: 2, name: 'By step' }).waitFor()
    await expectAll('money')
    await page.getByRole('button', { name: '7 days' }).click()
    await page.getByText('Show as table').click()
    await page.getByRole('region', { name: /^Spend per hour/ }).waitFor()
    await expectAll('money of a week, as a table')
  })
})
