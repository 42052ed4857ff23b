import { moment } from '../ops/numbers.ts'
import { words } from '../words.ts'
import { marksAt, type ChartData } from './chart-data.ts'

/** What all lines say at one time, in words: `02:41: images 4m12, text 1 s. ann paused images`. */
export function readingOf(data: ChartData, index: number, write: (value: number) => string): string {
  const at = data.at[index]
  if (at === undefined) return words.chart.none
  const lines = data.lines.map(({ name, values }) => {
    const value = values[index] ?? null
    return `${name} ${value === null ? words.chart.nothing : write(value)}`
  })
  const marks = marksAt(data, index).map(({ says }) => `. ${says}`)
  return `${moment(at * 1000)}: ${lines.join(', ')}${marks.join('')}`
}
