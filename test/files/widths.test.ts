import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { Widths } from '../../src/files/widths.ts'
import { collect } from '../../src/files/whole.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'storymill-widths-'))))
afterAll(async () => await rm(folder, { recursive: true }))

const picture = sharp({ create: { width: 1000, height: 1000, channels: 3, background: '#28598a' } })
  .png()
  .toBuffer()

/** A store that counts what is done with it. */
async function counted(room = true) {
  const files = diskFiles(folder)
  const seen = { puts: [] as string[], now: 0, most: 0, trouble: 0 }
  for (const page of [1, 2, 3, 4, 5, 6]) await files.put(`books/b/${page}/made`, await picture)
  const widths = new Widths({
    files: {
      ...files,
      get: async (key) => {
        seen.now += 1
        seen.most = Math.max(seen.most, seen.now)
        return await files.get(key)
      },
      put: async (key, bytes) => {
        seen.puts.push(key)
        if (!room) throw new Error('no room')
        await files.put(key, bytes)
        seen.now -= 1
      },
    },
    isBookThere: async () => true,
    trouble: () => void seen.trouble++,
  })
  const open = async (page: number, width: number) =>
    await widths.open({ key: `books/b/${page}/made`, sha256: 'ab'.repeat(32) }, width)
  const put = async (page: number, bytes: Uint8Array) => await files.put(`books/b/${page}/made`, bytes)
  return { open, put, seen }
}

describe('copies of a picture', () => {
  it('are made once each, however many ask, and two at a time', async () => {
    const { open, seen } = await counted()
    const wanted = [1, 2, 3, 4, 5, 6].flatMap((page) => Array.from({ length: 20 }, () => open(page, 320)))
    for (const file of await Promise.all(wanted)) {
      const bytes = file && (await collect(file))
      expect((await sharp(bytes ?? new Uint8Array()).metadata()).width).toBe(320)
    }
    expect(seen.puts).toHaveLength(6)
    expect(new Set(seen.puts).size).toBe(6)
    expect(seen.most).toBe(2)
    // And never again.
    for (const file of [await open(1, 320)]) file?.bytes.destroy()
    expect(seen.puts).toHaveLength(6)
  })

  it('of what is no picture are none, and that is no trouble of ours', async () => {
    const { open, put, seen } = await counted()
    await put(1, Buffer.from('no picture'))
    expect(await open(1, 960)).toBeNull()
    expect([seen.puts, seen.trouble]).toEqual([[], 0])
  })

  it('that cannot be kept are none, and the next who asks tries again', async () => {
    const { open, seen } = await counted(false)
    expect([await open(1, 640), await open(1, 640)]).toEqual([null, null])
    expect([seen.puts.length, seen.trouble]).toEqual([2, 2])
  })
})
