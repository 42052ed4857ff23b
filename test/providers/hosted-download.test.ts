import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { download } from '../../src/providers/hosted/download.ts'
import { fakeProvider, png, type FakeProvider } from './fake-provider.ts'

const signal = AbortSignal.timeout(10_000)
const abroad = 'https://api.example.com/v1'

describe('a result', () => {
  let fake: FakeProvider
  beforeEach(async () => {
    fake = await fakeProvider(({ path }) => {
      if (path === '/there') return { bytes: png }
      if (path === '/moved') return { status: 302, headers: { location: '/there' } }
      if (path === '/round') return { status: 302, headers: { location: '/round' } }
      return { status: 404 }
    })
  })
  afterEach(async () => await fake.stop())

  it('is fetched, where it moved to as well, from a provider of this machine', async () => {
    expect(Buffer.from(await download(`${fake.url}/there`, fake.url, signal)).equals(png)).toBe(true)
    expect((await download(`${fake.url}/moved`, fake.url, signal)).byteLength).toBe(png.byteLength)
    await expect(download(`${fake.url}/round`, fake.url, signal)).rejects.toThrow(/moved more than 3 times/)
    await expect(download(`${fake.url}/gone`, fake.url, signal)).rejects.toThrow(/answered 404/)
  })

  it('may stand in its own address', async () => {
    const url = `data:image/png;base64,${png.toString('base64')}`
    expect(Buffer.from(await download(url, abroad, signal)).equals(png)).toBe(true)
  })

  it.each([
    'http://example.com/1.png',
    'https://localhost/1.png',
    'https://127.0.0.1/1.png',
    'https://2130706433/1.png',
    'https://10.1.2.3/1.png',
    'https://172.20.0.1/1.png',
    'https://192.168.1.1/1.png',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/1.png',
    'https://0.0.0.0/1.png',
    'https://[::1]/1.png',
    'https://[::ffff:10.0.0.1]/1.png',
    'https://[fd00::1]/1.png',
    'https://[fe80::1]/1.png',
  ])('is not fetched from %s for a provider abroad', async (url) => {
    await expect(download(url, abroad, signal)).rejects.toThrow(/not fetched: that address is not public/)
  })

  it('is not fetched from this machine by a name for it', async () => {
    const name = new URL('https://localhost.localdomain/1.png').href
    await expect(download(name, abroad, signal)).rejects.toThrow()
    await expect(download(`${fake.url}/there`, abroad, signal)).rejects.toThrow(/not public/)
    expect(fake.seen).toHaveLength(0)
  })
})
