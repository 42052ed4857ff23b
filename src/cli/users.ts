import { addUser } from '../actions/add-user.ts'
import { grantCredits } from '../actions/grant-credits.ts'
import { listUsers, type ListedUser } from '../actions/list-users.ts'
import { roles } from '../book/caller.ts'
import { mostCredits } from '../book/credits.ts'
import { tierNames } from '../book/tiers.ts'
import type { Database } from '../db/database.ts'
import { openDatabase } from '../wiring/open-database.ts'
import {
  BadInput,
  exits,
  logTo,
  operator,
  settings,
  text,
  wholeNumber,
  type Command,
  type Values,
} from './command.ts'

type Verb = { takes: number; options: string[]; prepare(values: Values, rest: string[]): Work }
/** Works on the database and answers the name of the user it is about, or null for all. */
type Work = (db: Database) => Promise<string | null>

const verbs = new Map<string, Verb>([
  ['list', { takes: 0, options: [], prepare: () => async () => null }],
  ['add', { takes: 1, options: ['tier', 'role', 'credits'], prepare: prepareAdd }],
  ['credit', { takes: 2, options: ['unlimited'], prepare: prepareCredit }],
])

export const usersCommand: Command = {
  name: 'users',
  usage: [
    'users list [--json]',
    `users add NAME [--tier ${tierNames.join('|')}] [--role ${roles.join('|')}] [--credits N] [--json]`,
    'users credit NAME AMOUNT [--json]  (a negative amount takes credits away)',
    'users credit NAME --unlimited [--json]',
  ].join('\n       storymill '),
  does: 'Lists users, adds them, and gives them credits to order books with.',
  example: 'storymill users add mia --tier paid --credits 500',
  options: {
    json: { type: 'boolean' },
    tier: { type: 'string' },
    role: { type: 'string' },
    credits: { type: 'string' },
    unlimited: { type: 'boolean' },
  },
  positionals: 3,
  async run(values, [name, ...rest]) {
    const verb = verbs.get(name ?? '')
    if (!verb || !name) throw new BadInput(`say ${[...verbs.keys()].join(', ')} after users`)
    refuseStray(values, name, verb)
    if (rest.length > verb.takes) throw new BadInput(`unexpected "${rest[verb.takes]}"`)
    const work = verb.prepare(values, rest)
    const opened = await openDatabase(await settings(), logTo('warn'))
    try {
      print(await listUsers(opened.db, await work(opened.db)), values['json'] === true)
      return exits.done
    } finally {
      await opened.close()
    }
  },
}

function refuseStray(values: Values, name: string, { options }: Verb): void {
  const stray = Object.keys(values).find((option) => option !== 'json' && !options.includes(option))
  if (stray !== undefined) throw new BadInput(`users ${name} takes no --${stray}`)
}

function prepareAdd(values: Values, [name]: string[]): Work {
  if (name === undefined) throw new BadInput('users add needs a NAME')
  const asked = text(values, 'tier') ?? 'free'
  const tier = tierNames.find((one) => one === asked)
  if (!tier) throw new BadInput(`--tier must be one of ${tierNames.join(', ')}, not "${asked}"`)
  const wanted = text(values, 'role') ?? 'user'
  const role = roles.find((one) => one === wanted)
  if (!role) throw new BadInput(`--role must be one of ${roles.join(', ')}, not "${wanted}"`)
  const credits = wholeNumber(values, 'credits', 0) ?? null
  if (credits !== null && credits > mostCredits)
    throw new BadInput(`--credits must be at most ${mostCredits}`)
  return async (db) => {
    await addUser(db, { name, tier, role, credits, by: operator() })
    return name
  }
}

function prepareCredit(values: Values, [name, amount]: string[]): Work {
  if (name === undefined) throw new BadInput('users credit needs a NAME')
  if ((amount === undefined) === (values['unlimited'] === undefined))
    throw new BadInput('users credit needs either an AMOUNT or --unlimited')
  const credits = amount === undefined ? 'no limit' : Number(amount)
  if (amount !== undefined && (!/^[+-]?\d+$/.test(amount) || Math.abs(Number(amount)) > mostCredits))
    throw new BadInput(`AMOUNT must be a whole number between ±${mostCredits}, not "${amount}"`)
  return async (db) => {
    await grantCredits(db, { name, credits, by: operator() })
    return name
  }
}

function print(users: ListedUser[], json: boolean): void {
  if (json) return console.log(JSON.stringify({ users }))
  const rows = users.map((user) => [
    user.name,
    user.tier,
    user.role,
    user.credits === null ? 'no limit' : String(user.credits),
    String(user.credits_held),
    String(user.credits_charged),
    String(user.books_under_way),
    user.usd_today.toFixed(2),
    user.usd_total.toFixed(2),
  ])
  const table = [
    ['user', 'tier', 'role', 'credits', 'held', 'charged', 'books', '$ today', '$ total'],
    ...rows,
  ]
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  const cell = (word: string, column: number) =>
    column < 3 ? word.padEnd(widths[column] ?? 0) : word.padStart(widths[column] ?? 0)
  for (const row of table) console.log(row.map(cell).join('  ').trimEnd())
}
