import { useEffect, useId, useState } from 'react'
import { ChartCanvas } from './chart-canvas.tsx'
import { ChartLegend } from './chart-legend.tsx'
import { ChartTable } from './chart-table.tsx'
import './chart.css'
import type { ChartData } from './chart-data.ts'
import { nearest } from './nearest.ts'
import { followCursor } from './shared-cursor.ts'
import { summaryOf } from './summary.ts'

export type ChartProps = {
  name: string
  /** One sentence: what the lines say. Left out, it is made of the numbers. */
  summary?: string
  data: ChartData
  /** How a value is written, such as `4m12` or `$1.20`. */
  write: (value: number) => string
  /** Steps between the lines of the value axis, where those of ten do not suit. */
  steps?: readonly number[]
  height?: number
  /** Of the heading it is: one below what it stands under. */
  heading?: 'h2' | 'h3'
}

/** A chart over time, with its name, a sentence that says what it shows, and all of it as a table. */
export function Chart({
  name,
  summary,
  data,
  write,
  steps,
  height = 160,
  heading: Heading = 'h3',
}: ChartProps) {
  const id = useId()
  const [at, point] = useState<number | null>(null)
  useEffect(() => followCursor(point), [])
  const index = at === null ? -1 : nearest(data.at, at)
  const says = summary ?? summaryOf(data, write)
  // Lines come and go with queues and models: then the canvas is made anew.
  const lines = data.lines.map((line) => `${line.name} ${line.colour}`).join('\n')
  return (
    <figure className="ops-chart card" aria-labelledby={`${id}-name`}>
      <figcaption>
        <Heading id={`${id}-name`}>{name}</Heading>
        <p className="muted">{says}</p>
      </figcaption>
      <ChartLegend data={data} index={index} write={write} />
      <ChartCanvas
        key={lines}
        name={`${name}. ${says}`}
        data={data}
        index={index}
        write={write}
        steps={steps}
        height={height}
      />
      <ChartTable name={name} data={data} write={write} />
    </figure>
  )
}
