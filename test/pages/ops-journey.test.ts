import { afterAll, describe, expect, it, vi } from 'vitest'
import { AlertSettings } from '../../src/book/alert.ts'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()
// A busy machine takes a while for two books.
vi.setConfig({ testTimeout: 180_000 })

describe.runIf(browser)('a provider that turns us away', () => {
  let service: Hosted | undefined
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })

  it('is seen and released, what it killed is retried together, the rest put aside, and all is well again', async () => {
    const config = { alerts: AlertSettings.parse({ every_ms: 100 }) }
    service = await startHosted({ env: openAi, config })
    if (!browser) throw new Error('no browser')
    const { page, wrong } = await browser.open()
    page.setDefaultTimeout(30_000)
    await page.goto(`${service.url}/ops`)

    await service.faults([{ what: 'status:401:invalid_api_key' }])
    const ids = [await service.order({ ...anOrder, seed: 1 }), await service.order({ ...anOrder, seed: 2 })]
    const alarm = page.locator('.ops-alarm.bad').filter({ hasText: 'has no key that can be used' })
    await alarm.getByText(/since \d\d:\d\d/).waitFor()
    await page.getByRole('link', { name: /^provider [1-9]/ }).waitFor()

    // The key is put right at the provider, which then refuses every picture; here the key is released.
    await service.faults([{ on: 'image', what: 'moderated_input' }])
    await alarm.getByRole('link', { name: 'Limits' }).click()
    await page
      .getByRole('button', { name: /^Release/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    for (const id of ids) await service.until(id, 'partial')
    await service.faults([])

    await page.getByRole('link', { name: /^Dead\s*[1-9]/ }).click()
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
    await page.getByRole('button', { name: /^Retry \d+…$/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Retry \d+$/ })
      .click()
    for (const id of ids) expect((await service.until(id, 'complete')).error).toBeNull()
    // The character sheets: their books went on without, so they can only be put aside.
    await page.goto(`${service.url}/ops/dead`)
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
    await page.getByRole('button', { name: 'Discard 2…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard 2' }).click()
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('Nothing needs you.').waitFor()
    await page.getByText('Nothing is dead.').waitFor()
    expect(wrong).toEqual([])
    expect(await service.audit()).toEqual([])
  })
})
