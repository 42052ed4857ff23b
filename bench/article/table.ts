import { fates, type Fate } from './claims.ts'
import type { Row } from './judge.ts'

export type Named = { name: string; row: Row }

const fateNames: Record<Fate, string> = {
  whole: 'delivered whole',
  holes: 'called complete, with pictures missing',
  partial: 'delivered with pictures missing, and said so',
  failed: 'failed, and said so',
  lost: 'nothing: given up by the customer, or not over after 12 minutes',
}
const dollars = (usd: number) => `$${usd.toFixed(2)}`
const percent = (part: number, whole: number) => `${Math.round((100 * part) / Math.max(whole, 1e-9))} %`

const lines: [string, (row: Row) => string][] = [
  ['Orders', (row) => `${row.orders}`],
  ...fates.map((fate): [string, (row: Row) => string] => [
    `… ${fateNames[fate]}`,
    (row) => `${row.fates[fate]}`,
  ]),
  ['Delivered with pictures drawn for another telling of the story', (row) => `${row.retold}`],
  ['Books begun beyond one for each order', (row) => `${row.duplicate_books}`],
  ['Picture calls charged', (row) => `${row.picture_charges}`],
  [
    'Picture calls charged for each picture delivered',
    (row) => (row.pictures_kept > 0 ? (row.picture_charges / row.pictures_kept).toFixed(2) : '–'),
  ],
  ['The same picture charged again', (row) => `${row.duplicate_pictures}`],
  ['The same text charged again', (row) => `${row.duplicate_texts}`],
  ['Charged', (row) => dollars(row.usd)],
  [
    'Of it for nothing that was delivered',
    (row) => `${dollars(row.wasted_usd)} (${percent(row.wasted_usd, row.usd)})`,
  ],
  ['Answers 429', (row) => `${row.refused_429}`],
  ['Of them because a limit was exceeded', (row) => `${row.over_limit_429}`],
  ['Sent to a key that had been out of money', (row) => `${row.sends_to_spent_key}`],
  [
    'Minutes until the last order was settled',
    (row) => (row.minutes === null ? 'more than 12' : row.minutes.toFixed(1)),
  ],
]

export function table(all: readonly Named[]): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [
    row(['', ...all.map(({ name }) => name)]),
    row(['---', ...all.map(() => '--:')]),
    ...lines.map(([name, cell]) => row([name, ...all.map((one) => cell(one.row))])),
  ].join('\n')
}

/** Puts the table between its marks in a page. */
export function placed(page: string, text: string): string {
  const [before, rest] = page.split('<!-- prove:article -->\n')
  const after = rest?.split('<!-- /prove:article -->')[1]
  if (after === undefined) throw new Error('docs/article.md has lost its marks')
  return `${before}<!-- prove:article -->\n\n${text}\n\n<!-- /prove:article -->${after}`
}
