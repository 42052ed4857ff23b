import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { collect, whole } from '../../src/files/whole.ts'
import { eventually } from '../support/engine.ts'

const never = new Promise<void>(() => {})
const all = async (bytes: Readable, size: number) => Buffer.from(await collect({ size, bytes })).toString()

describe('the bytes of a file', () => {
  it('are all there, or there is an error', async () => {
    const of = (size: number) => all(whole(Readable.from([Buffer.from('ab'), Buffer.from('c')]), size), size)
    expect(await of(3)).toBe('abc')
    await expect(of(4)).rejects.toThrow('after 3 of 4')
    await expect(of(2)).rejects.toThrow('more bytes')
  })

  it('are given up when their source says nothing for long', async () => {
    const source = Readable.from(
      (async function* () {
        yield Buffer.from('ab')
        await never
      })(),
    )
    await expect(all(whole(source, 3, 100), 3)).rejects.toThrow('does not answer')
  })

  it('may be left lying by their reader for as long as he likes', async () => {
    const chunk = Buffer.alloc(64 * 1024)
    const source = Readable.from(
      (async function* () {
        for (let n = 0; n < 100; n++) yield chunk
      })(),
      { objectMode: false },
    )
    const bytes = whole(source, 100 * chunk.length, 50)
    const begun = performance.now()
    await eventually(async () => performance.now() - begun > 300, 5_000, 'a while')
    expect((await collect({ size: 100 * chunk.length, bytes })).length).toBe(100 * chunk.length)
  })

  it('bring nobody down when they fail unread, and take their source with them', async () => {
    const source = new Readable({ read() {} })
    const bytes = whole(source, 10)
    source.destroy(new Error('gone'))
    await eventually(async () => bytes.destroyed)
    const other = new Readable({ read() {} })
    whole(other, 10).destroy()
    await eventually(async () => other.destroyed)
  })
})
