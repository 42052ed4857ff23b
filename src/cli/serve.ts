import { startApp, type App, type Roles } from '../app.ts'
import { readConfig } from '../config.ts'
import { longestWorkerName } from '../book/machines.ts'
import {
  BadInput,
  exits,
  logTo,
  text,
  wholeNumber,
  type Command,
  type Options,
  type Values,
} from './command.ts'
import { aborted, interruption } from './interruption.ts'

const workerOptions: Options = {
  name: { type: 'string' },
  queues: { type: 'string' },
  concurrency: { type: 'string' },
  'max-steps': { type: 'string' },
}

/** Runs until told to stop, or until the worker wants to be replaced. A second signal does not wait. */
async function untilStopped(roles: Roles): Promise<number> {
  const log = logTo('info')
  const stop = interruption()
  const app: App = await startApp(await readConfig(process.env, process.cwd(), roles), roles, log)
  if (app.url) console.error(`Storymill is ready: ${app.url}`)
  const broken = await Promise.race([aborted(stop), app.retired, app.broken.then(() => true)])
  log.info('stopping: what runs may finish, the rest is given back')
  await app.stop()
  return broken === true ? exits.internal : exits.done
}

const workerRoles = (values: Values) => ({
  name: nameOf(values),
  queues: text(values, 'queues')?.split(',').filter(Boolean),
  concurrency: wholeNumber(values, 'concurrency'),
  max_steps: wholeNumber(values, 'max-steps'),
})

function nameOf(values: Values): string | undefined {
  const name = text(values, 'name')
  if (name === undefined || (name.length <= longestWorkerName && /^[!-~]+$/.test(name))) return name
  throw new BadInput(`--name must be 1 to ${longestWorkerName} letters without spaces, not "${name}"`)
}

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--name NAME] [--queues text,images,generation,webhooks] [--concurrency N]',
  does: 'Runs the whole service: API, web page and worker in one process.',
  example: 'storymill serve',
  options: workerOptions,
  positionals: 0,
  run: (values) => untilStopped({ api: true, worker: true, ...workerRoles(values) }),
}

export const apiCommand: Command = {
  name: 'api',
  usage: 'api',
  does: 'Runs the API and the web page alone; workers run elsewhere (DATABASE_URL).',
  example: 'DATABASE_URL=postgres://… storymill api',
  options: {},
  positionals: 0,
  run: () => untilStopped({ api: true, worker: false }),
}

export const workerCommand: Command = {
  name: 'worker',
  usage: 'worker [--name NAME] [--queues text,images,generation,webhooks] [--concurrency N] [--max-steps N]',
  does: 'Runs a worker alone (DATABASE_URL), until it is stopped or drained; with --max-steps it ends after so many steps, to be started afresh.',
  example: 'DATABASE_URL=postgres://… storymill worker --queues text,images --concurrency 200',
  options: workerOptions,
  positionals: 0,
  run: (values) => untilStopped({ api: false, worker: true, ...workerRoles(values) }),
}
