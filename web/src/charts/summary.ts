import { clock } from '../ops/numbers.ts'
import { words } from '../words.ts'
import type { ChartData, ChartLine } from './chart-data.ts'

type Told = { line: ChartLine; peak: number; peakAt: number; first: number; last: number; least: number }

/** One sentence for who cannot see the lines: what rose, how far, and when. */
export function summaryOf({ at, lines }: ChartData, write: (value: number) => string): string {
  const told = lines.flatMap((line) => tell(line, at) ?? []).sort((a, b) => b.peak - a.peak)
  const [top] = told
  if (!top) return words.chart.none
  const { line, peak, peakAt, first, last, least } = top
  if (peak === 0) return words.chart.zero
  if (peak - least <= 0.2 * peak) return words.chart.steady(line.name, write(last))
  const time = clock(peakAt * 1000)
  if (peak >= 2 * first) return words.chart.rose(line.name, write(first), write(peak), time, write(last))
  if (last <= first / 2) return words.chart.fell(line.name, write(first), write(last))
  return words.chart.most(line.name, write(peak), time, write(last))
}

function tell(line: ChartLine, at: readonly number[]): Told | null {
  const known = line.values.flatMap((value, index) => (value === null ? [] : [{ value, at: at[index] ?? 0 }]))
  const [one] = known
  const last = known.at(-1)
  if (!one || !last) return null
  const top = known.reduce((most, point) => (point.value > most.value ? point : most), one)
  const before = known.slice(0, Math.max(Math.floor(known.length / 4), 1)).map(({ value }) => value)
  return {
    line,
    peak: top.value,
    peakAt: top.at,
    // The middle of the first quarter: one odd minute is no beginning.
    first: before.toSorted((a, b) => a - b)[Math.floor(before.length / 2)] ?? one.value,
    last: last.value,
    least: known.reduce((least, { value }) => Math.min(least, value), top.value),
  }
}
