import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type HomeLock = { release: () => Promise<void> } | { heldBy: 'another process' }

const held: HomeLock = { heldBy: 'another process' }

/**
 * One owner of a home at a time, released by the kernel however the owner dies. A listening socket is the lock:
 * by abstract name on Linux, where binding is atomic and nothing goes stale, and by a file in the home, which
 * also reaches across containers that share the volume (abstract names and pids end at the container).
 */
export async function lockHome(home: string, purpose = 'home'): Promise<HomeLock> {
  const real = await realpath(home)
  const abstract = process.platform === 'linux' ? await bind(await abstractName(real, purpose)) : undefined
  if (abstract === 'taken') return held
  const path = join(real, `${purpose}.lock`)
  const file = await bindFile(path).catch((error: unknown) => {
    // Some shared disks hold no sockets; there the abstract name must do.
    if (!abstract) throw error
    return undefined
  })
  const release = async () => {
    // First the name, then the lock: the other way round we could remove the next owner's.
    if (file && file !== 'taken') await rm(path, { force: true }).then(() => close(file))
    if (abstract) await close(abstract)
  }
  if (file !== 'taken') return { release }
  await release()
  return held
}

async function abstractName(home: string, purpose: string): Promise<string> {
  // Device and inode, so that a second path to the same folder (a bind mount) meets the same lock.
  const { dev, ino } = await stat(home)
  return `\0storymill-${createHash('sha256').update(`${dev}:${ino}:${purpose}`).digest('hex').slice(0, 32)}`
}

/** Takes the lock file over when nobody listens behind it any more. */
async function bindFile(path: string): Promise<Server | 'taken'> {
  const server = await throughShortPath(path, bind)
  if (server !== 'taken' || (await throughShortPath(path, answers))) return server
  const aside = `${path}.${randomUUID()}`
  await rename(path, aside)
  // Whoever took it over in between is in the folder we just moved: give it back.
  if (await throughShortPath(aside, answers)) {
    await rename(aside, path)
    return 'taken'
  }
  await rm(aside)
  return throughShortPath(path, bind)
}

/** A socket's path has at most 103 bytes. A home may be longer; a link to the socket's folder is not. */
async function throughShortPath<T>(path: string, use: (short: string) => Promise<T>): Promise<T> {
  const door = await mkdtemp(join(tmpdir().length > 60 ? '/tmp' : tmpdir(), 'storymill-'))
  try {
    await symlink(join(path, '..'), join(door, 'h'))
    return await use(join(door, 'h', path.slice(path.lastIndexOf('/') + 1)))
  } finally {
    await rm(door, { recursive: true, force: true })
  }
}

function bind(path: string): Promise<Server | 'taken'> {
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve('taken') : reject(error),
    )
    // Whoever can reach the home may ask whether it is owned, else root's stale lock would stop its user.
    const open = !path.startsWith('\0')
    server.listen({ path, readableAll: open, writableAll: open }, () => resolve(server.unref()))
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const visitor = connect(path, () => {
      visitor.destroy()
      resolve(true)
    })
    visitor.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    )
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
