import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantDead, type Died } from '../support/dead.ts'
import { eventually } from '../support/engine.ts'
import { expectAccessible, startBrowser, type Looked, type TestBrowser } from './support/browser.ts'

const browser: TestBrowser | null = await startBrowser()

describe.runIf(browser)('the page of dead letters', () => {
  let app: TestApp
  let looked: Looked
  beforeAll(async () => void (app = await startTestApp({ worker: false })))
  afterAll(async () => {
    await app.stop()
    await browser?.close()
  })
  afterEach(async () => {
    expect(looked.wrong).toEqual([])
    await looked.context.close()
  })

  const open = async (path = '/ops/dead'): Promise<Page> => {
    if (!browser) throw new Error('no browser')
    looked = await browser.open()
    await looked.page.goto(app.url + path)
    await looked.page.getByRole('heading', { level: 1, name: 'Dead letters' }).waitFor()
    return looked.page
  }
  /** `ago_s`: when the last of them died. */
  const plant = async (n: number, died: Died, ago_s = 60): Promise<string[]> => {
    const planted = []
    for (let at = 0; at < n; at++) planted.push((await plantDead(app.db, { ...died, ago_s: ago_s + at })).id)
    return planted
  }
  const acts = async (does: string) =>
    await app.db.query<{ id: string; letters: number; ids: string[] }>(
      `select a.id, a.letters, array(select unnest(p.letters) from storymill.dead_action_parts p where p.action_id = a.id) as ids
       from storymill.dead_actions a where does = $1 order by acted_at desc`,
      [does],
    )
  const choose = async (page: Page, code: string) => {
    const row = page.getByRole('row', { name: code })
    await row.getByRole('checkbox').check()
    return row
  }

  it('says so when nothing is dead', async () => {
    const page = await open()
    await page.getByText('Nothing is dead.').waitFor()
    await expectAccessible(page)
  })

  it('shows errors first, then the letters of one, then one letter; Escape goes back to its row', async () => {
    await plant(3, { code: 'content_refused', message: 'Refused with key sk_live_0123456789a1f3.' })
    const page = await open()
    const row = page.getByRole('row', { name: 'content_refused' })
    await row.getByText('3', { exact: true }).first().waitFor()
    await row.getByRole('link', { name: 'content_refused' }).click()
    const letters = page.getByRole('table', { name: 'Dead letters of this error' })
    await expect.poll(() => letters.getByRole('row').count()).toBe(4)
    const first = letters.getByRole('button', { name: 'picture:2' }).first()
    await first.click()
    const panel = page.getByRole('complementary', { name: 'picture:2' })
    await panel.getByText('it cannot get better').waitFor()
    await panel.getByText('sk_…a1f3').waitFor()
    expect(await page.content()).not.toContain('sk_live_0123456789a1f3')
    await expectAccessible(page, 'a letter in the panel')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page, 'in the dark')
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true)
    // The address is the list: it can be sent to somebody.
    expect(new URL(page.url()).searchParams.get('cause')).toMatch(/^[0-9a-f]{12}$/)
  })

  it('retries exactly what was previewed: what died meanwhile is not touched, and a double click is one act', async () => {
    const seen = await plant(4, { code: 'provider_401', message: 'No.' })
    const page = await open()
    const row = await choose(page, 'provider_401')
    const late = [
      ...(await plant(1, { code: 'provider_401', message: 'No.' }, 0)),
      ...(await plant(1, { code: 'provider_401', message: 'No.' }, 0)),
    ]
    // The list is looked at again, and the row keeps its place and its choice.
    await expect.poll(async () => await row.textContent(), { timeout: 8_000 }).toContain('6')
    expect(await row.getByRole('checkbox').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Retry 4…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('4 letters of 4 books, of 1 user.').waitFor()
    await expectAccessible(page, 'the question')
    await plant(1, { code: 'provider_401', message: 'No.' }, 0)
    await dialog.getByRole('button', { name: 'Retry 4' }).dblclick()
    await page.getByRole('heading', { name: 'Retry', exact: true }).waitFor()
    const [act, ...more] = await acts('retry')
    expect(more).toEqual([])
    expect(new Set(act?.ids)).toEqual(new Set(seen))
    await eventually(
      async () =>
        (await app.db.query(`select from storymill.dead_action_parts where state = 'started'`)).length > 0,
      10_000,
      'the first book to be begun',
      100,
    )
    const touched = await app.db.query(
      `select from storymill.steps s join storymill.steps n on n.book_id = s.book_id and n.revision > 1 where s.id = any ($1)`,
      [late],
    )
    expect(touched).toEqual([])
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Retry: Stopped').waitFor()
  })

  it('wants the number typed for a discard of 51, and leaves nothing of the set', async () => {
    await plant(51, { code: 'timeout', message: 'No answer.' })
    const page = await open()
    await choose(page, 'timeout')
    await page.getByRole('button', { name: 'Retry 1 first' }).waitFor()
    await page.getByRole('button', { name: 'Discard 51…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('51 books: timeout – No answer.').waitFor()
    const yes = dialog.getByRole('button', { name: 'Discard 51' })
    expect(await yes.isDisabled()).toBe(true)
    const typed = dialog.getByLabel('Type 51 to go on')
    await typed.fill('50')
    expect(await yes.isDisabled()).toBe(true)
    await typed.fill('51')
    await yes.click()
    await page.getByText('Discard: Finished').waitFor()
    await page.getByText('51 discarded').first().waitFor()
    await page.getByRole('row', { name: 'timeout' }).waitFor({ state: 'detached' })
    await expectAccessible(page, 'an act that ended')
  })

  it('asks again after an answer that was lost, and it is done once', async () => {
    await plant(2, { code: 'lost_answer', message: 'No.' })
    const page = await open()
    await choose(page, 'lost_answer')
    await page.route(
      '**/v1/admin/dead/act',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await page.getByRole('button', { name: 'Discard 2…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Discard 2' }).click()
    await dialog.getByText('Asking again is safe').waitFor()
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Discard: Finished').waitFor()
    expect((await acts('discard')).filter(({ letters }) => letters === 2)).toHaveLength(1)
  })
})
