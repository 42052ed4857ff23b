import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'
import { plantLibrary } from '../support/planted-library.ts'
import { expectAccessible, startBrowser, type Looked, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

/** When the largest thing was painted, in milliseconds, and how much of the page has moved since. */
const seen = async (page: Page): Promise<[number, number]> =>
  await page.evaluate(async () => {
    const entries = async (type: string) =>
      await new Promise<PerformanceEntry[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true })
        setTimeout(() => resolve([]), 200)
      })
    const largest = (await entries('largest-contentful-paint')).at(-1)?.startTime ?? Infinity
    const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number })[]
    return [largest, shifts.reduce((sum, { value }) => sum + value, 0)]
  })

describe.runIf(browser)('the library page', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ worker: false })
    await plantLibrary(app, 500)
  })
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })

  /** Opens an address, runs, and then nothing may be wrong. */
  async function on(
    path: string,
    run: (looked: Looked) => Promise<void>,
    before?: (page: Page) => Promise<void>,
  ) {
    if (!browser) throw new Error('no browser')
    const looked = await browser.open()
    await before?.(looked.page)
    await looked.page.goto(app.url + path)
    await run(looked)
    expect(looked.wrong).toEqual([])
    await looked.context.close()
  }
  const cards = (page: Page) => page.locator('.library-grid > li')
  const focused = async (page: Page) => await page.evaluate(() => document.activeElement?.textContent)
  /** Calls of the library so far. */
  function counted(page: Page): { asked: URL[] } {
    const asked: URL[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname === '/v1/library') asked.push(url)
    })
    return { asked }
  }
  const clock = async (page: Page) => await page.clock.install()

  it('of 500 books is there in two seconds, moves nothing, and goes on from the first new book', async () => {
    await on('/library', async ({ page }) => {
      await cards(page).nth(49).waitFor()
      // A machine that is busy with other tests may be late once; a page that is slow is late each time.
      let [painted, moved] = await seen(page)
      for (let more = 2; painted >= 2_000 && more > 0; more--) {
        await page.reload()
        await cards(page).nth(49).waitFor()
        ;[painted, moved] = await seen(page)
      }
      expect(painted).toBeLessThan(2_000)
      expect(moved).toBeLessThan(0.02)
      const cover = cards(page).first().locator('img')
      await expect
        .poll(() => cover.evaluate((img: HTMLImageElement) => img.currentSrc))
        .toMatch(/w=(320|640)&r=1$/)
      await page.getByRole('button', { name: 'Show more' }).click()
      await cards(page).nth(99).waitFor()
      expect(await focused(page)).toBe(await cards(page).nth(50).locator('h2').textContent())
      await page.getByText(/^50 more books shown\. First: /).waitFor({ state: 'attached' })
      await page.getByText('100 of 500').waitFor()
    })
  })

  it('shows what needs a look, with its filters in the address', async () => {
    await on('/library', async ({ page }) => {
      await page.getByRole('radio', { name: 'Needs a look 50' }).check({ force: true })
      await page.getByText('1 picture missing').nth(49).waitFor()
      expect(new URL(page.url()).search).toBe('?show=attention')
      await page.goBack()
      await page.getByText('50 of 500').waitFor()
      expect(await page.getByRole('radio', { name: 'All 500' }).isChecked()).toBe(true)
    })
  })

  it.each(['light', 'dark'] as const)('can be used by everybody, in the %s', async (colorScheme) => {
    await on('/library?show=attention&q=number+4', async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.getByText('1 picture missing').first().waitFor()
      await expectAccessible(page)
    })
  })

  it('finds a book by a word, asks once for all letters typed, and says so when there is none', async () => {
    await on('/library?show=ready', async ({ page }) => {
      await cards(page).first().waitFor()
      const { asked } = counted(page)
      await page.getByRole('searchbox').pressSequentially('number 40', { delay: 20 })
      await page.getByText(/^\d+ books? found\.$/).waitFor({ state: 'attached' })
      expect(asked.filter((url) => url.searchParams.has('q')).map((url) => url.search)).toEqual([
        '?show=ready&q=number+40',
      ])
      expect(await cards(page).count()).toBeLessThan(12)
      await page.getByRole('searchbox').fill('a purple whale')
      await page.getByText('None of these books has “a purple whale” in its title or idea.').waitFor()
      await page.getByRole('button', { name: 'Show all books' }).click()
      await page.getByText('50 of 500').waitFor()
      expect(await page.getByRole('searchbox').inputValue()).toBe('')
    })
  })

  it('asks again while something is made and somebody looks, and shows what became of it', async () => {
    await on(
      '/library?show=making',
      async ({ page }) => {
        const card = cards(page).first()
        await card.getByText('2 of 4 painted').waitFor()
        const id = (await card.getAttribute('id'))?.slice('book-'.length)
        const { asked } = counted(page)
        await app.db.query(
          `update storymill.steps set state = 'done', due_at = null, done_token = id
           where book_id = $1 and key = 'picture:3'`,
          [id],
        )
        await page.clock.fastForward(5_100)
        await card.getByText('3 of 4 painted').waitFor()
        await page.evaluate(() => {
          Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        })
        const before = asked.length
        await page.clock.fastForward(60_000)
        expect(asked.length).toBe(before)
        // One ended: it leaves what is being made.
        await app.db.query(
          `update storymill.books set status = 'partial', completed_at = storymill.now(), version = version + 1 where id = $1`,
          [id],
        )
        await page.evaluate(() => {
          Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        })
        await page.clock.fastForward(5_100)
        await page.getByRole('radio', { name: 'Being made 49' }).waitFor({ state: 'attached' })
        await page.locator(`#book-${id}`).waitFor({ state: 'detached' })
      },
      clock,
    )
  })

  it('keeps what it shows when it cannot be refreshed, and says so', async () => {
    await on(
      '/library',
      async ({ page }) => {
        await cards(page).nth(49).waitFor()
        await page.route('**/v1/library?*', (route) => route.abort())
        for (let n = 0; n < 4; n++) await page.clock.fastForward(5_100)
        await page.getByText("Couldn't refresh.").waitFor()
        expect(await cards(page).count()).toBe(50)
        await page.unroute('**/v1/library?*')
        await page.getByRole('button', { name: 'Try again', exact: true }).click()
        await page.getByText("Couldn't refresh.").waitFor({ state: 'detached' })
      },
      clock,
    )
  })

  it('that cannot be fetched at all says that the books are safe', async () => {
    await on(
      '/library',
      async ({ page }) => {
        await page.getByText("We couldn't fetch your books. They are safe.").waitFor()
        await expectAccessible(page)
        await page.unroute('**/v1/library?*')
        await page.getByRole('button', { name: 'Try again' }).click()
        await cards(page).first().waitFor()
      },
      async (page) => {
        await page.route('**/v1/library?*', (route) =>
          route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{}' }),
        )
      },
    )
  })

  it('deletes a book that it names, and hands focus on; not one that is being made', async () => {
    await on('/library?show=ready&q=number+3', async ({ page }) => {
      const card = cards(page).nth(2)
      const name = (await card.locator('h2').textContent()) ?? ''
      const id = (await card.getAttribute('id')) ?? ''
      const next = await cards(page).nth(3).locator('h2').textContent()
      const bin = card.getByRole('button', { name: `Delete “${name}”` })
      await bin.click()
      const dialog = page.getByRole('dialog', { name: `Delete “${name}”?` })
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await bin.evaluate((button) => button === document.activeElement)).toBe(true)
      await bin.click()
      await dialog.getByRole('button', { name: 'Delete this book' }).click()
      await page.locator(`#${id}`).waitFor({ state: 'detached' })
      await page.waitForFunction((text) => document.activeElement?.textContent === text, next)
      await page.getByText(`“${name}” is deleted.`).waitFor({ state: 'attached' })
      expect((await fetch(`${app.url}/v1/books/${id.slice('book-'.length)}`)).status).toBe(404)
      await page.getByRole('radio', { name: /^Being made/ }).check({ force: true })
      await page.getByText('2 of 4 painted').first().waitFor()
      expect(await page.getByRole('button', { name: /^Delete/ }).count()).toBe(0)
    })
  })

  it('offers the same order again where a book was stopped', async () => {
    const answer = await app.order({ idea: 'A book that was stopped', pages: 4 })
    const { id } = (await answer.json()) as { id: string }
    await fetch(`${app.url}/v1/books/${id}/cancel`, { method: 'POST' })
    await on('/library?show=attention', async ({ page }) => {
      await page.locator(`#book-${id}`).getByText('You stopped it').waitFor()
      const again = page.getByRole('link', { name: 'Start it again “A book that was stopped”' })
      expect(await again.getAttribute('href')).toBe(`/?from=${id}`)
    })
  })

  it('goes on with a book that lacks a picture, and says why when it may not', async () => {
    await on('/library?show=attention', async ({ page }) => {
      const card = cards(page).filter({ hasText: '1 picture missing' }).first()
      const id = (await card.getAttribute('id')) ?? ''
      await page.route('**/resume', (route) =>
        route.fulfill({
          status: 402,
          contentType: 'application/problem+json',
          body: JSON.stringify({ code: 'credits_short', detail: 'This takes 5 credits and you have 3.' }),
        }),
      )
      await card.getByRole('button', { name: 'Paint the rest' }).click()
      await card.getByText('This takes 5 credits and you have 3.').waitFor()
      await page.unroute('**/resume')
      await card.getByRole('button', { name: 'Paint the rest' }).click()
      await page.locator(`#${id}`).waitFor({ state: 'detached' })
      expect((await app.book(id.slice('book-'.length))).revision).toBe(2)
    })
  })
})

describe.runIf(browser)('the library page of somebody who has no book', () => {
  let app: TestApp
  let own: TestBrowser | null
  beforeAll(async () => {
    app = await startTestApp({ worker: false })
    own = await startBrowser()
  })
  afterAll(async () => {
    await app.stop()
    await own?.close()
  })

  it('asks for the first idea and takes it along, and one filter that is empty says so', async () => {
    if (!own) throw new Error('no browser')
    const { page, context, wrong } = await own.open({ viewport: { width: 390, height: 844 } })
    await page.goto(`${app.url}/library`)
    const idea = page.getByLabel('What should the first one be about?')
    await idea.waitFor()
    await expectAccessible(page)
    await idea.fill('A snail & a race, 100% true')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((url) => url.pathname === '/')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea, input')].some(
        (field) => (field as HTMLInputElement).value === 'A snail & a race, 100% true',
      ),
    )
    await plantBook(app)
    await page.goto(`${app.url}/library?show=attention`)
    await page.getByText('Nothing needs a look.').waitFor()
    await expectAccessible(page)
    expect(wrong).toEqual([])
    await context.close()
  })
})
