import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whom the server runs as. `undefined` means ourselves. */
export type Account = { uid: number; gid: number } | undefined

const nobody = { uid: 65_534, gid: 65_534 }

/**
 * PostgreSQL refuses to run as root. A folder that exists keeps its owner, so `sudo` once
 * does not lock a person out of their own database; a new one goes to nobody.
 */
export async function serverAccount(dataFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(dataFolder).catch(() => undefined)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody
}

/** Whether the account can walk into `folder` (a real path): every folder on the way must let it pass. */
export async function canReach(folder: string, account: Account): Promise<boolean> {
  if (!account) return true
  const { mode, uid, gid } = await stat(folder)
  const pass = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & pass) === 0) return false
  return folder === dirname(folder) || canReach(dirname(folder), account)
}

/** Nothing of ours goes to the server: its environment is readable by every process of its account. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
