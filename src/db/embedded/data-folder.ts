import { execFile } from 'node:child_process'
import {
  chown,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { canReach, serverEnvironment, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import { makePassword } from './password.ts'
import { owner } from './settings.ts'
import { makeSheltered, refuseSharedData } from './shelter.ts'

const run = promisify(execFile)

/** The data of this major in `home`, made if it is not there; refuses data of another major. */
export async function openDataFolder(home: string, binaries: Binaries, account: Account): Promise<string> {
  await refuseOtherMajor(home, binaries.major)
  const entry = join(home, `postgres-${binaries.major}`)
  await removeHalfMade(entry)
  if (!(await lstat(entry).catch(() => undefined))) await create(entry, binaries, account)
  await refuseSharedData(entry)
  const folder = await realpath(entry).catch((cause: unknown) => {
    throw new EmbeddedError(
      'foreign_data',
      `${entry} points to a folder that is gone: restore it, or remove the link.`,
      cause,
    )
  })
  await refuseForeign(folder, entry, binaries.major, account)
  return folder
}

async function refuseOtherMajor(home: string, major: number): Promise<void> {
  const found = (await readdir(home)).flatMap((name) => /^postgres-(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  const newest = Math.max(...found)
  if (found.length === 0 || newest === major) return
  throw otherMajor(home, newest, major)
}

function otherMajor(folder: string, found: number, major: number): EmbeddedError {
  const way =
    found > major
      ? 'use the Storymill that wrote it'
      : 'dump it with the Storymill that wrote it and load it here'
  return new EmbeddedError(
    'other_major',
    `${folder} holds data of PostgreSQL ${found} and this Storymill brings PostgreSQL ${major}: ${way}, or choose another STORYMILL_HOME.`,
  )
}

async function refuseForeign(folder: string, entry: string, major: number, account: Account): Promise<void> {
  const { uid } = await lstat(folder)
  const expected = account?.uid ?? process.getuid?.()
  if (uid !== expected) {
    throw new EmbeddedError(
      'foreign_data',
      `${entry} belongs to uid ${uid}: start as that user or as root, or choose another STORYMILL_HOME.`,
    )
  }
  if (!(await canReach(folder, account))) {
    throw new EmbeddedError(
      'unreachable',
      `The database runs as uid ${uid} and cannot reach ${folder}: let it pass (chmod o+x on the folders above), or choose another STORYMILL_HOME.`,
    )
  }
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')
  if (version.trim() === '')
    throw new EmbeddedError(
      'foreign_data',
      `${entry} is no PostgreSQL data folder: restore it, or move it away.`,
    )
  if (Number(version) !== major) throw otherMajor(entry, Number(version), major)
}

async function removeHalfMade(entry: string): Promise<void> {
  const names = await readdir(dirname(entry))
  const half = names.filter((name) => name.startsWith(`${basename(entry)}.half-`))
  await Promise.all(half.map((name) => removeTree(join(dirname(entry), name))))
}

async function create(entry: string, binaries: Binaries, account: Account): Promise<void> {
  const password = await makePassword(dirname(entry), binaries.major)
  const fill = (folder: string) => initialise(folder, password, binaries, account)
  return (await canReach(dirname(entry), account)) ? fill(entry) : makeSheltered(entry, fill)
}

/** Appears by one rename, so a crash on the way leaves nothing that looks like a database. */
async function initialise(
  folder: string,
  password: string,
  binaries: Binaries,
  account: Account,
): Promise<void> {
  const half = await mkdtemp(`${folder}.half-`)
  const passwordFile = `${half}.password`
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (account) await Promise.all([half, passwordFile].map((path) => chown(path, account.uid, account.gid)))
    await initdb(half, passwordFile, binaries, account)
    await rename(half, folder)
    await sync(dirname(folder))
  } finally {
    await Promise.all([half, passwordFile].map(removeTree))
  }
}

/** An initdb whose starter was killed may still be writing for a moment. */
async function removeTree(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

async function initdb(
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  account: Account,
): Promise<void> {
  // The built-in locale sorts alike on every machine and cannot change under our indexes with the C library.
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const locale = binaries.major >= 17 ? builtin : ['--locale=C.UTF-8']
  const access = ['--auth-local=scram-sha-256', '--auth-host=reject', `--pwfile=${passwordFile}`]
  const args = ['-D', folder, '-U', owner, '-E', 'UTF8', ...access, ...locale]
  await run(join(binaries.bin, 'initdb'), args, { ...account, cwd: '/', env: serverEnvironment }).catch(
    (cause: unknown) => {
      const said = String((cause as { stderr?: string }).stderr || cause).trim()
      throw new EmbeddedError(
        'init_failed',
        `The embedded PostgreSQL could not make its data folder (${said}): set DATABASE_URL, or mend that.`,
        cause,
      )
    },
  )
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
