import type { ChartData } from './chart-data.ts'

/** A chart over time, with its name, a sentence that says what it shows, and all of it as a table. */
export function Chart({ name, summary }: ChartProps) {
  return (
    <figure>
      <figcaption>
        {name}: {summary}
      </figcaption>
    </figure>
  )
}

export type ChartProps = {
  name: string
  /** One sentence: what the lines say. */
  summary: string
  data: ChartData
  /** How a value is written, such as `4m12` or `$1.20`. */
  write: (value: number) => string
}
