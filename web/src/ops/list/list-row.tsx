import type { ReactNode } from 'react'
import { words } from '../../words.ts'
import type { ListTableProps } from './list-table.tsx'

export type Column<Row> = {
  key: string
  name: ReactNode
  /** Numbers stand at the end. */
  end?: boolean
  /** Takes what width is left; its text is cut with dots. */
  wide?: boolean
  cell: (row: Row) => ReactNode
}

export function ListRow<Row>({
  at,
  row,
  of: { columns, id, name, selection, opened, gone },
  order,
}: {
  at: number
  row: Row
  of: ListTableProps<Row>
  order: readonly string[]
}) {
  const own = id(row)
  const isGone = gone?.has(own) ?? false
  const state = [isGone && 'gone', own === opened && 'opened'].filter(Boolean).join(' ')
  return (
    <tr data-row={own} aria-rowindex={at + 2} className={state || undefined}>
      {selection && (
        <td className="ops-check">
          <input
            type="checkbox"
            aria-label={words.ops.list.select(name(row))}
            checked={selection.has(own)}
            // Shift takes all from the last one on, as in a mailbox.
            onClick={(event) => {
              if (event.shiftKey) selection.range(own, order)
              else selection.toggle(own)
            }}
            onChange={() => {}}
          />
        </td>
      )}
      {columns.map(({ key, end, wide, cell }, index) => (
        <td key={key} className={[end && 'end', wide && 'wide'].filter(Boolean).join(' ') || undefined}>
          {cell(row)}
          {isGone && index === 0 && <span className="pill ops-gone">{words.ops.list.gone}</span>}
        </td>
      ))}
    </tr>
  )
}
