import { Link } from 'wouter'
import type { Answer } from '../../api/call.ts'
import { words } from '../../words.ts'
import type { Column } from '../list/list-table.tsx'
import { duration, moment, usd } from '../numbers.ts'

export type OpsBook = Answer<'GET /v1/admin/books'>['items'][number]

const { columns, statuses } = words.ops.books

export const nameOfBook = ({ title, idea }: OpsBook): string => title ?? idea

const pill: Partial<Record<OpsBook['status'], string>> = {
  complete: 'good',
  partial: 'watch',
  failed: 'bad',
  cancelled: 'idle',
}

export const bookColumns: Column<OpsBook>[] = [
  {
    key: 'title',
    name: columns.title,
    wide: true,
    cell: (book) => (
      <Link className="ops-opens-row" href={`/ops/books/${book.id}`}>
        {nameOfBook(book)}
      </Link>
    ),
  },
  { key: 'user', name: columns.user, cell: ({ user }) => user },
  {
    key: 'status',
    name: columns.status,
    cell: ({ status }) => <span className={`pill ${pill[status] ?? 'running'}`}>{statuses[status]}</span>,
  },
  { key: 'progress', name: columns.progress, end: true, cell: ({ progress_percent: done }) => `${done}%` },
  {
    key: 'error',
    name: columns.error,
    cell: ({ error }) => error && <span title={error.message}>{error.code}</span>,
  },
  {
    key: 'took',
    name: columns.took,
    end: true,
    cell: ({ took_s }) => (took_s === null ? '–' : duration(took_s)),
  },
  { key: 'usd', name: columns.usd, end: true, cell: (book) => usd(book.usd) },
  { key: 'created', name: columns.created, end: true, cell: ({ created_at }) => moment(created_at) },
]
