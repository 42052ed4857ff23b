import { Link } from 'wouter'
import { Chart } from '../charts/chart.tsx'
import { call } from '../api/call.ts'
import { useFilters } from '../ops/list/use-filters.ts'
import { usePolled } from '../ops/list/use-polled.ts'
import { clock, usd } from '../ops/numbers.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import './care.css'
import { MoneyFacts } from './money/money-facts.tsx'
import './money/money.css'
import { Shares } from './money/shares.tsx'
import { ranges, type Spent } from './money/spent.ts'

const say = words.care.spent
const every_ms = 15_000

/** What is spent, on what, what of it is wasted, and when the budget ends. */
export default function MoneyPage() {
  const [asked, change] = useFilters(['range'])
  const range = ranges.find((one) => one === asked.range) ?? '24h'
  const { data, error, isPlaceholderData } = usePolled(
    ['money', range],
    (signal) => call('GET /v1/admin/money', { query: { range }, signal }),
    every_ms,
    true,
  )
  return (
    <main id="main" className="ops-care-page">
      <div className="ops-care-title ops-money-title">
        <PageTitle tab={words.care.money}>{words.care.money}</PageTitle>
        <div role="group" aria-label={say.range} className="ops-money-ranges">
          {ranges.map((one) => (
            <button
              key={one}
              className="button"
              aria-pressed={one === range}
              onClick={() => change({ range: one })}
            >
              {say.ranges[one]}
            </button>
          ))}
        </div>
        {data?.summed_at && <span className="muted">{say.summed(clock(data.summed_at))}</span>}
      </div>
      {error && data && <p className="strip">{words.care.refresh}</p>}
      {data ? (
        // The numbers of another range stay in place, in grey, until those that were asked for are there.
        <div className={`ops-money${isPlaceholderData ? ' passing' : ''}`} aria-busy={isPlaceholderData}>
          <Money spent={data} />
        </div>
      ) : (
        <p className="card ops-empty">{error?.message ?? say.loading}</p>
      )}
    </main>
  )
}

function Money({ spent }: { spent: Spent }) {
  const { hours, by_step, by_model, estimated } = spent
  const steps = by_step.map(({ kind, ...rest }) => ({ name: words.timeline.kinds[kind] ?? kind, ...rest }))
  const models = by_model.map(({ model, ...rest }) => ({ name: model, ...rest }))
  const data = {
    at: hours.map(({ at }) => Date.parse(at) / 1_000),
    lines: [
      { name: say.lines.usd, colour: 'running' as const, values: hours.map((hour) => hour.usd) },
      { name: say.lines.wasted, colour: 'failed' as const, values: hours.map((hour) => hour.wasted_usd) },
    ],
  }
  return (
    <>
      <MoneyFacts spent={spent} />
      {estimated && (
        <p>
          <span className="pill watch">{say.estimated}</span>{' '}
          <span className="muted">{say.estimatedMeans}</span>
        </p>
      )}
      <Chart name={say.chart} data={data} write={usd} height={200} heading="h2" />
      <div className="ops-money-parts">
        <Shares name={say.steps} parts={steps} />
        <Shares name={say.models} parts={models} />
        <Dearest books={spent.dearest} />
      </div>
    </>
  )
}

function Dearest({ books }: { books: Spent['dearest'] }) {
  const { columns } = say
  return (
    <section className="card ops-money-part">
      <h2 id="dearest">{say.dearest}</h2>
      {books.length === 0 ? (
        <p className="muted">{say.nothing}</p>
      ) : (
        <table className="ops-money-dearest" aria-labelledby="dearest">
          <thead>
            <tr>
              <th scope="col">{columns.book}</th>
              <th scope="col">{columns.user}</th>
              <th scope="col" className="end">
                {columns.usd}
              </th>
            </tr>
          </thead>
          <tbody>
            {books.map((book) => (
              <tr key={book.book_id}>
                <td>
                  <Link href={`/ops/books/${book.book_id}`}>{book.title}</Link>
                </td>
                <td>{book.user}</td>
                <td className="end">{usd(book.usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
