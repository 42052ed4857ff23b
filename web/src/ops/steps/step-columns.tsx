import { Link } from 'wouter'
import type { Answer } from '../../api/call.ts'
import { words } from '../../words.ts'
import type { Column } from '../list/list-table.tsx'
import { useNow } from '../list/list-news.tsx'
import { duration, moment } from '../numbers.ts'

export type Step = Answer<'GET /v1/admin/steps'>['items'][number]

const { steps: says } = words.ops
const { columns } = says
const pill = { ready: 'idle', running: 'running', sleeping: 'waiting', dead: 'bad' } as const

export const stepColumns: Column<Step>[] = [
  {
    key: 'step',
    name: columns.step,
    cell: ({ id, key, book_id }) => (
      <Link className="ops-opens-row" href={`/ops/books/${book_id}?step=${id}`}>
        {key}
      </Link>
    ),
  },
  {
    key: 'state',
    name: columns.state,
    cell: ({ state }) => <span className={`pill ${pill[state]}`}>{says.states[state]}</span>,
  },
  {
    key: 'why',
    name: columns.why,
    wide: true,
    cell: (step) => <span title={whyOf(step)}>{whyOf(step)}</span>,
  },
  { key: 'until', name: columns.until, end: true, cell: ({ until }) => <Until until={until} /> },
  { key: 'attempt', name: columns.attempt, end: true, cell: ({ attempt }) => attempt },
  { key: 'since', name: columns.since, end: true, cell: ({ since }) => <Since since={since} /> },
  { key: 'queue', name: columns.queue, cell: ({ queue }) => queue },
  {
    key: 'book',
    name: columns.book,
    cell: ({ title, book_id }) => <span className="ops-cut">{title ?? book_id.slice(0, 13)}</span>,
  },
  { key: 'user', name: columns.user, cell: ({ user }) => user },
]

/** What it waits for, and what its last try said. */
function whyOf({ reason, code, message, worker }: Step): string {
  const waits = reason === null ? null : words.ops.overview.reasons[reason]
  const said = code === null ? message : `${code}${message === null ? '' : `: ${message}`}`
  return [waits, said, worker && says.at(worker)].filter((part) => part !== null).join(' · ')
}

/** The time until which it waits; past it there is no countdown to be wrong. */
function Until({ until }: { until: string | null }) {
  const now = useNow()
  if (until === null) return '–'
  return Date.parse(until) <= now ? says.soon : moment(until, now)
}

function Since({ since }: { since: string | null }) {
  const now = useNow()
  return since === null ? '–' : duration(Math.floor((now - Date.parse(since)) / 1000))
}
