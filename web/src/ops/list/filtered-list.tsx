import type { ReactNode } from 'react'
import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'
import type { Hand } from './hand.ts'
import { ListFilters, type FilterChoice } from './list-filters.tsx'
import { ListNews } from './list-news.tsx'
import { ListTable, type Column } from './list-table.tsx'
import { MoreRows } from './more-rows.tsx'
import type { LiveRows } from './use-live-rows.ts'
import type { useFilters } from './use-filters.ts'

/** What is in the address, and nothing of a filter that is empty. */
export const given = (values: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

/** A page that is one long list: its filters, its news, its rows, and more of them. */
export function FilteredList<Row>(props: {
  says: { title: string; filters: string; none: string; label: string }
  beside?: ReactNode
  filters: readonly FilterChoice[]
  filtered: ReturnType<typeof useFilters>
  list: LiveRows<Row, { items: readonly Row[]; next_cursor: string | null }>
  columns: readonly Column<Row>[]
  id: (row: Row) => string
  name: (row: Row) => string
  hand: Hand
  total?: number
}) {
  const { says, list, filtered, columns, id, name, hand, total } = props
  const [values, change] = filtered
  return (
    <main id="main" className="ops-list">
      <div className="ops-page-head">
        <PageTitle tab={says.title}>{says.title}</PageTitle>
        {props.beside}
      </div>
      <div className="ops-bar">
        <ListFilters label={says.filters} filters={props.filters} values={values} onChange={change} />
        <ListNews at={list.at} news={list.news} onShow={list.showNews} />
      </div>
      {list.error && <p className="ops-bad ops-note">{`${words.ops.list.failed} ${list.error.message}`}</p>}
      {list.first && list.rows.length === 0 ? (
        <p className="card ops-empty">{says.none}</p>
      ) : (
        <ListTable
          {...{ columns, id, name, hand }}
          label={says.label}
          rows={list.rows}
          gone={list.gone}
          {...(total !== undefined && { total })}
          tall
        />
      )}
      <MoreRows more={list.more} />
    </main>
  )
}
