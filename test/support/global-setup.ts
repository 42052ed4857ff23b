import { execFile } from 'node:child_process'
import { glob, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { lockHome } from '../../src/db/embedded/home-lock.ts'
import { clearOrphan } from '../../src/db/embedded/postmaster.ts'
import { temporaryHome } from './postgres.ts'

const run = promisify(execFile)

declare module 'vitest' {
  interface ProvidedContext {
    /** The one server of this run; `testDatabase()` makes databases in it. */
    postgresUrl: string
  }
}

/** The pages as they stand, and one PostgreSQL for the whole run: `STORYMILL_TEST_DATABASE_URL`, else the embedded one in a temporary folder. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  await run(process.execPath, [join(import.meta.dirname, '../../web/build.js')])
  const given = process.env['STORYMILL_TEST_DATABASE_URL']
  if (given) {
    project.provide('postgresUrl', given)
    return undefined
  }
  await sweep()
  const home = await temporaryHome('storymill-run-')
  // Nothing here outlives the run, so nothing need reach the disk; a test of durability starts a `privatePostgres`.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 }
  const server = await startEmbedded({ home: home.path, settings })
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await home.remove()
  }
}

/** A run that was killed left its server behind; its lock tells that nobody owns it any more. */
async function sweep(): Promise<void> {
  for await (const data of glob(join(tmpdir(), 'storymill-{run,own}-*/home/postgres-*/PG_VERSION'))) {
    const folder = await realpath(join(data, '..'))
    const lock = await lockHome(join(folder, '..'), 'postgres')
    if ('heldBy' in lock) continue
    await clearOrphan(folder)
    await lock.release()
    await rm(join(folder, '..', '..'), { recursive: true, force: true })
  }
}
