import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

/**
 * Only for root: the server runs as another account, and a home under a folder of mode 0700 is closed to it. The
 * modes of a person's folders are not ours to widen, so data and programs go here and the home links to them.
 */
const shelter = '/var/lib/storymill'

export async function openShelter(): Promise<string> {
  await makeFolder(shelter, 0o755)
  return shelter
}

/** Has `fill` make a data folder in the shelter, then points `entry` (`postgres-<major>` of a home) to it. */
export async function makeSheltered(entry: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const place = join(await openShelter(), randomBytes(6).toString('hex'))
  await makeFolder(place, 0o711)
  await writeFile(homeOf(place), entry)
  await fill(join(place, 'data'))
  await symlink(join(place, 'data'), entry)
}

/**
 * A copied home links to the data of the one it was copied from, and its lock is another: two servers would fight.
 * A moved home is told by the old one being gone.
 */
export async function refuseSharedData(entry: string): Promise<void> {
  const folder = await readlink(entry).catch(() => '')
  if (!folder.startsWith(`${shelter}/`)) return
  const place = dirname(folder)
  const home = await readFile(homeOf(place), 'utf8').catch(() => '')
  if (home === entry) return
  const stillLinked = (await readlink(home).catch(() => '')) === folder
  if (stillLinked) {
    throw new EmbeddedError(
      'foreign_data',
      `${entry} is a copy of the link ${home}, whose data only one home may use: remove the copy of the link.`,
    )
  }
  await writeFile(homeOf(place), entry)
}

function homeOf(place: string): string {
  return join(place, 'home')
}

/** Exactly this mode, whatever the umask. */
async function makeFolder(path: string, mode: number): Promise<void> {
  const made = await mkdir(path, { recursive: true })
  if (made !== undefined) await chmod(path, mode)
}
