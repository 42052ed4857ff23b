import { drainWorker } from '../actions/drain-worker.ts'
import type { WorkerView } from '../book/machines.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { readWorkers } from '../db/read-workers.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { BadInput, exits, logTo, operator, type Command } from './command.ts'

export const workersCommand: Command = {
  name: 'workers',
  usage: 'workers [list] [--json] | workers drain ID|NAME [--json]',
  does: 'Shows the workers and what they do, or sends one away: it finishes what runs, takes nothing more and ends.',
  example: 'storymill workers drain worker-3',
  options: { json: { type: 'boolean' } },
  positionals: 2,
  async run(values, [verb = 'list', name]) {
    if (verb !== 'list' && verb !== 'drain')
      throw new BadInput(`workers does not "${verb}"; it does list and drain`)
    if (verb === 'list' && name !== undefined) throw new BadInput(`unexpected "${name}"`)
    if (verb === 'drain' && name === undefined) throw new BadInput('say which worker: its ID or NAME')
    const json = values['json'] === true
    const { db, close } = await openDatabase(await readConfig(process.env), logTo('warn'))
    try {
      const workers = await readWorkers(db.query.bind(db))
      if (verb === 'drain') await drain(db, workers, name ?? '', json)
      else if (json) console.log(JSON.stringify({ items: workers }))
      else list(workers)
      return exits.done
    } finally {
      await close()
    }
  },
}

async function drain(db: Database, workers: WorkerView[], name: string, json: boolean): Promise<void> {
  const one = find(workers, name)
  const drained = await drainWorker(db, { by: operator(), via: 'command' }, one.id)
  if (json) return console.log(JSON.stringify(drained))
  console.log(`${one.name} takes nothing more and leaves when what it does has ended (${runs(drained)}).`)
}

function find(workers: WorkerView[], name: string): WorkerView {
  const named = workers.filter((one) => one.id === name || (one.name === name && one.state !== 'stopped'))
  const [one, ...more] = named
  if (!one) throw new BadInput(`there is no worker ${name}; see storymill workers list`)
  if (more.length === 0) return one
  throw new BadInput(
    `${named.length} workers are called ${name}; say an ID: ${named.map(({ id }) => id).join(', ')}`,
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
