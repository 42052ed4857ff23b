import { execFile } from 'node:child_process'
import { access, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from '../engine.ts'

const run = promisify(execFile)

/** A real server for tests. */
export type Service = {
  url: string
  /** Null: it was given by URL and is somebody else's, so it is left as it is. */
  own: Own | null
  stop(): Promise<void>
}

/** What can be done to a private server, in its own folder and on its own ports. */
export type Own = {
  /** SIGKILL, and back on the same ports with what it had on disk; `empty`: with nothing. */
  kill(): Promise<void>
  start(options?: { empty?: boolean }): Promise<void>
  /** SIGSTOP and SIGCONT. */
  freeze(): void
  thaw(): void
  /** Everything in it is gone, while it runs. */
  wipe(): Promise<void>
}

export type Wanted = {
  /** Environment variable with the URL of one that runs. */
  variable: string
  /** Program to start a private one with. */
  program: string
  /** Debian's package of it. */
  package: string
}

/** Where a server for tests is to come from. */
export type Found = { url: string } | { program: string }

/**
 * Finds a server: by URL, else by program on PATH, else installed if that is allowed, else null, and a sentence that says what
 * to do. In CI everything must be there, so null is an error.
 */
export async function find({ variable, program, package: debian }: Wanted): Promise<Found | null> {
  const url = process.env[variable]
  if (url) return { url }
  const there = await onPath(program)
  if (there) return { program: there }
  const ci = process.env['CI'] === 'true'
  if (ci || process.env['STORYMILL_TEST_INSTALL'] === '1') await install(debian)
  const installed = await onPath(program)
  if (installed) return { program: installed }
  const says = `skipped: there is no ${program}; set ${variable}, or: apt-get install ${debian} (or STORYMILL_TEST_INSTALL=1)`
  if (ci) throw new Error(says)
  console.warn(says)
  return null
}

async function onPath(program: string): Promise<string | null> {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']) {
    const path = join(folder, program)
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path
  }
  return null
}

const lock = join(tmpdir(), 'storymill-test-install')

/** One installation at a time on this machine: several test files may want one at once. */
async function install(debian: string): Promise<void> {
  await eventually(
    async () =>
      await mkdir(lock).then(
        () => true,
        () => false,
      ),
    120_000,
    'another installation',
    200,
  )
  try {
    // No daemon is to be started by the installation itself; tests start their own.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120']
    await run('apt-get', ['update', '-qq'], { env }).catch(() => {})
    await run('apt-get', ['install', ...options, debian], { env })
  } catch (error) {
    console.warn(`could not install ${debian}: ${(error as Error).message}`)
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}
