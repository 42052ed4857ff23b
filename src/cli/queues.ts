import { pauseQueue, unpauseQueue } from '../actions/pause-queue.ts'
import { showQueues } from '../actions/show-queues.ts'
import { allQueues, isQueue, PauseReason, type AnyQueue, type QueueView } from '../book/machines.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { BadInput, exits, logTo, operator, settings, type Command } from './command.ts'

export const queuesCommand: Command = {
  name: 'queues',
  usage:
    'queues [list] [--json] | queues pause QUEUE [--because WHY] [--json] | queues resume QUEUE [--json]',
  does: 'Shows the queues, or pauses one for the whole deployment: nothing of it is taken until it is resumed.',
  example: 'storymill queues pause images --because "new keys at noon"',
  options: { json: { type: 'boolean' }, because: { type: 'string' } },
  positionals: 2,
  async run(values, [verb = 'list', name]) {
    const json = values['json'] === true
    const work = workOf(verb, name, json, reasonOf(values['because'], verb))
    const { db, close } = await openDatabase(await settings(), logTo('warn'))
    try {
      await work(db)
      return exits.done
    } finally {
      await close()
    }
  },
}

function reasonOf(because: unknown, verb: string): string | null {
  if (typeof because !== 'string') return null
  if (verb !== 'pause') throw new BadInput('--because says why a queue is paused')
  const parsed = PauseReason.safeParse(because)
  if (!parsed.success) throw new BadInput('--because takes 1 to 200 characters')
  return parsed.data
}

function workOf(
  verb: string,
  name: string | undefined,
  json: boolean,
  because: string | null,
): (db: Database) => Promise<void> {
  if (verb === 'list') {
    if (name !== undefined) throw new BadInput(`unexpected "${name}"`)
    return async (db) => list(await showQueues(db), json)
  }
  if (verb !== 'pause' && verb !== 'resume')
    throw new BadInput(`queues does not "${verb}"; it does list, pause and resume`)
  if (name === undefined || !isQueue(name))
    throw new BadInput(
      `${name === undefined ? 'say which queue' : `there is no queue ${name}`}; there are ${allQueues.join(', ')}`,
    )
  return async (db) => await (verb === 'pause' ? pause(db, name, json, because) : resume(db, name, json))
}

const who = () => ({ by: operator(), via: 'command' as const })

async function pause(db: Database, queue: AnyQueue, json: boolean, because: string | null): Promise<void> {
  const paused = await pauseQueue(db, who(), queue, because)
  if (json) console.log(JSON.stringify(paused))
  else console.log(`${queue} is paused since ${paused.since} by ${saidBy(paused)}. What runs is finished.`)
}

const saidBy = ({ by, because }: { by: string; because: string | null }) =>
  because === null ? by : `${by}: ${because}`

async function resume(db: Database, queue: AnyQueue, json: boolean): Promise<void> {
  const resumed = await unpauseQueue(db, who(), queue)
  if (json) return console.log(JSON.stringify({ queue, ...(resumed ?? { paused_ms: 0, extended: 0 }) }))
  if (!resumed) return console.log(`${queue} was not paused.`)
  const [one, more] = queue === 'webhooks' ? ['delivery has', 'deliveries have'] : ['book has', 'books have']
  const what = `${resumed.extended} ${resumed.extended === 1 ? one : more}`
  console.log(`${queue} goes on after ${Math.round(resumed.paused_ms / 1_000)} s; ${what} that time back.`)
}

function list(queues: QueueView[], json: boolean): void {
  if (json) return console.log(JSON.stringify({ items: queues }))
  for (const one of queues) {
    const paused = one.paused ? `  PAUSED since ${one.paused.since} by ${saidBy(one.paused)}` : ''
    console.log(
      `${one.queue.padEnd(11)} ${one.ready} ready, ${one.running} running, ${one.sleeping} sleeping, ${one.dead} dead; oldest ${one.oldest_wait_s} s; ${one.done_per_minute} done and ${one.failed_per_minute} failed a minute; ${one.listeners} workers${paused}`,
    )
  }
}
