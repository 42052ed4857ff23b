import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { serverEnvironment, type Account } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'
import type { Settings } from './settings.ts'
import { removeSocketFolder } from './socket-folder.ts'

export type PostmasterPlan = {
  program: string
  dataFolder: string
  settings: Settings
  account: Account
  logFile: string
}

export type Postmaster = { pid: number; process: ChildProcess; /** How it ended. */ ended: Promise<string> }

const readyWithin = 120_000
const orphansGoneWithin = 15_000
const fastWithin = 10_000
// The postmaster itself kills sessions that do not end within 5 s; killed before, it would leave them behind.
const immediateWithin = 10_000
const logSizeLimit = 8 * 1024 * 1024

/** Starts the server and returns when it takes connections. */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const giveUpAt = Date.now() + orphansGoneWithin
  for (;;) {
    const outcome = await tryStart(plan)
    if (typeof outcome !== 'string') return outcome
    // The backends of a killed postmaster hold its memory until they notice that it is gone.
    const passes = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(outcome)
    if (!passes || Date.now() > giveUpAt) {
      throw new EmbeddedError(
        'start_failed',
        `The embedded PostgreSQL did not start (${reason(outcome)}): see ${plan.logFile}.`,
      )
    }
    await pause(100)
  }
}

async function tryStart(plan: PostmasterPlan): Promise<Postmaster | string> {
  const log = await openLog(plan.logFile, plan.account)
  try {
    const from = (await log.stat()).size
    const server = launch(plan, log.fd)
    const failure = await ready(server, plan.dataFolder)
    if (failure === undefined) return server
    const said = Buffer.alloc(16_384)
    const { bytesRead } = await log.read(said, 0, said.length, from)
    return said.toString('utf8', 0, bytesRead) || failure
  } finally {
    await log.close()
  }
}

function launch(plan: PostmasterPlan, log: number): Postmaster {
  const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(plan.program, ['-D', plan.dataFolder, ...settings], {
    ...plan.account,
    cwd: '/',
    env: serverEnvironment,
    stdio: ['ignore', log, log],
    // Ctrl-C goes to a whole terminal group; the database must outlive us until our work is put away.
    detached: true,
  })
  child.unref()
  const ended = once(child, 'exit').then(
    ([code, signal]) => String(signal ?? `code ${code}`),
    (error: unknown) => String(error),
  )
  return { pid: child.pid ?? 0, process: child, ended }
}

/** Resolves to why the server ended instead of becoming ready. */
async function ready(server: Postmaster, dataFolder: string): Promise<string | undefined> {
  const giveUpAt = Date.now() + readyWithin
  while (Date.now() < giveUpAt) {
    const failure = await Promise.race([server.ended, pause(10)])
    if (failure !== undefined) return `it ended with ${failure}`
    const file = await readPidFile(dataFolder)
    if (file?.pid === server.pid && file?.status === 'ready') return undefined
  }
  server.process.kill('SIGQUIT')
  return `not ready after ${readyWithin / 1000} s`
}

/** Fast shutdown first; each harder way only after the softer one had its time. */
export async function stopPostmaster(pid: number, dataFolder: string): Promise<void> {
  for (const [signal, within] of [
    ['SIGINT', fastWithin],
    ['SIGQUIT', immediateWithin],
    ['SIGKILL', immediateWithin],
  ] as const) {
    if (!(await isPostmaster(pid, dataFolder))) return
    signalIfThere(pid, signal)
    // A frozen process acts on nothing until it is told to go on.
    signalIfThere(pid, 'SIGCONT')
    const giveUpAt = Date.now() + within
    while (Date.now() < giveUpAt) {
      if (!(await isPostmaster(pid, dataFolder))) return
      await pause(10)
    }
  }
}

/** Ends what an owner that was killed left behind: its server, its socket, a pid file that names a stranger. */
export async function clearOrphan(dataFolder: string, keep?: string): Promise<boolean> {
  const file = await readPidFile(dataFolder)
  if (!file) return false
  const runs = await isPostmaster(file.pid, dataFolder)
  if (runs) await stopPostmaster(file.pid, dataFolder)
  if (file.socketFolder && file.socketFolder !== keep) removeSocketFolder(file.socketFolder)
  // The pid may belong to someone else by now, and PostgreSQL would wait for them for ever. Backends that
  // still live are found without this file, by the shared memory they hold.
  await rm(join(dataFolder, 'postmaster.pid'), { force: true })
  return runs
}

async function readPidFile(dataFolder: string) {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  return pid > 0 ? { pid, socketFolder: lines[4], status: lines[7] } : undefined
}

/** A pid alone proves nothing: it may be reused, or a zombie nobody reaps. The command line names our folder. */
async function isPostmaster(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return command.split('\0').includes(dataFolder)
  }
  const listed = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return listed.stdout.includes(dataFolder)
}

export function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function openLog(path: string, account: Account) {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > logSizeLimit) await rename(path, `${path}.1`)
  const log = await open(path, 'a+', 0o600)
  if (account) await log.chown(account.uid, account.gid)
  return log
}

/** The reason is the last fatal line; after it the server only says that it is gone. */
function reason(log: string): string {
  const lines = log.trim().split('\n')
  return (lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '').replace(/^.*FATAL:\s*/, '')
}
