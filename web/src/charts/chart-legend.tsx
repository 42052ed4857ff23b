import { moment } from '../ops/numbers.ts'
import { dashOf, marksAt, type ChartData } from './chart-data.ts'

/** Which line is which, with its value at the cursor, or its last. */
export function ChartLegend({
  data,
  index,
  write,
}: {
  data: ChartData
  index: number
  write: (value: number) => string
}) {
  const shown = index === -1 ? data.at.length - 1 : index
  const at = data.at[shown]
  const marks = index === -1 ? [] : marksAt(data, index)
  return (
    <div className="ops-chart-legend" aria-hidden="true">
      <ul>
        {data.lines.map(({ name, colour, values }, line) => {
          const value = values[shown] ?? null
          return (
            <li key={name}>
              <svg width="22" height="8">
                <path
                  d="M0 4h22"
                  stroke={`var(--bar-${colour})`}
                  strokeWidth="2.5"
                  strokeDasharray={dashOf(line).join(' ') || undefined}
                />
              </svg>
              {name} <b>{value === null ? '–' : write(value)}</b>
            </li>
          )
        })}
      </ul>
      <span className="ops-chart-at">
        {marks.map(({ says }) => says).join(' · ') ||
          (index !== -1 && at !== undefined ? moment(at * 1000) : '')}
      </span>
    </div>
  )
}
