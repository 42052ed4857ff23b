import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Files, OpenFile, OpenFiles } from '../contract.ts'
import { checkedKey, checkedPrefix } from '../key.ts'
import { whole } from '../whole.ts'

export const openFiles: OpenFiles = (url) => diskFiles(fileURLToPath(url))

/** Files in a folder. Written beside their place, synced, then renamed: a reader sees the whole file or none. */
export function diskFiles(root: string): Files {
  const base = resolve(root)
  const pathOf = (key: string) => join(base, checkedKey(key))
  return {
    place: base,
    put: async (key, bytes) => await write(pathOf(key), bytes),
    get: async (key) => await readFile(pathOf(key)).catch(nullIfMissing),
    open: async (key) => await openPath(pathOf(key)).catch(nullIfMissing),
    remove: async (prefix) => await rm(join(base, checkedPrefix(prefix)), { recursive: true, force: true }),
    // The folder is made by the first file; until then its parent tells.
    room: async () => {
      const { bavail, bsize } = await statfs(base).catch(() => statfs(dirname(base)))
      return bavail * bsize
    },
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomUUID()}.part`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await syncFolder(dirname(path))
}

async function openPath(path: string): Promise<OpenFile | null> {
  const file = await open(path, 'r')
  try {
    const stat = await file.stat()
    if (stat.isFile()) return { size: stat.size, bytes: whole(file.createReadStream(), stat.size) }
  } catch (error) {
    await file.close()
    throw error
  }
  await file.close()
  return null
}

function nullIfMissing(error: unknown): null {
  const { code = '' } = error as NodeJS.ErrnoException
  if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return null
  throw error
}

/** A rename is only durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
