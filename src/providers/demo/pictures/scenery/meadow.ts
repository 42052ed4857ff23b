import { cottage, windmill } from './buildings.ts'
import { leafyFrame } from './frame.ts'
import { contact, fold, ground, groundPaint, hills, path } from './land.ts'
import { between, ridge } from './line.ts'
import { shade } from './pigment.ts'
import { drifts, grass, stone } from './plants.ts'
import { across, calmGround, depthAt, hue, type Place, scaleAt, type Stage } from './stage.ts'
import { fence } from './things.ts'
import { bush, oak } from './trees.ts'

const far = ['#9fb7c9', '#a9c2ae', '#a4c48c', '#97bd76']

/** Rolling country with a way through it, to a house, a mill, or a great tree. */
export function meadow(stage: Stage): Place {
  const { random, horizon, zoom } = stage
  const start = horizon + 62 * Math.sqrt(zoom)
  const line = ridge(random, start, 20, 1.4)
  const paint = hue(stage, '#8bb862', 0.12)
  const goal = random.pick(['cottage', 'windmill', 'oak'] as const)
  const gx = across(stage, between(random, 690, 780))
  const gy = line(gx) + 26 * zoom
  const trail = path(stage, gx, gy, hue(stage, '#e6d3a3', 0.1), across(stage, between(random, 330, 430)))
  const free = (x: number, y: number) => Math.abs(x - trail.x(y)) > trail.half(y) + 14
  const lower = stage.zone === 'bottom' ? 740 : 985
  return {
    back: [
      hills(stage, 4, start - 14, far),
      goal === 'oak' ? '' : behind(stage, line, gx),
      ground(stage, line, paint),
      trail.svg,
      fold(stage, stage.goal === 1 ? -1 : 1, start + 95 * zoom, start + 210 * zoom, shade(paint, -0.02)),
      hero(stage, goal, gx, gy),
      fence(
        stage,
        across(stage, 520),
        line(across(stage, 520)) + 30,
        across(stage, 60),
        line(across(stage, 60)) + 52,
      ),
      grass(stage, start + 12, lower, 150, paint),
      drifts(stage, 9, start + 40, Math.min(lower, stage.feet - 40), 30, free),
    ].join(''),
    front:
      stage.zone === 'top'
        ? grass(stage, 930, 1010, 60, paint, 42) + drifts(stage, 5, 940, 1000, 46, free)
        : '',
    blurred: leafyFrame(stage),
    calm: calmGround(stage, paint),
  }
}

function behind(stage: Stage, line: (x: number) => number, gx: number): string {
  const { random, zoom } = stage
  const d = depthAt(stage, line(gx) + 20)
  return [-1, 1]
    .map((side) =>
      oak(
        stage,
        gx + side * between(random, 80, 130) * zoom,
        line(gx) + 12,
        between(random, 120, 170) * zoom,
        d * 0.7,
      ),
    )
    .join('')
}

function hero(stage: Stage, goal: 'cottage' | 'windmill' | 'oak', x: number, y: number): string {
  const { random, zoom } = stage
  const depth = depthAt(stage, y) * 0.5
  const flank =
    bush(stage, x + 80 * zoom * stage.goal, y + 12, 70 * zoom, depth) +
    stone(stage, x - 70 * zoom, y + 22, 22 * scaleAt(stage, y + 60), groundPaint(stage, '#b9b3a6', y))
  if (goal === 'cottage')
    return contact(stage, x, y, 90 * zoom) + cottage(stage, x, y, 150 * zoom, depth) + flank
  if (goal === 'windmill')
    return contact(stage, x, y, 60 * zoom) + windmill(stage, x, y, 215 * zoom, depth) + flank
  return (
    contact(stage, x, y + 8, 120 * zoom) +
    oak(
      stage,
      x,
      y + 10,
      Math.min(between(random, 300, 350) * zoom, y - (stage.zone === 'top' ? 300 : 40)),
      depth * 0.6,
    ) +
    flank
  )
}
