import { BadInput, exits, text, wholeNumber, type Command, type Values } from './command.ts'
import { judge, type Recommendation } from './recommend/judge.ts'
import { clouds, reliabilities, type Wish } from './recommend/load.ts'

export const recommendCommand: Command = {
  name: 'recommend',
  usage: `recommend --monthly-tasks N --reliability ${reliabilities.join('|')} --team N [--cloud ${clouds.join('|')}] [--json]`,
  does: 'Says which broker to use, why, and what it costs. A task is one step of a book; a book of 8 pages has 20.',
  example: 'storymill recommend --monthly-tasks 200000 --reliability high --team 3 --cloud aws',
  options: {
    'monthly-tasks': { type: 'string' },
    reliability: { type: 'string' },
    team: { type: 'string' },
    cloud: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: 0,
  async run(values) {
    const advice = judge(read(values))
    console.log(values['json'] === true ? JSON.stringify(advice) : page(advice))
    return exits.done
  },
}

function read(values: Values): Wish {
  return {
    monthly_tasks: needed(values, 'monthly-tasks', 0),
    reliability: oneOf(values, 'reliability', reliabilities),
    team: needed(values, 'team', 1),
    cloud: oneOf(values, 'cloud', clouds, 'none'),
  }
}

function needed(values: Values, name: string, least: number): number {
  const number = wholeNumber(values, name, least)
  if (number === undefined) throw new BadInput(`--${name} is missing`)
  return number
}

function oneOf<T extends string>(values: Values, name: string, known: readonly T[], usual?: T): T {
  const given = text(values, name) ?? usual
  const found = known.find((one) => one === given)
  if (found === undefined)
    throw new BadInput(
      given === undefined ? `--${name} is missing` : `--${name} is ${known.join(', ')}, not "${given}"`,
    )
  return found
}

function page({
  broker,
  queue_url,
  because,
  monthly_cost,
  load,
  limits,
  change_when,
  close,
}: Recommendation): string {
  const list = (title: string, lines: string[]) => [title, ...lines.map((line) => `  - ${line}`)]
  return [
    `${broker}  (QUEUE_URL=${queue_url})`,
    '',
    ...list('Why', because),
    ...list(`Costs ${money(monthly_cost.usd)}`, monthly_cost.rests_on),
    ...list('That is', [
      `about ${load.books.toLocaleString('en')} books of 8 pages and ${load.messages.toLocaleString('en')} messages a month`,
    ]),
    ...list('Limits', limits),
    ...list('Change when', change_when),
    ...list(
      'Also there',
      close.map((one) => `${one.broker}, ${money(one.monthly_usd)}: if ${one.take_it_if}`),
    ),
  ].join('\n')
}

const money = (usd: number | null) =>
  usd === null
    ? 'what machines of your own cost'
    : `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} a month`
