import { useRef } from 'react'
import './list.css'
import { words } from '../../words.ts'
import { useHandOn, type Hand } from './hand.ts'
import { ListRow, type Column } from './list-row.tsx'
import type { Selection } from './selection.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useSlice } from './use-slice.ts'

export type { Column } from './list-row.tsx'

export type ListTableProps<Row> = {
  /** What the table is, for who cannot see it. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  id: (row: Row) => string
  /** The row in words: names its checkbox. */
  name: (row: Row) => string
  hand?: Hand
  selection?: Selection
  /** Which row's details stand in the panel. */
  opened?: string | null
  gone?: ReadonlySet<string>
  /** How many there are in all, if more than are here; -1: not known. */
  total?: number
  /** Long lists scroll within their own frame. */
  tall?: boolean
}

/** One list of the operator's pages: a real table with a head that stays, rows of one height, and keys (j k x Shift+X). */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns, rows, id, hand, selection, total } = props
  const frame = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  useHandOn(body, hand)
  const order = rows.map(id)
  const slice = useSlice(frame, rows.length, hand)
  const current = useRowKeys(frame, order, selection, slice.show)
  return (
    <div
      className={props.tall ? 'ops-table-frame tall' : 'ops-table-frame'}
      ref={frame}
      role="region"
      aria-label={label}
      // A frame that scrolls must be reachable by keys, also when nothing in it is.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={slice.onScroll}
    >
      <table className="ops-table" aria-rowcount={total ?? rows.length + 1}>
        <caption className="hidden-but-read">{label}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {selection && <SelectAll selection={selection} order={order} />}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.end ? 'end' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {slice
            .drawn(current)
            .map((at) =>
              at.row === undefined ? (
                <tr
                  key={`gap ${at.before}`}
                  className="ops-gap"
                  aria-hidden="true"
                  style={{ height: at.height_px }}
                />
              ) : (
                <ListRow key={order[at.row]} at={at.row} row={rows[at.row] as Row} of={props} order={order} />
              ),
            )}
        </tbody>
      </table>
    </div>
  )
}

function SelectAll({ selection, order }: { selection: Selection; order: readonly string[] }) {
  const chosen = order.filter((id) => selection.has(id)).length
  return (
    <th scope="col" className="ops-check">
      <input
        type="checkbox"
        aria-label={words.ops.list.selectAll}
        checked={chosen > 0 && chosen === order.length}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && chosen < order.length
        }}
        onChange={() => selection.set(chosen === order.length ? [] : order)}
      />
    </th>
  )
}
