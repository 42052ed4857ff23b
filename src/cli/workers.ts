import { setTimeout as sleep } from 'node:timers/promises'
import { drainWorker } from '../actions/drain-worker.ts'
import type { WorkerView } from '../book/machines.ts'
import type { Database } from '../db/database.ts'
import { readWorkers } from '../db/read-workers.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { BadInput, exits, logTo, operator, settings, type Command } from './command.ts'

const look_ms = 500
const mostNamed = 5

export const workersCommand: Command = {
  name: 'workers',
  usage: 'workers [list] [--json] | workers drain ID|NAME [--wait] [--json]',
  does: 'Shows the workers and what they do, or sends one away: it finishes what runs, takes nothing more and ends. With --wait the command ends when it has.',
  example: 'storymill workers drain worker-3',
  options: { json: { type: 'boolean' }, wait: { type: 'boolean' } },
  positionals: 2,
  async run(values, [verb = 'list', name]) {
    if (verb !== 'list' && verb !== 'drain')
      throw new BadInput(`workers does not "${verb}"; it does list and drain`)
    if (verb === 'list' && name !== undefined) throw new BadInput(`unexpected "${name}"`)
    if (verb === 'drain' && name === undefined) throw new BadInput('say which worker: its ID or NAME')
    const json = values['json'] === true
    const wait = values['wait'] === true
    if (wait && verb === 'list') throw new BadInput('workers list takes no --wait')
    const { db, close } = await openDatabase(await settings(), logTo('warn'))
    try {
      const workers = await readWorkers(db.query.bind(db))
      if (verb === 'drain') return await drain(db, find(workers, name ?? ''), { wait, json })
      if (json) console.log(JSON.stringify({ items: workers }))
      else list(workers)
      return exits.done
    } finally {
      await close()
    }
  },
}

async function drain(
  db: Database,
  { id, name }: WorkerView,
  { wait, json }: { wait: boolean; json: boolean },
): Promise<number> {
  const told = await drainWorker(db, { by: operator(), via: 'command' }, id)
  if (!json) console.log(`${name} takes nothing more and leaves when what it does has ended (${runs(told)}).`)
  const last = wait ? await left(db, told) : told
  if (json) console.log(JSON.stringify(last))
  else if (last.state === 'stopped') console.log(`${name} has left.`)
  if (last.state !== 'lost') return exits.done
  console.error(`storymill: ${name} was not heard of any more; what it did goes to others`)
  return exits.internal
}

/** The worker when it has left, or died. */
async function left(db: Database, told: WorkerView): Promise<WorkerView> {
  for (let now = told; ; await sleep(look_ms)) {
    if (now.state === 'stopped' || now.state === 'lost') return now
    const workers = await readWorkers(db.query.bind(db))
    now = workers.find((one) => one.id === told.id) ?? { ...told, state: 'stopped' }
  }
}

function find(workers: WorkerView[], name: string): WorkerView {
  const all = workers.filter((one) => one.id === name || (one.name === name && one.state !== 'stopped'))
  // One that died is in the list for an hour, and another may long be in its place.
  const alive = all.filter((one) => one.id === name || one.state !== 'lost')
  const named = alive.length > 0 ? alive : all
  const [one, ...more] = named
  if (!one) throw new BadInput(`there is no worker ${name}; see storymill workers list`)
  if (more.length === 0) return one
  throw new BadInput(
    `${named.length} workers are called ${name}; say an ID: ${named
      .slice(0, mostNamed)
      .map(({ id }) => id)
      .join(', ')}${named.length > mostNamed ? ' …' : ''}`,
  )
}

const runs = ({ queues }: WorkerView) =>
  queues.map((one) => `${one.queue} ${one.running}/${one.slots}`).join(', ')

function list(workers: WorkerView[]): void {
  if (workers.length === 0) return console.log('There are no workers.')
  for (const one of workers) {
    console.log(`${one.id}  ${one.name}  ${one.state}, on ${one.host} as ${one.pid}, seen ${one.seen_at}`)
    console.log(`  ${runs(one)}; knows ${one.pipelines.join(', ') || 'nothing it tells'}`)
    for (const { queue, key, book_id, since, attempt } of one.doing)
      console.log(`  ${queue} ${key} of ${book_id ?? '-'}, try ${attempt}, since ${since}`)
  }
}
