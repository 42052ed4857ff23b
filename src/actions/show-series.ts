import { allQueues } from '../book/machines.ts'
import { queueSeries, ranges, seenKey, toSeries, type SeriesRange, type SeriesView } from '../book/series.ts'
import type { Database } from '../db/database.ts'
import { readMarks } from '../db/read-marks.ts'
import { readPoints } from '../db/series-points.ts'

// There even before there is anything to tell, so that a page knows what it will show.
const always = [
  ...allQueues.flatMap((queue) => queueSeries.map((name) => seenKey(name, queue))),
  ...['text', 'images'].map((kind) => seenKey('call_p95_s', kind)),
  ...['books_done', 'book_p95_s', 'usd'].map((name) => seenKey(name)),
]

/** How things went of late, at most 360 points, with what may have been the cause. */
export async function showSeries(db: Database, range: SeriesRange): Promise<SeriesView> {
  const query = db.query.bind(db)
  const { points, step_s } = ranges[range]
  const { to, seen } = await readPoints(query, { points, step_s })
  const from = to - (points - 1) * step_s
  const at = Array.from({ length: points }, (_, nr) => from + nr * step_s)
  const iso = (seconds: number) => new Date(seconds * 1_000).toISOString()
  return {
    from: iso(from),
    to: iso(to),
    step_s,
    at,
    series: toSeries(at, seen, always),
    marks: await readMarks(query, from),
  }
}
