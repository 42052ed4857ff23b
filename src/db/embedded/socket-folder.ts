import { rmSync } from 'node:fs'
import { chown, mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { canReach, type Account } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'

const prefix = 'storymill-'
// The kernel's limit for a socket's path is 107 bytes on Linux and 103 on macOS; `.s.PGSQL.5432` and the name need 32.
const longestParent = 70

/** A folder of mode 0700 for the server's socket, with a short path that its account can reach. */
export async function makeSocketFolder(account: Account): Promise<string> {
  for (const parent of [tmpdir(), '/tmp', '/var/tmp']) {
    const real = await realpath(parent).catch(() => undefined)
    if (!real || Buffer.byteLength(real) > longestParent || !(await canReach(real, account))) continue
    const folder = await mkdtemp(join(real, prefix)).catch(() => undefined)
    if (!folder) continue
    if (account) await chown(folder, account.uid, account.gid)
    return folder
  }
  throw new EmbeddedError(
    'unreachable',
    'The embedded PostgreSQL needs a writable /tmp for its socket: make one, or set DATABASE_URL.',
  )
}

/** Removes a folder that `makeSocketFolder` made, and no other. At once, as nothing else can run when we exit. */
export function removeSocketFolder(folder: string): void {
  if (/^storymill-\w{6}$/.test(basename(folder))) rmSync(folder, { recursive: true, force: true })
}
