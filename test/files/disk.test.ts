import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../../src/files/drivers/disk.ts'
import { filesSuite } from '../contracts/files.ts'

const folders: string[] = []
const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'storymill-files-'))
  folders.push(made)
  return made
}
afterAll(async () => {
  for (const one of folders) await rm(one, { recursive: true, force: true })
})

filesSuite('disk', async () => ({ files: diskFiles(await folder()), stop: async () => {} }))

describe('files on disk', () => {
  it('leave nothing half written beside them', async () => {
    const root = await folder()
    const files = diskFiles(root)
    for (let n = 0; n < 3; n++) await files.put('books/1/a.jpg', Buffer.from(`${n}`))
    expect(await readdir(join(root, 'books/1'))).toEqual(['a.jpg'])
  })

  it('that shrink while they are read fail instead of ending early', async () => {
    const root = await folder()
    const files = diskFiles(root)
    await files.put('books/1/a.pdf', Buffer.alloc(1024 ** 2))
    const opened = await files.open('books/1/a.pdf')
    await truncate(join(root, 'books/1/a.pdf'), 500_000)
    const read = async () => {
      for await (const _ of opened?.bytes ?? []);
    }
    await expect(read()).rejects.toThrow('of 1048576')
  })
})
