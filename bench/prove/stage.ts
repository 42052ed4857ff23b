import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SimulatorOptions } from '../../simulator/config.ts'
import type { FileConfig } from '../../src/config-file.ts'
import { Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** A process of ours, with its words in a file. `said`: what the pattern it was started with found. */
export type Process = {
  name: string
  pid: number
  child: ChildProcess
  said: string
  ended: Promise<unknown>
}

/** A database, a simulated provider, and a folder for everything; processes of Storymill are started on them. */
export type Stage = {
  folder: string
  db: Database
  database_url: string
  postgres_pid: number
  simulator: { url: string; ledger: string; ask(path: string, body?: unknown): Promise<unknown> }
  /** Runs `storymill ARGS`; resolves when it says that it is ready. `env` comes on top of the usual. */
  start(name: string, args: string[], env?: Record<string, string>): Promise<Process>
  /** Runs `storymill ARGS` to its end. */
  run(args: string[]): Promise<{ code: number | null; out: string }>
  stop(one: Process, signal: NodeJS.Signals): Promise<void>
  close(): Promise<void>
}

export type Setting = {
  simulator: SimulatorOptions
  storymill: FileConfig
  text: string
  image: string
  /** The folder stays, for whoever wants to look at the logs. */
  keep: boolean
}

export async function openStage(setting: Setting): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'storymill-prove-'))
  // The account of the embedded database must be able to pass.
  chmodSync(folder, 0o711)
  const running = new Set<Process>()
  const quit = () => {
    for (const one of running) one.child.kill('SIGKILL')
  }
  const interrupt = () => process.exit(130)
  process.once('exit', quit).once('SIGINT', interrupt).once('SIGTERM', interrupt)

  const embedded = await startEmbedded({ home: join(folder, 'home'), settings: { shared_buffers: '256MB' } })
  const db = new Database({ url: embedded.url })
  await migrate(db)
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  writeFileSync(join(folder, 'simulator.json'), JSON.stringify(setting.simulator))
  writeFileSync(
    join(folder, 'storymill.config.ts'),
    `export default ${JSON.stringify(setting.storymill, null, 2)}\n`,
  )
  const ledger = join(folder, 'ledger.jsonl')
  const usual: Record<string, string> = {
    ...plainEnvironment(),
    DATABASE_URL: embedded.url,
    FILES_URL: `file:${join(folder, 'files')}`,
    STORYMILL_HOME: join(folder, 'home'),
    STORYMILL_TEXT: setting.text,
    STORYMILL_IMAGE: setting.image,
    PORT: '0',
  }

  const start = async (name: string, args: string[], pattern: RegExp, env: Record<string, string>) => {
    const one = await launch(folder, name, args, pattern, env)
    running.add(one)
    void one.ended.then(() => running.delete(one))
    return one
  }
  const simulator = await start(
    'simulator',
    ['simulate-provider', '--port', '0', '--config', 'simulator.json', '--ledger', ledger],
    /simulator is ready: (\S+)/,
    usual,
  )
  usual['OPENAI_BASE_URL'] = `${simulator.said}/v1`

  const stop = async (one: Process, signal: NodeJS.Signals) => {
    one.child.kill(signal)
    await one.ended
  }
  return {
    folder,
    db,
    database_url: embedded.url,
    postgres_pid: embedded.pid,
    simulator: { url: simulator.said, ledger, ask: (path, body) => ask(`${simulator.said}${path}`, body) },
    start: async (name, args, env = {}) =>
      await start(name, args, /is ready: (\S+)|the worker is ready/, { ...usual, ...env }),
    run: (args) => run(folder, args, usual),
    stop,
    close: async () => {
      await Promise.all([...running].map((one) => stop(one, 'SIGTERM')))
      await db.close()
      await embedded.stop()
      process.off('exit', quit).off('SIGINT', interrupt).off('SIGTERM', interrupt)
      if (!setting.keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The environment without anything that would change how Storymill runs. */
const plainEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined &&
        !/^(STORYMILL|DATABASE|OPENAI|QUEUE_URL|FILES_URL|HOST$|PORT$)/.test(entry[0]),
    ),
  )

async function launch(
  folder: string,
  name: string,
  args: string[],
  pattern: RegExp,
  env: Record<string, string>,
): Promise<Process> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' })
  const ended = once(child, 'exit')
  const said = await new Promise<string>((resolve, reject) => {
    let words = ''
    const hear = (part: Buffer) => {
      log.write(part)
      if (words === 'heard') return
      words += part.toString()
      const found = pattern.exec(words)
      if (!found) return
      words = 'heard'
      resolve(found[1] ?? '')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`${name} ended at once: ${words.slice(-500)}`)))
  })
  return { name, pid: child.pid ?? 0, child, said, ended }
}

async function run(folder: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  await once(child, 'close')
  return { code: child.exitCode, out }
}

async function ask(url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return await answer.json()
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
