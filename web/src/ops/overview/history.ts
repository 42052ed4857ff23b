import type { Operations } from '../../../../client/api.ts'
import type { ChartColour, ChartData, ChartLine } from '../../charts/chart-data.ts'
import { words } from '../../words.ts'

type Series = Pick<Operations['GET /v1/admin/series']['answer'], 'at' | 'series' | 'marks'>

const colours: readonly ChartColour[] = ['running', 'waiting', 'backoff', 'done', 'failed']
/** More lines than that nobody tells apart. */
const mostLines = 4

/** How long the oldest ready step of each queue waited. A queue keeps its colour whoever else is there; where nothing ever waited no line is drawn. */
export function oldestWaits(data: Series): ChartData {
  const lines = linesOf(data, 'oldest_wait_s').map(({ about, values }, place) =>
    line(about, colourAt(place), values),
  )
  const waited = lines.filter(({ values }) => most(values) > 0)
  return chart(data, waited.length > 0 ? waited : lines)
}

/** What ended well in each queue, and what failed in all of them together. */
export function paces(data: Series): ChartData {
  const done = sum(linesOf(data, 'done'))
  const failed = sum(linesOf(data, 'failed'))
  return chart(data, [
    line(words.ops.charts.allDone, 'done', done),
    line(words.ops.charts.allFailed, 'failed', failed),
  ])
}

export const bookTimes = (data: Series): ChartData =>
  chart(
    data,
    linesOf(data, 'book_p95_s').map(({ values }) => line(words.ops.charts.books, 'running', values)),
  )

/** The models of which most calls were refused. */
export function throttled(data: Series): ChartData {
  const models = linesOf(data, 'throttled').toSorted((a, b) => most(b.values) - most(a.values))
  return chart(
    data,
    models.slice(0, mostLines).map(({ about, values }, place) => line(about, colourAt(place), values)),
  )
}

const chart = ({ at, marks }: Series, lines: ChartLine[]): ChartData => ({
  at,
  lines,
  marks: marks.map((mark) => ({ at: Date.parse(mark.at) / 1000, kind: mark.kind, says: mark.says })),
})

const line = (name: string, colour: ChartColour, values: readonly (number | null)[]): ChartLine => ({
  name,
  colour,
  values,
})

const linesOf = ({ series }: Series, name: string) => series.filter((one) => one.name === name)
const colourAt = (place: number): ChartColour => colours[place % colours.length] ?? 'running'
const most = (values: readonly (number | null)[]) => Math.max(...values.map((value) => value ?? 0), 0)

/** What is known of each, added; not known where nothing of any is. */
function sum(lines: { values: readonly (number | null)[] }[]): (number | null)[] {
  const [first] = lines
  return (first?.values ?? []).map((_, index) => {
    const known = lines.flatMap(({ values }) => values[index] ?? [])
    return known.length > 0 ? known.reduce((all, value) => all + value, 0) : null
  })
}
