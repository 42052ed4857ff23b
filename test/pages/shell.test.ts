import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)('the pages', () => {
  let app: TestApp
  let read = ''
  beforeAll(async () => {
    app = await startTestApp({ worker: false })
    read = await plantBook(app)
    // Of the two fonts of stories, the larger.
    await app.db.query(`update storymill.books set params = params || '{"age_group": "7-9"}' where id = $1`, [
      read,
    ])
  })
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })
  const open = async () => {
    if (!browser) throw new Error('no browser')
    return await browser.open()
  }

  it.each(['/', '/library', '/settings', '/ops'])(
    '%s opens by its address, and nothing is wrong',
    async (path) => {
      const { page, context, wrong } = await open()
      await page.goto(app.url + path)
      await page.locator('h1').waitFor()
      await expectAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page, `${path} in the dark`)
      expect(wrong).toEqual([])
      await context.close()
    },
  )

  it('go from one to the other with focus on the heading and their name in the tab', async () => {
    const { page, context, wrong } = await open()
    await page.goto(app.url)
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    expect(await page.title()).toBe('Settings · Storymill')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(wrong).toEqual([])
    await context.close()
  })

  it.each(['/', '/library', '/books/:id', '/ops', '/settings'])(
    '%s loads with 195 kB at most, pictures aside',
    async (path) => {
      const { page, context } = await open()
      await page.goto(app.url + path.replace(':id', read))
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      const parts = await page.evaluate(() =>
        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .map((one) => one as PerformanceResourceTiming)
          .filter(
            ({ name }) => /\/assets\/|\.css$/.test(name) || new URL(name).pathname === location.pathname,
          )
          .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, size: encodedBodySize })),
      )
      expect(parts.some(({ name }) => name.endsWith('.js'))).toBe(true)
      const sum = parts.reduce((bytes, { size }) => bytes + size, 0)
      expect(sum, JSON.stringify(parts)).toBeGreaterThan(50_000)
      expect(sum, JSON.stringify(parts)).toBeLessThan(195_000)
      await context.close()
    },
  )

  it('are sent small, and once', async () => {
    const index = await fetch(app.url)
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await index.text())?.[1] ?? ''
    for (const coding of ['br', 'gzip']) {
      const answer = await fetch(app.url + script, { headers: { 'accept-encoding': coding } })
      expect(answer.headers.get('content-encoding')).toBe(coding)
      expect(answer.headers.get('cache-control')).toContain('immutable')
      const etag = answer.headers.get('etag') ?? ''
      expect((await fetch(app.url + script, { headers: { 'if-none-match': etag } })).status).toBe(304)
    }
    expect(index.headers.get('cache-control')).toBe('no-cache')
  })
})
