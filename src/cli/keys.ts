import { randomBytes } from 'node:crypto'
import { addKey } from '../actions/add-key.ts'
import { revokeKey } from '../actions/revoke-key.ts'
import { scopes, type Scope } from '../book/caller.ts'
import { listKeys, type KeyRow } from '../db/api-keys.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../wiring/open-database.ts'
import { BadInput, exits, logTo, operator, settings, text, type Command, type Values } from './command.ts'

type Verb = { options: string[]; prepare(values: Values, name: string | undefined): Work }
/** Works on the database, then prints. */
type Work = (db: Database, json: boolean) => Promise<void>

const verbs = new Map<string, Verb>([
  ['list', { options: [], prepare: prepareList }],
  ['add', { options: ['name', 'scopes', 'expires'], prepare: prepareAdd }],
  ['revoke', { options: [], prepare: prepareRevoke }],
])
const ordinary: readonly Scope[] = ['books:read', 'books:write']

export const keysCommand: Command = {
  name: 'keys',
  usage: [
    'keys list [USER] [--json]',
    `keys add USER [--name NAME] [--scopes ${ordinary.join(',')}] [--expires 90d] [--json]`,
    'keys revoke ID [--json]',
  ].join('\n       storymill '),
  does: "Lists users' API keys, adds them, and revokes them.",
  example: 'storymill keys add mia --expires 90d',
  options: {
    json: { type: 'boolean' },
    name: { type: 'string' },
    scopes: { type: 'string' },
    expires: { type: 'string' },
  },
  positionals: 2,
  async run(values, [name = '', who]) {
    const verb = verbs.get(name)
    if (!verb) throw new BadInput(`say ${[...verbs.keys()].join(', ')} after keys`)
    const stray = Object.keys(values).find((option) => option !== 'json' && !verb.options.includes(option))
    if (stray !== undefined) throw new BadInput(`keys ${name} takes no --${stray}`)
    const work = verb.prepare(values, who)
    const { db, close } = await openDatabase(await settings(), logTo('warn'))
    try {
      await work(db, values['json'] === true)
      return exits.done
    } finally {
      await close()
    }
  },
}

function prepareList(_: Values, user: string | undefined): Work {
  return async (db, json) => {
    const keys = await listKeys(db.query.bind(db), user ?? null)
    if (json) return console.log(JSON.stringify({ keys }))
    if (keys.length === 0) return console.log('There are no keys yet.')
    const rows = keys.map((key) => [key.id, key.user, key.name, key.scopes.join(','), key.state, until(key)])
    const table = [['id', 'user', 'name', 'scopes', 'state', 'until'], ...rows]
    const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)))
    for (const row of table)
      console.log(
        row
          .map((word, at) => word.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd(),
      )
  }
}

const until = ({ expires_at, revoked_at }: KeyRow) => (revoked_at ?? expires_at)?.toISOString() ?? '-'

function prepareAdd(values: Values, user: string | undefined): Work {
  if (user === undefined) throw new BadInput('keys add needs a USER')
  const asked = text(values, 'scopes')?.split(',') ?? ordinary
  const wanted = scopes.filter((scope) => asked.includes(scope))
  const unknown = asked.find((one) => !scopes.some((scope) => scope === one))
  if (unknown !== undefined)
    throw new BadInput(`--scopes are of ${scopes.join(', ')}, comma-separated, not "${unknown}"`)
  const given = text(values, 'expires')
  const expires_s = given === undefined ? null : seconds(given)
  return async (db, json) => {
    const who = { by: operator(), via: 'command' as const }
    const name = text(values, 'name') ?? 'default'
    const added = await addKey(db, randomBytes, who, { user, name, scopes: wanted, expires_s })
    if (json) return console.log(JSON.stringify(added))
    console.log(added.key)
    console.error(
      `A key of ${user} for ${wanted.join(', ')}. Keep it now: it is not shown again. It ends with: storymill keys revoke ${added.id}`,
    )
  }
}

const units: Record<string, number> = { m: 60, h: 3_600, d: 86_400 }
const longest_s = 10 * 366 * 86_400

function seconds(given: string): number {
  const [, count, unit = ''] = /^([1-9]\d{0,6})([mhd])$/.exec(given) ?? []
  const expires_s = Number(count) * (units[unit] ?? 0)
  if (!(expires_s > 0 && expires_s <= longest_s))
    throw new BadInput(`--expires is such as 30m, 12h or 90d, at most ten years, not "${given}"`)
  return expires_s
}

function prepareRevoke(_: Values, given: string | undefined): Work {
  // Who finds a key that leaked has the whole of it; what is said of it is the id alone.
  const [, id] = /^(?:sk_)?([0-9a-f]{12})(?:_.*)?$/.exec(given ?? '') ?? []
  if (id === undefined) throw new BadInput('keys revoke needs an ID, as storymill keys list shows it')
  return async (db, json) => {
    const key = await revokeKey(db, { by: operator(), via: 'command' }, id)
    if (json) console.log(JSON.stringify(key))
    else
      console.log(`Revoked: ${id}, "${key.name}" of ${key.user}. What is open with it closes within seconds.`)
  }
}
