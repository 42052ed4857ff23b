import { createHash, randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Files } from '../../src/files/contract.ts'
import { eventually } from '../support/engine.ts'

export type FilesUnderTest = { files: Files; stop(): Promise<void> }

const big = randomBytes(20 * 1024 ** 2)
const sha = (bytes: Uint8Array | null) => bytes && createHash('sha256').update(bytes).digest('hex')
const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString()

async function read(bytes: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What every store of files does. A driver's test is this suite and a way to open it. */
export function filesSuite(name: string, setup: () => Promise<FilesUnderTest>): void {
  describe(`files on ${name}`, () => {
    let files: Files
    let stop: () => Promise<void>
    beforeAll(async () => {
      ;({ files, stop } = await setup())
    })
    afterAll(async () => await stop())

    it('come back as they were put, whole and piece by piece, and are replaced as a whole', async () => {
      const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
      for (const bytes of [every, Buffer.alloc(0), big]) {
        await files.put('books/1/a.jpg', bytes)
        expect(sha(await files.get('books/1/a.jpg'))).toBe(sha(bytes))
        const opened = await files.open('books/1/a.jpg')
        expect(opened?.size).toBe(bytes.length)
        expect(opened && sha(await read(opened.bytes))).toBe(sha(bytes))
      }
    })

    it('are null where there are none', async () => {
      await files.put('books/2/a.jpg', Buffer.from('a'))
      for (const key of ['books/2/b.jpg', 'books/2', 'books/2/a.jpg/c', 'nowhere/at/all']) {
        expect(await files.get(key)).toBeNull()
        expect(await files.open(key)).toBeNull()
      }
    })

    it.each([
      '../a',
      'books/../../a',
      'books/..',
      '/etc/passwd',
      'books//a',
      'books/a/',
      '',
      '.',
      'books/.a',
      'Books/a',
      'books/ä',
      'books/a b',
      'books/a\0',
      'books\\a',
      'books/%2e%2e/a',
      `books/${'a'.repeat(600)}`,
    ])('have no key like %j', async (key) => {
      await expect(files.put(key, Buffer.from('x'))).rejects.toThrow('not a key')
      await expect(files.get(key)).rejects.toThrow('not a key')
      await expect(files.open(key)).rejects.toThrow('not a key')
      if (key !== 'books/a/') await expect(files.remove(key)).rejects.toThrow('not a key')
    })

    it('are removed by prefix, and what only begins alike stays', async () => {
      for (const key of ['books/a/1.jpg', 'books/a/deep/er/2.jpg', 'books/ab/3.jpg', 'books/a-b/4.jpg'])
        await files.put(key, Buffer.from(key))
      await files.remove('books/a')
      expect(await files.get('books/a/1.jpg')).toBeNull()
      expect(await files.get('books/a/deep/er/2.jpg')).toBeNull()
      expect(text(await files.get('books/ab/3.jpg'))).toBe('books/ab/3.jpg')
      expect(text(await files.get('books/a-b/4.jpg'))).toBe('books/a-b/4.jpg')
      await files.remove('books/ab/')
      expect(await files.get('books/ab/3.jpg')).toBeNull()
      await files.remove('books/a')
    })

    it('are removed however many there are', async () => {
      const keys = Array.from({ length: 1_050 }, (_, n) => `many/${n % 7}/${n}.json`)
      for (let at = 0; at < keys.length; at += 50)
        await Promise.all(keys.slice(at, at + 50).map((key) => files.put(key, Buffer.from('{}'))))
      await files.remove('many/')
      const left = await Promise.all(keys.map((key) => files.open(key)))
      for (const one of left) one?.bytes.destroy()
      expect(left.filter((one) => one !== null)).toEqual([])
    })

    it('are seen whole or as before while they are put', async () => {
      const [one, two] = [Buffer.alloc(4 * 1024 ** 2, 1), Buffer.alloc(5 * 1024 ** 2, 2)]
      await files.put('books/3/a.pdf', one)
      const writing = new AbortController()
      const reading = (async () => {
        const seen = new Set<string | null>()
        while (!writing.signal.aborted) seen.add(sha(await files.get('books/3/a.pdf')))
        return seen
      })()
      for (let n = 0; n < 10; n++) await files.put('books/3/a.pdf', n % 2 === 0 ? two : one)
      writing.abort()
      for (const seen of await reading) expect([sha(one), sha(two)]).toContain(seen)
    })

    it('that are not read to the end hold nothing', async () => {
      const some = big.subarray(0, 8 * 1024 ** 2)
      await files.put('books/4/a.pdf', some)
      const held = () => process.getActiveResourcesInfo().length
      const before = held()
      for (let n = 0; n < 30; n++) {
        const opened = await files.open('books/4/a.pdf')
        if (n % 2 === 0) for await (const _ of opened?.bytes ?? []) break
        opened?.bytes.destroy()
      }
      await eventually(async () => held() <= before + 5)
      expect(sha(await files.get('books/4/a.pdf'))).toBe(sha(some))
    })

    it('that nobody reads on keep nobody else waiting, and little in memory', async () => {
      await files.put('books/5/a.pdf', big.subarray(0, 8 * 1024 ** 2))
      const before = process.memoryUsage()
      const open = await Promise.all(Array.from({ length: 60 }, () => files.open('books/5/a.pdf')))
      await files.put('books/5/b.jpg', Buffer.from('b'))
      expect(text(await files.get('books/5/b.jpg'))).toBe('b')
      const grown = process.memoryUsage().arrayBuffers - before.arrayBuffers
      expect(grown).toBeLessThan(60 * 1024 ** 2)
      for (const one of open) one?.bytes.destroy()
    })

    it('say where they are and how much still fits in', async () => {
      expect(files.place).toMatch(/^\/|^s3:/)
      const room = await files.room()
      expect(room === null || room > 0).toBe(true)
    })
  })
}
