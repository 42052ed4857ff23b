import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { clock } from '../ops/numbers.ts'
import { dashOf, type ChartData } from './chart-data.ts'
import { colourOf } from './theme-colours.ts'

export type Plot = {
  show(data: ChartData): void
  resize(width: number): void
  recolour(): void
  point(at: number | null): void
  remove(): void
}

export type PlotSettings = {
  write: (value: number) => string
  /** Steps between the lines of the value axis. */
  steps: readonly number[] | undefined
  height: number
  onPoint: (at: number | null) => void
}

const day_s = 86_400
const font = '12px system-ui, sans-serif'

/** A canvas with lines in `place`; its colours are those of the page. */
export function draw(place: HTMLElement, first: ChartData, settings: PlotSettings): Plot {
  let data = first
  const colours = new Map<string, string>()
  const colour = (name: string) => {
    const known = colours.get(name) ?? colourOf(place, name)
    colours.set(name, known)
    return known
  }
  let isOurs = false
  const plot = new uPlot(
    {
      width: Math.max(place.clientWidth, 200),
      height: settings.height,
      legend: { show: false },
      padding: [16, 20, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      // From nought: half as much is half as high.
      scales: { y: { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] } },
      series: [{}, ...first.lines.map((line, index) => seriesOf(line.colour, index, colour))],
      axes: axesOf(settings, colour, () => data),
      hooks: {
        draw: [(drawn) => drawMarks(drawn, data, colour)],
        setCursor: [
          ({ cursor }) => {
            if (!isOurs)
              settings.onPoint(
                cursor.idx == null || (cursor.left ?? -1) < 0 ? null : (data.at[cursor.idx] ?? null),
              )
          },
        ],
      },
    },
    aligned(first),
    place,
  )
  return {
    show: (next) => {
      data = next
      plot.setData(aligned(next))
    },
    resize: (width) => plot.setSize({ width, height: settings.height }),
    recolour: () => {
      colours.clear()
      plot.redraw(false, true)
    },
    point: (at) => {
      isOurs = true
      plot.setCursor(at === null ? { left: -10, top: -10 } : { left: plot.valToPos(at, 'x'), top: 10 }, false)
      isOurs = false
    },
    remove: () => plot.destroy(),
  }
}

type Colour = (name: string) => string

const aligned = ({ at, lines }: ChartData): uPlot.AlignedData => [
  [...at],
  ...lines.map(({ values }) => [...values]),
]

const seriesOf = (name: string, index: number, colour: Colour): uPlot.Series => ({
  stroke: () => colour(`--bar-${name}`),
  width: 2,
  dash: [...dashOf(index)],
  points: { show: false },
  spanGaps: false,
})

function axesOf({ write, steps }: PlotSettings, colour: Colour, data: () => ChartData): uPlot.Axis[] {
  const shared = {
    font,
    stroke: () => colour('--muted'),
    ticks: { show: false },
    border: { show: false },
  }
  const isLong = () => (data().at.at(-1) ?? 0) - (data().at[0] ?? 0) > 2 * day_s
  return [
    {
      ...shared,
      grid: { show: false },
      space: 70,
      values: (_, at) =>
        at.map((one) =>
          isLong()
            ? new Date(one * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
            : clock(one * 1000),
        ),
      size: 24,
    },
    {
      ...shared,
      grid: { stroke: () => colour('--hairline'), width: 1 },
      ...(steps && { incrs: [...steps] }),
      space: 36,
      values: (_, values) => values.map((value) => (value == null ? '' : write(value))),
      size: 56,
    },
  ]
}

/** What happened, as dashed lines from top to bottom with a word at their head. */
function drawMarks(plot: uPlot, { marks = [] }: ChartData, colour: Colour): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio
  ctx.save()
  ctx.strokeStyle = colour('--muted')
  ctx.fillStyle = colour('--muted')
  ctx.lineWidth = ratio
  ctx.font = `${11 * ratio}px system-ui, sans-serif`
  ctx.setLineDash([3 * ratio, 3 * ratio])
  let free = 0
  for (const { at, kind } of marks.toSorted((a, b) => a.at - b.at)) {
    const x = Math.round(plot.valToPos(at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    const { width } = ctx.measureText(kind)
    const left = Math.min(x - width / 2, bbox.left + bbox.width - width)
    // A word that would lie on the one before is left out: the line is there, and the table has it.
    if (left < free) continue
    ctx.fillText(kind, left, bbox.top - 4 * ratio)
    free = left + width + 6 * ratio
  }
  ctx.restore()
}
