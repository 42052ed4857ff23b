import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Act } from '../../src/http/acts.ts'
import type { Overview } from '../../src/book/overview.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())

const overview = async () => (await (await fetch(`${app.url}/v1/admin/overview`)).json()) as Overview<Act>

describe('the overview', () => {
  it('says how it goes', async () => {
    const seen = await overview()
    console.log(JSON.stringify(seen, null, 1))
    expect(seen).toMatchObject({ books: { failed_1h: 0 } })
  })
})
