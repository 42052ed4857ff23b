import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrder } from '../support/app.ts'
import { openAi, startHosted, type Hosted } from '../support/hosted.ts'

let service: Hosted
let id: string
beforeAll(async () => {
  service = await startHosted({
    env: { ...openAi, OPENAI_API_KEYS: 'sk-sim-a,sk-wrong-0123456789' },
    file: {
      limits: {
        'openai:gpt-image-2': { images_per_minute: 40, requests_per_day: 500 },
        'openai:*': { requests_per_minute: 600 },
      },
    },
  })
  id = await service.order(anOrder)
  await service.until(id, 'complete')
}, 60_000)
afterAll(async () => await service.stop())

type Groups = {
  items: {
    id: string
    keys: {
      ref: string
      state: string
      code: string | null
      message: string | null
      probe_at: string | null
    }[]
    models: {
      model: string
      in_flight: number
      share: number
      paused_until: string | null
      limits: { dimension: string; limit: number; used: number; window_s: number }[]
    }[]
  }[]
}
const limits = async () => (await (await service.get('/v1/admin/limits')).json()) as Groups
const release = async (group: string) => await service.post(`/v1/admin/limits/${group}/release`)

describe('limits over HTTP', () => {
  it('show each group with its keys, and its models with what is used of their limits', async () => {
    const { items } = await limits()
    expect(items.map((group) => group.id)).toEqual(['openai/default'])
    const [group] = items
    const keys = (group?.keys ?? []).toSorted((a, b) => a.state.localeCompare(b.state))
    expect(keys).toMatchObject([
      { state: 'active', code: null, message: null, probe_at: null },
      { state: 'revoked', code: 'invalid_api_key', message: expect.stringContaining('refused') as string },
    ])
    expect(keys.every((key) => /^openai:[0-9a-f]{8}$/.test(key.ref))).toBe(true)
    expect(keys[1]?.probe_at).toMatch(/^\d{4}-/)
    const images = group?.models.find((one) => one.model === 'gpt-image-2')
    expect(images).toMatchObject({ in_flight: 0, share: 1, paused_until: null })
    const used = (dimension: string, window_s: number) =>
      images?.limits.find((one) => one.dimension === dimension && one.window_s === window_s)
    // Six pictures, and at most one more that met the wrong key.
    expect(used('images', 60)?.limit).toBe(40)
    expect([6, 7]).toContain(used('images', 60)?.used)
    expect(used('requests', 86_400)?.limit).toBe(500)
  })

  it('are released by the group’s id, its slash encoded: quarantine, pause and what was learnt', async () => {
    await service.db.query(
      `update storymill.limits set share = 0.5, paused_until = storymill.now() + interval '1 hour', paused_because = 'x: y'
       where model = 'gpt-image-2'`,
    )
    const held = (await limits()).items[0]?.models.find((one) => one.model === 'gpt-image-2')
    expect(held).toMatchObject({ share: 0.5, paused_until: expect.stringMatching(/^\d{4}-/) as string })
    const answer = await release(encodeURIComponent('openai/default'))
    expect([answer.status, await answer.json()]).toEqual([200, { released: 2 }])
    const [group] = (await limits()).items
    expect(group?.keys.map((key) => key.state)).toEqual(['active', 'active'])
    expect(group?.models.find((one) => one.model === 'gpt-image-2')).toMatchObject({
      share: 1,
      paused_until: null,
    })
    expect(await (await release(encodeURIComponent('openai/default'))).json()).toEqual({ released: 0 })
  })

  it.each([
    ['an unknown group', encodeURIComponent('openai/elsewhere')],
    ['a slash that is not encoded', 'openai/default'],
    ['what is far too long', 'x'.repeat(2_000)],
  ])('are not found for %s', async (_what, group) => {
    const answer = await release(group)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not_found'])
  })

  it('cannot be changed from another site’s page', async () => {
    const answer = await fetch(`${service.url}/v1/admin/limits/openai%2Fdefault/release`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    })
    expect(answer.status).toBe(403)
  })
})
