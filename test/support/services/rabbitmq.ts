import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from 'amqplib'
import { eventually } from '../engine.ts'
import { freePort } from './free-port.ts'
import { find, type Own, type Service } from './service.ts'

const run = promisify(execFile)

export type RabbitService = Service & {
  /** `rabbitmqctl` of a private server; what it printed. */
  ctl(...args: string[]): Promise<string>
}

/** A RabbitMQ for tests, or null where there is none. Starts within seconds; one per test file. */
export async function rabbitmq(): Promise<RabbitService | null> {
  const wanted = {
    variable: 'STORYMILL_TEST_AMQP_URL',
    program: 'rabbitmq-server',
    package: 'rabbitmq-server',
  }
  const found = await find(wanted)
  if (!found) return null
  if ('program' in found) return await privateServer(programs(found.program))
  const ctl = async () => await Promise.reject(new Error('this RabbitMQ is somebody else’s'))
  return { url: found.url, own: null, ctl, stop: async () => {} }
}

/** Debian's programs on PATH change to another user and folder first; those behind them do not. */
function programs(server: string): string {
  const behind = '/usr/lib/rabbitmq/bin'
  return existsSync(join(behind, 'rabbitmq-server')) ? behind : dirname(server)
}

async function privateServer(bin: string): Promise<RabbitService> {
  const folder = await mkdtemp(join(tmpdir(), 'storymill-rabbit-'))
  const [port, distribution, epmdPort] = [await freePort(), await freePort(), await freePort()]
  const env = settings(folder, port, distribution, epmdPort)
  await writeFile(env.RABBITMQ_ENABLED_PLUGINS_FILE, '[].')
  // A full disk or a small machine is not what is tested; an alarm would block all who send.
  await writeFile(env.RABBITMQ_CONFIG_FILE, 'disk_free_limit.absolute = 1MB\nlog.file.level = warning\n')
  // Its own, in the foreground, so that it can be ended: the one that Erlang starts stays for ever.
  const epmd = spawn('epmd', ['-port', String(epmdPort), '-address', '127.0.0.1'], { stdio: 'ignore' })
  const url = `amqp://127.0.0.1:${port}`
  const ctl = async (...args: string[]) =>
    (await run(join(bin, 'rabbitmqctl'), ['-q', ...args], { env })).stdout
  const own = controls(async () => await start(bin, env, url), folder, ctl)
  const stop = async () => {
    await own.kill()
    epmd.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  await own.start().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url, own, ctl, stop }
}

const settings = (folder: string, port: number, distribution: number, epmd: number) => ({
  PATH: process.env['PATH'] ?? '',
  // Where Erlang keeps the cookie by which the server and rabbitmqctl know each other.
  HOME: folder,
  ERL_EPMD_PORT: String(epmd),
  ERL_EPMD_ADDRESS: '127.0.0.1',
  RABBITMQ_NODENAME: 'storymill@localhost',
  RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
  RABBITMQ_NODE_PORT: String(port),
  // Not left to the default, the port + 20000, which may be somebody's or none at all.
  RABBITMQ_DIST_PORT: String(distribution),
  RABBITMQ_MNESIA_BASE: join(folder, 'data'),
  RABBITMQ_LOG_BASE: join(folder, 'log'),
  RABBITMQ_PID_FILE: join(folder, 'pid'),
  RABBITMQ_CONF_ENV_FILE: '/dev/null',
  RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
  RABBITMQ_FEATURE_FLAGS_FILE: join(folder, 'features'),
  RABBITMQ_GENERATED_CONFIG_DIR: join(folder, 'generated'),
  // Few threads that do not spin while they wait: tests share the machine.
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
    '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}',
})

// All queues in one go: each rabbitmqctl takes a second or two to start.
const everything = '[rabbit_amqqueue:delete(Q, false, false, <<"test">>) || Q <- rabbit_amqqueue:list()].'

type Running = { pid: number; ended: Promise<unknown> }

function controls(go: () => Promise<Running>, folder: string, ctl: RabbitService['ctl']): Own {
  let running: Running | null = null
  const signal = (name: NodeJS.Signals) => void (running && process.kill(running.pid, name))
  return {
    kill: async () => {
      signal('SIGKILL')
      await running?.ended
      running = null
    },
    start: async ({ empty = false } = {}) => {
      if (empty) await rm(join(folder, 'data'), { recursive: true, force: true, maxRetries: 5 })
      running = await go()
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    wipe: async () => void (await ctl('eval', everything)),
  }
}

async function start(bin: string, env: ReturnType<typeof settings>, url: string): Promise<Running> {
  const child = spawn(join(bin, 'rabbitmq-server'), { env, stdio: 'ignore' })
  const ended = once(child, 'exit')
  await eventually(async () => await answers(url, child), 30_000, 'RabbitMQ to start', 50)
  const pid = Number(await readFile(env.RABBITMQ_PID_FILE, 'utf8'))
  return { pid, ended }
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`RabbitMQ ended with ${child.exitCode}`)
  const model = await connect(url, { timeout: 2_000 }).catch(() => null)
  model?.on('error', () => {})
  await model?.close()
  return model !== null
}
