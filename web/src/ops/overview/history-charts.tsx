import { useLocation, useSearch } from 'wouter'
import { call } from '../../api/call.ts'
import { Chart } from '../../charts/chart.tsx'
import { words } from '../../words.ts'
import { usePolled } from '../list/use-polled.ts'
import { count, duration, share } from '../numbers.ts'
import { oldestWaits, paces, throttled, bookTimes } from './history.ts'

const ranges = ['1h', '6h', '24h', '7d'] as const
/** So long may pass before a drawing of minutes is drawn again. */
const often_ms = 15_000
/** Steps of a clock between the lines of a chart of durations. */
const durations = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400]
/** Nothing is counted by halves. */
const counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]

const { charts: says, overview } = words.ops

/** Since when is it so, and what changed then? */
export function HistoryCharts() {
  const asked = new URLSearchParams(useSearch()).get('range')
  const range = ranges.find((one) => one === asked) ?? '6h'
  const { data, error } = usePolled(
    ['ops-series', range],
    async (signal) => await call('GET /v1/admin/series', { query: { range }, signal }),
    often_ms,
    true,
  )
  return (
    <section className="ops-history" aria-labelledby="ops-history">
      <div className="ops-history-head">
        <h2 id="ops-history">{overview.charts}</h2>
        <Ranges range={range} />
        {error && !data && <p className="ops-bad">{says.unavailable}</p>}
      </div>
      <div className="ops-charts">
        {data ? (
          <>
            <Chart name={says.oldest} data={oldestWaits(data)} write={duration} steps={durations} />
            <Chart name={says.pace} data={paces(data)} write={count} steps={counts} />
            <Chart name={says.bookTime} data={bookTimes(data)} write={duration} steps={durations} />
            <Chart name={says.throttled} data={throttled(data)} write={share} />
          </>
        ) : (
          // Places of the same size, so that nothing moves when the lines come.
          [says.oldest, says.pace, says.bookTime, says.throttled].map((name) => (
            <div key={name} className="ops-chart-place card" />
          ))
        )}
      </div>
    </section>
  )
}

function Ranges({ range }: { range: (typeof ranges)[number] }) {
  const [path, go] = useLocation()
  return (
    <fieldset className="ops-choices">
      <legend className="hidden-but-read">{overview.range}</legend>
      {ranges.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="range"
            checked={one === range}
            onChange={() => go(`${path}?range=${one}`, { replace: true })}
          />
          <span>{overview.ranges[one]}</span>
        </label>
      ))}
    </fieldset>
  )
}
