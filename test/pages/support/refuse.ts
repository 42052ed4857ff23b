import type { Page } from 'playwright-core'

/** From now on the service answers this with a refusal, until the page is unrouted. */
export async function refuse(
  page: Page,
  address: string,
  [status, code]: readonly [number, string],
  headers: Record<string, string> = {},
): Promise<void> {
  await page.route(address, (route) =>
    route.fulfill({
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
      body: JSON.stringify({ status, code, title: 'What the service says' }),
    }),
  )
}
