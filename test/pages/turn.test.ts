import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'
import { giveVoice, type Mouth } from './support/voice.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)('a book that is read', () => {
  let app: Hosted
  let id: string
  beforeAll(async () => {
    app = await startHosted({ env: openAi, simulator: { pictures: { size: 256 } } })
    id = await app.order({ ...anOrder, pages: 20 })
    await app.until(id, 'complete')
    // One sentence of sixty words: no online voice comes to its end.
    await fetch(`${app.url}/v1/books/${id}/pages/2/text`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${'She went on and on over the hill, '.repeat(7)}and then she slept.` }),
    })
    await app.until(id, 'complete')
  })
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })
  const open = async (options: Parameters<TestBrowser['open']>[0] = {}, mouth?: Mouth) => {
    if (!browser) throw new Error('no browser')
    const looked = await browser.open(options)
    if (mouth) await giveVoice(looked.page, mouth)
    await looked.page.goto(`${app.url}/books/${id}`)
    await looked.page.locator('.reader-page').first().waitFor()
    return looked
  }
  const overlays = (page: Page) => page.locator('.turn-overlay').count()
  /** A key that is pressed before the page listens is nobody's. */
  const leaveCover = async (page: Page) => {
    do await page.keyboard.press('ArrowRight')
    while ((await where(page)) === 'Cover')
  }
  const where = async (page: Page) => await page.locator('.pages-where').textContent()

  it('turns ten times as fast as one can press, and nothing of it is left', async () => {
    const { page, context, wrong } = await open()
    await leaveCover(page)
    for (let count = 1; count < 10; count++) await page.keyboard.press('ArrowRight')
    expect(await overlays(page)).toBeLessThanOrEqual(1)
    expect(await where(page)).toContain('18–19')
    await page.waitForFunction(() => !document.querySelector('.turn-overlay'))
    expect(await page.locator('.reader-page').count()).toBe(2)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    expect(wrong).toEqual([])
    await context.close()
  })

  it('turns a leaf that nobody can reach, with focus where it was and the new pages there at once', async () => {
    const { page, context, wrong } = await open()
    const next = page.getByRole('button', { name: 'Next page' })
    await next.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const turning = await page.evaluate(() => {
      const overlay = document.querySelector<HTMLElement>('.turn-overlay')
      return {
        unreachable: overlay?.inert === true && overlay.ariaHidden === 'true',
        tied: overlay?.querySelectorAll('[id], [name], [tabindex]').length,
        there: [...document.querySelectorAll('.reader-stage > .reader-spread > section')].length,
        focus: document.activeElement?.getAttribute('aria-label'),
      }
    })
    expect(turning).toEqual({ unreachable: true, tied: 0, there: 2, focus: 'Next page' })
    await expectAccessible(page)
    await page.waitForFunction(() => !document.querySelector('.turn-overlay'))
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Next page')
    expect(wrong).toEqual([])
    await context.close()
  })

  it('turns nothing where less motion is wanted, or another turn was chosen', async () => {
    const { page, context } = await open({ reducedMotion: 'reduce' })
    await leaveCover(page)
    await page.keyboard.press('ArrowRight')
    expect([await overlays(page), await longest(page)]).toEqual([
      0,
      expect.toSatisfy((ms: number) => ms <= 120),
    ])
    await context.close()
    const calm = await open()
    await calm.page.evaluate(() => localStorage.setItem('storymill.look', '{"turn":"none"}'))
    await calm.page.reload()
    await calm.page.locator('.reader-page').first().waitFor()
    await leaveCover(calm.page)
    await calm.page.keyboard.press('ArrowRight')
    expect([await overlays(calm.page), await longest(calm.page)]).toEqual([0, 0])
    await calm.context.close()
  })

  it('is read aloud to the end of its pages by a voice that falls silent after 14 seconds', async () => {
    const { page, context, wrong } = await open({}, { lang: 'en-US', localService: false, silentAfter: 160 })
    await leaveCover(page)
    await page.keyboard.press('ArrowRight')
    const listen = page.getByRole('button', { name: 'Listen' })
    await listen.click()
    await page.locator('.spoken').waitFor()
    await expectAccessible(page, 'a page that is read aloud')
    await listen.waitFor()
    await page.locator('.spoken').waitFor({ state: 'detached' })
    const texts = (await app.book(id)).pages.slice(1, 3).map(({ text }) => text?.replaceAll(/\s+/g, ''))
    expect((await said(page)).join('').replaceAll(/\s+/g, '')).toBe(texts.join(''))
    expect(await where(page)).toContain('2–3')
    expect(wrong).toEqual([])
    await context.close()
  })

  it('that is stopped keeps focus and place, and says nothing more', async () => {
    const { page, context } = await open({}, { lang: 'en-US', localService: true, slow: true })
    await leaveCover(page)
    await page.keyboard.press('ArrowRight')
    const next = page.getByRole('button', { name: 'Next page' })
    await page.getByRole('button', { name: 'Listen' }).click()
    await page.locator('.spoken').waitFor()
    await next.focus()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Listen' }).waitFor()
    expect(await page.locator('.spoken').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Next page')
    expect([await where(page), (await said(page)).length]).toEqual([expect.stringContaining('2–3'), 1])
    await context.close()
  })

  it('says of a device without a voice that it has none', async () => {
    const { page, context } = await open({}, { lang: 'cy-GB', localService: true })
    await page.getByText('This device has no voice for English.').waitFor()
    expect(await page.getByRole('button', { name: 'Listen' }).count()).toBe(0)
    await context.close()
  })
})

const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)
/** The longest animation that runs in the book now, in milliseconds; buttons have their own. */
const longest = (page: Page) =>
  page.evaluate(() => {
    const running = document.querySelector('.reader-stage')?.getAnimations({ subtree: true }) ?? []
    return Math.max(0, ...running.map(({ effect }) => Number(effect?.getComputedTiming().endTime)))
  })
