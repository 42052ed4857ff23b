import { listAlerts } from '../db/alerts.ts'
import { listActions } from '../db/dead-actions.ts'
import { countDead, groupDead, listDead } from '../db/dead-letters.ts'
import { readDead } from '../db/read-dead.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { showAction, stopAction } from '../actions/act-on-dead.ts'
import { isId } from '../book/ids.ts'
import { openDatabase } from '../wiring/open-database.ts'
import {
  BadInput,
  exits,
  logTo,
  operator,
  settings,
  wholeNumber,
  type Command,
  type Values,
} from './command.ts'
import { filterOf, filterOptions, filterUsage } from './dead-filter.ts'
import { deal } from './dead-deal.ts'
import { printAlerts, printGroups, printLetter, printLetters, printProgress } from './dead-print.ts'

export type Ask = { db: Database; config: Config; values: Values; ids: string[]; json: boolean }
type Verb = { takes: number; options: string[]; run(ask: Ask): Promise<void> }

const filters = Object.keys(filterOptions)
const dealing = [...filters, 'all', 'yes', 'preview']
const verbs = new Map<string, Verb>([
  ['list', { takes: 0, options: [...filters, 'limit'], run: list }],
  ['groups', { takes: 0, options: filters, run: groups }],
  ['show', { takes: 1, options: [], run: show }],
  ['retry', { takes: 1_000, options: [...dealing, 'note', 'text'], run: (ask) => deal(ask, 'retry') }],
  ['discard', { takes: 1_000, options: dealing, run: (ask) => deal(ask, 'discard') }],
  ['actions', { takes: 0, options: [], run: actions }],
  ['progress', { takes: 1, options: [], run: progress }],
  ['stop', { takes: 1, options: [], run: stop }],
])

export const deadCommand: Command = {
  name: 'dead',
  usage: [
    `dead list ${filterUsage} [--limit 50] [--json]`,
    'dead groups FILTERS [--json]  ·  dead show ID [--json]',
    'dead retry ID [--note "WHAT SHOULD BE DIFFERENT"] [--text "THE TEXT OF THE PAGE"] [--json]',
    'dead retry | discard ID… | FILTERS | --all | --preview ID  [--yes] [--json]  (without --yes: a preview)',
    'dead actions  ·  dead progress ID  ·  dead stop ID  [--json]',
  ].join('\n       storymill '),
  does: 'Shows what died and waits for a person, and retries, edits or discards it.',
  example: 'storymill dead retry --code content_refused --since 2h --yes',
  options: {
    ...filterOptions,
    limit: { type: 'string' },
    all: { type: 'boolean' },
    yes: { type: 'boolean' },
    preview: { type: 'string' },
    note: { type: 'string' },
    text: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: 1_001,
  async run(values, [name = 'list', ...ids]) {
    const verb = verbs.get(name)
    if (!verb) throw new BadInput(`dead does not "${name}"; it does ${[...verbs.keys()].join(', ')}`)
    const stray = Object.keys(values).find((option) => option !== 'json' && !verb.options.includes(option))
    if (stray !== undefined) throw new BadInput(`dead ${name} takes no --${stray}`)
    if (ids.length > verb.takes) throw new BadInput(`unexpected "${ids[verb.takes]}"`)
    if (verb.takes === 1 && ids.length === 0) throw new BadInput(`dead ${name} needs an ID`)
    const bad = ids.find((id) => !isId(id))
    if (bad !== undefined) throw new BadInput(`"${bad}" is not an id`)
    const config = await settings()
    const { db, close } = await openDatabase(config, logTo('warn'))
    try {
      await verb.run({ db, config, values, ids, json: values['json'] === true })
      return exits.done
    } finally {
      await close()
    }
  },
}

async function list({ db, values, json }: Ask): Promise<void> {
  const query = db.query.bind(db)
  const filter = filterOf(values)
  const limit = wholeNumber(values, 'limit') ?? 50
  const letters = await listDead(query, filter, { after: null, limit: Math.min(limit, 10_000) })
  const items = letters.map(({ micros: _micros, ...letter }) => letter)
  const total = await countDead(query, filter)
  const alerts = await listAlerts(query, { ended: false, limit: 20 })
  if (json) return console.log(JSON.stringify({ items, total, alerts }))
  printAlerts(alerts)
  printLetters(items, total)
}

async function groups({ db, values, json }: Ask): Promise<void> {
  const query = db.query.bind(db)
  const filter = filterOf(values)
  const items = await groupDead(query, filter)
  const total = await countDead(query, filter)
  if (json) return console.log(JSON.stringify({ items, total }))
  printGroups(items, total)
}

async function show({ db, ids: [id = ''], json }: Ask): Promise<void> {
  const letter = await readDead(db.query.bind(db), id)
  if (!letter) throw new BadInput(`there is no dead letter ${id}`)
  if (json) return console.log(JSON.stringify(letter))
  printLetter(letter)
}

async function actions({ db, json }: Ask): Promise<void> {
  const items = await listActions(db.query.bind(db), { before: null, limit: 20 })
  if (json) return console.log(JSON.stringify({ items }))
  if (items.length === 0) console.log('Nothing was done about many at once.')
  for (const one of items)
    console.log(`${one.id}  ${one.acted_at}  ${one.does} of ${one.letters} by ${one.by}: ${one.state}`)
}

async function progress({ db, ids: [id = ''], json }: Ask): Promise<void> {
  const action = await showAction(db, id)
  if (json) return console.log(JSON.stringify(action))
  printProgress(action)
}

async function stop({ db, ids: [id = ''], json }: Ask): Promise<void> {
  const action = await stopAction(db, { by: operator(), via: 'command' }, id)
  if (json) return console.log(JSON.stringify(action))
  printProgress(action)
}
