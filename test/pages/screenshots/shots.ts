import type { Page } from 'playwright-core'
import type { Incident } from './incident.ts'
import type { Shelf } from './shelf.ts'

/** A page in one of its states. `act` brings it there; `whole`: all of the page, not only what is in sight. */
export type Shot = { name: string; url: string; act?: (page: Page) => Promise<unknown>; whole?: boolean }

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const idea = (page: Page) => page.getByRole('textbox', { name: 'What should the story be about?' })
const next = async (page: Page, times: number) => {
  for (let n = 0; n < times; n++) await page.keyboard.press('ArrowRight')
}

export function readerShots({ url, books }: Shelf): Shot[] {
  const book = (id: string) => `${url}/books/${id}`
  return [
    { name: 'order', url },
    {
      name: 'order-filled',
      url: `${url}/?from=${books.complete}`,
      whole: true,
      act: (page) => page.getByText('More').click(),
    },
    {
      name: 'order-refused',
      url,
      act: async (page) => {
        await idea(page).fill('A bloody murder')
        await page.keyboard.press('Control+Enter')
        await page.getByText('This asks for graphic violence.').waitFor()
      },
    },
    {
      name: 'order-busy',
      url,
      act: async (page) => {
        await page.route('**/v1/books', (route) =>
          route.fulfill({
            status: 503,
            headers: { 'retry-after': '20' },
            json: { status: 503, code: 'queue_full' },
          }),
        )
        await idea(page).fill('A storm, a tent and seven ducks')
        await page.keyboard.press('Control+Enter')
        await page.getByRole('button', { name: 'Try now' }).waitFor()
      },
    },
    { name: 'book-queued', url: book(books.queued) },
    { name: 'book-making', url: book(books.making), act: (page) => next(page, 3) },
    { name: 'book-cover', url: book(books.complete) },
    { name: 'book-spread', url: book(books.complete), act: (page) => next(page, 2) },
    {
      name: 'book-long',
      url: book(books.complete),
      act: async (page) => {
        await press(page, 'More')
        await press(page, 'Read as one long page')
      },
    },
    { name: 'book-look', url: book(books.complete), act: (page) => page.locator('.look-open').click() },
    {
      name: 'book-change',
      url: book(books.complete),
      act: async (page) => {
        await press(page, /^Page 2, ready|^All pages/)
        await press(page, /^Change page|^Page 2/)
      },
    },
    { name: 'book-partial', url: book(books.partial) },
    { name: 'book-failed', url: book(books.failed) },
    { name: 'book-cancelled', url: book(books.cancelled) },
    { name: 'library', url: `${url}/library`, whole: true },
    {
      name: 'library-attention',
      url: `${url}/library`,
      act: (page) => page.getByText(/^Needs a look/).click(),
    },
    { name: 'settings', url: `${url}/settings` },
    {
      name: 'sign-in',
      url: `${url}/settings`,
      act: async (page) => {
        await page.route('**/v1/me', (route) =>
          route.fulfill({ status: 401, json: { status: 401, code: 'unauthorized' } }),
        )
        await page.reload()
        await page.getByRole('button', { name: 'Sign in' }).waitFor()
      },
    },
  ]
}

export function opsShots({ url, book }: Incident): Shot[] {
  return [
    { name: 'ops', url: `${url}/ops`, whole: true },
    ...['queues', 'workers', 'steps', 'limits', 'money', 'dead'].map((place) => ({
      name: `ops-${place}`,
      url: `${url}/ops/${place}`,
    })),
    { name: 'ops-timeline', url: `${url}/ops/books/${book}` },
    {
      name: 'ops-keys',
      url: `${url}/ops`,
      act: async (page: Page) => await page.keyboard.press('?'),
    },
  ]
}
