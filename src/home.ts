import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { lockHome } from './db/embedded/home-lock.ts'
import { Problem } from './errors.ts'

const Running = z.object({ pid: z.number(), url: z.string().nullable(), database_url: z.string().nullable() })
/** What the owner of a home tells other commands of the same home. `database_url` is of its embedded database. */
export type Running = z.infer<typeof Running>

const fileOf = (home: string) => join(home, 'running.json')

/** Takes the home for this process until `release`, or until it dies: the lock is the operating system's. */
export async function ownHome(
  home: string,
): Promise<{ tell(running: Running): Promise<void>; release(): Promise<void> }> {
  // As root the embedded database's account must be able to pass through.
  await mkdir(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const path = await realpath(home)
  const lock = await lockHome(path)
  if ('heldBy' in lock)
    throw new Problem('home_in_use', {
      detail: `Another Storymill runs in ${home}; stop it, or set STORYMILL_HOME.`,
    })
  return {
    tell: async (running) => await writeFile(fileOf(path), JSON.stringify(running), { mode: 0o600 }),
    release: async () => {
      await rm(fileOf(path), { force: true })
      await lock.release()
    },
  }
}

/** The service that owns a home now, or null. */
export async function runningIn(home: string): Promise<Running | null> {
  const path = await realpath(home).catch(() => null)
  if (!path) return null
  const lock = await lockHome(path)
  if (!('heldBy' in lock)) {
    await lock.release()
    return null
  }
  const text = await readFile(fileOf(path), 'utf8').catch(() => null)
  const running = text === null ? null : Running.safeParse(JSON.parse(text))
  return running?.success ? running.data : null
}
