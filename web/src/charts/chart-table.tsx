import { useState } from 'react'
import { moment } from '../ops/numbers.ts'
import { words } from '../words.ts'
import { marksAt, type ChartData } from './chart-data.ts'

/** All that the lines show, newest first; made only when it is opened. */
export function ChartTable({
  name,
  data,
  write,
}: {
  name: string
  data: ChartData
  write: (value: number) => string
}) {
  const [shown, show] = useState(false)
  return (
    <details className="ops-chart-table" onToggle={({ currentTarget }) => show(currentTarget.open)}>
      <summary>
        {words.chart.table}
        <span className="hidden-but-read">: {name}</span>
      </summary>
      {shown && (
        <div
          className="ops-table-frame"
          role="region"
          aria-label={`${name}, ${words.chart.table}`}
          // A frame that scrolls must be reachable by keys.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <table className="ops-table">
            <thead>
              <tr>
                <th scope="col">{words.chart.time}</th>
                {data.lines.map((line) => (
                  <th key={line.name} scope="col" className="end">
                    {line.name}
                  </th>
                ))}
                <th scope="col">{words.chart.happened}</th>
              </tr>
            </thead>
            <tbody>
              {data.at
                .map((at, index) => (
                  <tr key={at}>
                    <th scope="row">{moment(at * 1000)}</th>
                    {data.lines.map((line) => (
                      <td key={line.name} className="end">
                        {valueAt(line.values[index] ?? null, write)}
                      </td>
                    ))}
                    <td>
                      {marksAt(data, index)
                        .map(({ says }) => says)
                        .join(', ')}
                    </td>
                  </tr>
                ))
                .toReversed()}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}

const valueAt = (value: number | null, write: (value: number) => string) =>
  value === null ? <span className="muted">{words.chart.nothing}</span> : write(value)
