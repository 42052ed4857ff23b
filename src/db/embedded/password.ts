import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serverEnvironment, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { owner } from './settings.ts'

/**
 * The second wall behind the closed socket folder: as root the server shares its account with other programs.
 * The file lies beside the data, not in it: a folder that another account owns is no place for root to write.
 */
function passwordFile(home: string, major: number): string {
  return join(home, `postgres-${major}.password`)
}

export async function makePassword(home: string, major: number): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  const path = passwordFile(home, major)
  await writeFile(`${path}.new`, password, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return password
}

/** The password of a data folder at rest; a new one when its file was lost, as in a backup of the data alone. */
export async function readPassword(
  home: string,
  dataFolder: string,
  binaries: Binaries,
  account: Account,
): Promise<string> {
  const kept = await readFile(passwordFile(home, binaries.major), 'utf8').catch(() => '')
  if (kept) return kept
  const password = await makePassword(home, binaries.major)
  const single = promisify(execFile)(
    join(binaries.bin, 'postgres'),
    ['--single', '-D', dataFolder, 'postgres'],
    { ...account, cwd: '/', env: serverEnvironment },
  )
  // If it does not even start, that is the error to tell, not the broken pipe.
  single.child.stdin?.on('error', () => undefined)
  single.child.stdin?.end(`ALTER ROLE ${owner} PASSWORD '${password}'\n`)
  await single
  return password
}
