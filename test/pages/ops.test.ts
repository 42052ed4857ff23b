import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AlertSettings } from '../../src/book/alert.ts'
import type { App } from '../../src/app.ts'
import { anOrder, startTestApp } from '../support/app.ts'
import { DeadOffice } from '../support/dead-letters.ts'
import { Shop } from '../support/shop.ts'
import { expectAccessible, startBrowser, type TestBrowser } from './support/browser.ts'
import { onOnePage } from './support/one-page.ts'
import { plugInto } from './support/plug.ts'

const browser: TestBrowser | null = await startBrowser()
const alerts = AlertSettings.parse({ every_ms: 100 })
const pages = ['/ops', '/ops/queues', '/ops/workers', '/ops/steps', '/ops/books']

describe.runIf(browser)('the operator’s pages', () => {
  const on = onOnePage(
    browser,
    async () => await startTestApp({ worker: false }, 'latency=0-5', { config: { alerts } }),
  )
  let worker: App | undefined
  const open = async (path: string) => {
    await on.page.goto(on.app.url + path)
    await on.page
      .getByText(/^Live, /)
      .first()
      .waitFor()
  }
  const text = async (selector: string) => await on.page.locator(selector).allInnerTexts()
  const row = (name: string) =>
    on.page.getByRole('row').filter({ has: on.page.getByRole('link', { name, exact: true }) })
  const paused = async () => await on.app.db.query('select queue, by, because from storymill.queue_pauses')

  it('say on a new installation what to do', async () => {
    await open('/ops')
    await on.page.getByText('No books yet.').waitFor()
    await on.page.getByText('No worker is running. Start one: ').waitFor()
    expect(await text('.ops-waiting b')).toEqual(['0', '0', '0', '0', '0', '0'])
  })

  it('tell of an incident while it begins, and that it is over, on the page that is open', async () => {
    await open('/ops')
    await on.app.order(anOrder)
    // What is wrong, since when, and where to look; which queue, why; whether anybody works.
    const alarm = on.page.locator('.ops-alarm.bad').filter({ hasText: 'no worker takes them' })
    await alarm.getByText(/since \d\d:\d\d/).waitFor()
    expect(await alarm.getByRole('link').getAttribute('href')).toBe('/ops/workers')
    await row('text').getByText('stuck').waitFor()
    await row('text').getByText('no worker takes from it').waitFor()
    await on.page.getByRole('link', { name: /^no worker [1-9]/ }).waitFor()
    expect(await on.page.getByRole('alert').innerText()).toContain('no worker takes them')
    expect(await row('text').locator('td').first().innerText()).toBe('text')
    expect((await text('tbody tr td:first-child'))[0]).toBe('text')
    await expectAccessible(on.page, 'an incident')

    worker = await on.app.another({ api: false, worker: true })
    await on.page.getByText('Nothing needs you.').waitFor()
    await on.page.getByText(/Last problem: .* ago, for .*no worker takes them/).waitFor()
    await on.page.getByText('1 live, 0 draining, 0 lost').waitFor()
  })

  describe('let an operator', () => {
    beforeEach(async () => await open('/ops'))
    afterEach(async () => void (await on.app.db.query('delete from storymill.queue_pauses')))

    it('pause a queue with a reason, which every page then shows, and undo it', async () => {
      await on.page.getByRole('button', { name: 'Pause images…' }).click()
      const confirm = on.page.getByRole('button', { name: 'Pause images', exact: true })
      expect(await confirm.isDisabled()).toBe(true)
      await on.page.getByLabel(/^Why\?/).fill('billing')
      await confirm.click()
      await on.page.getByText('images is paused.').first().waitFor()
      expect(await paused()).toEqual([{ queue: 'images', by: 'local', because: 'billing' }])
      await on.page.getByRole('link', { name: 'Workers', exact: true }).first().click()
      await on.page.getByText(/local paused images .* ago:/).waitFor()
      await on.page.locator('q', { hasText: 'billing' }).waitFor()
      await expectAccessible(on.page, 'a paused queue')
      await on.page.getByRole('button', { name: /^Undo/ }).click()
      await on.page.getByText('images goes on.').first().waitFor()
      await on.page.locator('.ops-pause').waitFor({ state: 'detached' })
      expect(await paused()).toEqual([])
    })

    it('resume from the banner what somebody else paused', async () => {
      await fetch(`${on.app.url}/v1/admin/queues/text/pause`, { method: 'POST' })
      await on.page.getByText(/local paused text .* ago\./).waitFor()
      await on.page.locator('.ops-pause').getByRole('button', { name: 'Resume text' }).click()
      await on.page.locator('.ops-pause').waitFor({ state: 'detached' })
      expect(await paused()).toEqual([])
    })

    it('go everywhere by keys, none of which changes anything', async () => {
      const changes: string[] = []
      on.page.on('request', (request) => {
        if (request.method() !== 'GET') changes.push(`${request.method()} ${request.url()}`)
      })
      const heading = async () => await on.page.getByRole('heading', { level: 1 }).innerText()
      for (const [letter, name] of [
        ['q', 'Queues'],
        ['w', 'Workers'],
        ['o', 'Overview'],
      ] as const) {
        await on.page.keyboard.press('g')
        await on.page.keyboard.press(letter)
        await on.page.getByRole('heading', { level: 1, name }).waitFor()
        expect(await heading()).toBe(name)
        expect(await on.page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
      }
      await on.page.keyboard.press('j')
      await on.page.keyboard.press('j')
      await on.page.keyboard.press('k')
      expect(await on.page.evaluate(() => document.activeElement?.closest('tr')?.rowIndex)).toBe(1)
      await on.page.keyboard.press('?')
      await on.page.getByRole('dialog', { name: 'Keys' }).waitFor()
      await on.page.keyboard.press('Escape')
      await on.page.getByRole('dialog').waitFor({ state: 'detached' })
      await on.page.keyboard.press('h')
      await on.page.getByText(/^Held at /).waitFor()
      await on.page.keyboard.press('h')
      await on.page
        .getByText(/^Live, /)
        .first()
        .waitFor()
      for (const letter of 'abcdefijklmnopqrstuvwxyzADPRX') await on.page.keyboard.press(letter)
      expect(changes).toEqual([])
    })

    it('open a book’s timeline by its pasted id', async () => {
      const [book] = await on.app.db.query<{ id: string }>('select id from storymill.books limit 1')
      await on.page.keyboard.press('/')
      await on.page.keyboard.insertText(`${book?.id}`)
      await on.page.keyboard.press('Enter')
      await on.page.waitForURL(`**/ops/books/${book?.id}`)
    })

    it('read a chart by keys, as a table, and in the colours of the theme', async () => {
      const chart = on.page.getByRole('figure', { name: 'Done and failed a minute' })
      const canvas = chart.getByRole('slider')
      const says = async () => (await canvas.getAttribute('aria-valuetext')) ?? ''
      const latest = await says()
      await canvas.focus()
      await on.page.keyboard.press('Home')
      await on.page.waitForFunction(
        ([name, before]) =>
          document.querySelector(`[role=slider][aria-label^="${name}"]`)?.getAttribute('aria-valuetext') !==
          before,
        ['Done', latest],
      )
      expect(await says()).toMatch(/: done not measured, failed not measured$/)
      expect(await canvas.getAttribute('aria-valuenow')).toBe('0')
      await on.page.keyboard.press('ArrowRight')
      expect(await canvas.getAttribute('aria-valuenow')).toBe('1')
      // All charts point at the same moment.
      const all = await on.page.getByRole('slider').all()
      expect(await Promise.all(all.map((one) => one.getAttribute('aria-valuenow')))).toEqual([
        '1',
        '1',
        '1',
        '1',
      ])
      for (const table of await on.page.getByText('Show as table').all()) await table.click()
      expect(await on.page.locator('.ops-chart-table tbody tr:first-child').count()).toBe(4)
      const pixels = async () =>
        await chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
      const light = await pixels()
      await on.page.emulateMedia({ colorScheme: 'dark' })
      await expect.poll(pixels).not.toBe(light)
      await on.page.emulateMedia({ colorScheme: 'light' })
    })
  })

  it.each(pages)('%s is accessible, light and dark, and as narrow as a phone', async (path) => {
    await open(path)
    await expectAccessible(on.page)
    await on.page.emulateMedia({ colorScheme: 'dark' })
    await on.page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(on.page, `${path} in the dark`)
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    expect(await on.page.evaluate(sideways)).toBe(0)
    await on.page.emulateMedia({ colorScheme: 'light' })
    await on.page.setViewportSize({ width: 1440, height: 900 })
  })

  it('keep five selected letters where they are while fifty-two more die', async () => {
    const shop = new Shop(on.app.db)
    const office = new DeadOffice(on.app.db, shop)
    const pictures = [1, 2, 3, 4].map((page) => `picture:${page}`)
    await office.partials(await shop.user(null), 2, pictures)
    const groups = (await (await fetch(`${on.app.url}/v1/admin/dead/groups`)).json()) as {
      items: { cause: string }[]
    }
    await open(`/ops/dead?cause=${groups.items[0]?.cause}`)
    const boxes = on.page.getByRole('checkbox', { name: /^Select picture/ })
    for (const place of [0, 1, 2, 3, 4]) await boxes.nth(place).check()
    const rows = async () =>
      await on.page
        .locator('tr[data-row]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-row')))
    const before = await rows()
    await office.partials(await shop.user(null), 13, pictures)
    // As many as a page of the list has.
    await on.page.getByText('50 new – show').waitFor()
    expect(await rows()).toEqual(before)
    expect(await on.page.getByRole('checkbox', { name: /^Select picture/, checked: true }).count()).toBe(5)
  })

  it('say within 10 s that the API is gone, let no number look current, and come back by themselves', async () => {
    const plug = await plugInto(on.app.url)
    await on.page.goto(`${plug.url}/ops`)
    await on.page
      .getByText(/^Live, /)
      .first()
      .waitFor()
    const colourOf = (selector: string) =>
      on.page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).color)
    const muted = await colourOf('.ops-fact dt')
    expect(await colourOf('.ops-fact b')).not.toBe(muted)
    await plug.out()
    await on.page
      .getByText(/^No news for \d+ s\. Numbers below are from \d\d:\d\d:\d\d\.$/)
      .waitFor({ timeout: 10_000 })
    for (const number of ['.ops-fact b', '.ops-table td', '.ops-waiting b'])
      expect(await colourOf(number)).toBe(muted)
    expect(await on.page.getByRole('alert').innerText()).toContain('No news')
    await plug.in()
    await on.page.locator('.ops-strip').waitFor({ state: 'detached' })
    expect(await colourOf('.ops-fact b')).not.toBe(muted)
    await on.page.goto('about:blank')
    await plug.out()
    await on.page.goto(on.app.url)
  })

  it('are closed to who is no admin', async () => {
    await on.page.route('**/v1/me', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), scopes: ['books:read'] } })
    })
    await on.page.goto(`${on.app.url}/ops`)
    await on.page
      .getByRole('heading', { name: "This key can't see ops. It needs the admin scope." })
      .waitFor()
    await expectAccessible(on.page, 'forbidden')
    await worker?.stop()
  })
})
