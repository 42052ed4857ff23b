import { mix, type Hex } from '../colour.ts'
import { along, closed, open, tube, type Knot, type Point } from '../shape.ts'
import type { TailKind } from './design.ts'
import type { Stage } from './stage.ts'

/** Outward along x, up is negative; the root is 0,0 at the small of the back. */
type Tail = { spine: readonly Point[]; widths: readonly number[]; tip?: number }

const tails: Partial<Record<TailKind, Tail>> = {
  brush: { spine: [[-14, -2], [30, 12], [74, 6], [110, -26], [122, -74], [108, -122]], widths: [16, 36, 54, 62, 50, 4], tip: 0.66 },
  squirrel: { spine: [[-10, 0], [44, 12], [92, -18], [108, -80], [88, -144], [92, -196], [132, -222], [158, -196]], widths: [20, 48, 74, 84, 82, 72, 54, 14] },
  sleek: { spine: [[-12, 0], [36, 20], [80, 8], [98, -36], [92, -82], [112, -114]], widths: [20, 20, 20, 19, 18, 14] },
  wag: { spine: [[-10, 0], [28, -8], [58, -34], [74, -72]], widths: [22, 24, 20, 6] },
  thin: { spine: [[-8, 4], [40, 26], [86, 24], [116, -8], [104, -48], [126, -74]], widths: [10, 9, 8, 7, 6, 4] },
  tuft: { spine: [[-8, 2], [40, 24], [84, 12], [104, -32], [98, -74]], widths: [17, 14, 13, 12, 12] },
  dragon: { spine: [[-24, -10], [34, 22], [90, 30], [136, 6], [150, -40]], widths: [62, 52, 38, 24, 10] },
  point: { spine: [[-6, 6], [24, 18], [50, 22]], widths: [26, 18, 4] },
  flag: { spine: [[-6, 0], [16, -10], [34, -30]], widths: [22, 28, 6] },
  stub: { spine: [[-4, 0], [14, -2], [22, -6]], widths: [30, 34, 30] },
  puff: { spine: [[-6, 2], [14, 0], [22, -4]], widths: [42, 50, 44] },
} // prettier-ignore

export function drawTail(stage: Stage): void {
  const { pen, design, joints, front, rig } = stage
  const lift = rig.seated ? Math.max(4, joints.tailTurn * 0.4 + 8) : joints.tailTurn
  const kind = design.tail
  if (kind === 'none') return
  const sx = front ? 1 : -1
  pen.at({ x: joints.tail[0], y: joints.tail[1], turn: -lift * sx, sx, sy: 1 }, () => {
    const shape = tails[kind]
    if (shape) drawTube(stage, kind, shape)
    else if (kind === 'curl') drawCurl(stage)
    else drawFeathers(stage, kind === 'duck')
  })
}

const wraps: ReadonlySet<TailKind> = new Set(['brush', 'sleek'])

export const wrapsTail = ({ design }: Stage): boolean => wraps.has(design.tail)

/** A sleeper lays a long tail round itself, over the haunch. */
export function drawLaidTail(stage: Stage, length: number): void {
  const kind = stage.design.tail
  const shape = tails[kind]
  if (!shape || !wraps.has(kind)) return
  const half = Math.max(...shape.widths) / 2
  const spine: readonly Point[] = [[-0.4, 1.7], [-0.56, 1.3], [-0.54, 0.98], [-0.36, 0.92], [-0.2, 1], [-0.02, 1.3]].map(([x = 0, y = 0]): Point => [x * length, -y * half]) // prettier-ignore
  drawTube(stage, kind, { ...shape, spine })
}

function tailColour({ design, palette, marks }: Stage): { tail: Hex; tip: Hex | null } {
  const pale = design.tail === 'puff' || (design.tail === 'flag' && true)
  const tail = pale ? mix(palette.belly, '#ffffff', 0.3) : palette.body
  const tip = marks.tailTip ?? (design.tail === 'brush' ? palette.belly : null)
  return { tail, tip }
}

function drawTube(stage: Stage, kind: TailKind, { spine, widths, tip: from = 0.68 }: Tail): void {
  const { pen, palette } = stage
  const { tail, tip } = tailColour(stage)
  const path = tube(spine, widths)
  if (kind === 'tuft') drawTuft(stage, spine, tip ?? palette.deep)
  pen.fill(path, pen.soft(kind === 'thin' ? palette.innerEar : tail), { fine: kind === 'thin' })
  if (tip && kind !== 'tuft') pen.within(path, () => drawTip(stage, spine, widths, from, tip))
  if (kind === 'squirrel' || kind === 'brush') drawTailFur(stage, spine, widths, kind === 'squirrel' ? 0.95 : from)
  if (kind === 'dragon') drawSpade(stage, spine)
  if (kind === 'sleek' && stage.design.coat.some((c) => c === 'tabby' || c === 'tiger' || c === 'raccoon')) pen.within(path, () => drawRings(stage, spine))
} // prettier-ignore

const spot = (spine: readonly Point[], t: number): Point => [
  along(spine.map((p) => p[0]), t),
  along(spine.map((p) => p[1]), t),
] // prettier-ignore

function across(spine: readonly Point[], t: number, offset: number): Point {
  const [x, y] = spot(spine, t)
  const [ax, ay] = spot(spine, Math.max(0, t - 0.08))
  const [bx, by] = spot(spine, Math.min(1, t + 0.08))
  const length = Math.hypot(bx - ax, by - ay) || 1
  return [x + ((by - ay) / length) * offset, y - ((bx - ax) / length) * offset]
}

/** The pale end begins with a zigzag, as fur does. */
function drawTip(
  { pen }: Stage,
  spine: readonly Point[],
  widths: readonly number[],
  from: number,
  colour: Hex,
): void {
  const w = along(widths, from)
  const teeth = [-0.7, -0.42, -0.14, 0.14, 0.42, 0.7].map((k, i): Knot => {
    const [x, y] = across(spine, from + (i % 2 === 0 ? 0 : -0.075), k * w)
    return [x, y, 0.15]
  })
  const end = [0.9, 0, -0.9].map((k): Knot => across(spine, 1, k * w))
  const far = spot(spine, 1.0)
  pen.fill(closed([...teeth, [...across(spine, 0.85, w)], end[0] ?? [0, 0], [far[0] + 4, far[1] - 24], end[2] ?? [0, 0], [...across(spine, 0.85, -w)]], 0.7), pen.soft(colour, 0.7), { ink: false }) // prettier-ignore
}

function drawTailFur(
  { pen, palette }: Stage,
  spine: readonly Point[],
  widths: readonly number[],
  to: number,
): void {
  const paths = [[0.3, 0.12], [0.42, -0.16], [0.52, 0.2], [0.62, -0.06]] as const // prettier-ignore
  for (const [t, k] of paths) {
    if (t > to - 0.1) continue
    const w = along(widths, t) * k
    pen.line(open([across(spine, t, w), across(spine, t + 0.05, w * 1.3), across(spine, t + 0.1, w * 1.2)]), palette.bodyDark, 2.6, 0.4) // prettier-ignore
  }
}

function drawTuft({ pen }: Stage, spine: readonly Point[], colour: Hex): void {
  const [x, y] = spot(spine, 1)
  pen.fill(closed([[x - 7, y + 12], [x - 19, y - 8], [x - 14, y - 30], [x - 2, y - 50, 0.15], [x + 14, y - 32], [x + 19, y - 8], [x + 8, y + 12]]), pen.soft(colour)) // prettier-ignore
}

function drawSpade({ pen, palette }: Stage, spine: readonly Point[]): void {
  const [x, y] = spot(spine, 1)
  for (const t of [0.3, 0.5, 0.7]) {
    const [a, b, c] = [
      across(spine, t - 0.06, 12),
      across(spine, t + 0.01, 34 - t * 18),
      across(spine, t + 0.07, 10),
    ]
    pen.fill(closed([a, [b[0], b[1], 0.2], c]), palette.accent)
  }
  pen.fill(closed([[x, y + 12], [x - 26, y - 2, 0.2], [x + 4, y - 42, 0.2], [x + 26, y - 2, 0.2]]), pen.soft(palette.accent)) // prettier-ignore
}

function drawRings({ pen, palette }: Stage, spine: readonly Point[]): void {
  for (const t of [0.55, 0.7, 0.85]) pen.line(open([across(spine, t, 14), across(spine, t, -14)]), palette.bodyDark, 9, 0.7) // prettier-ignore
}

function drawCurl({ pen, palette }: Stage): void {
  const path = open([[-4, 0], [16, 2], [30, -10], [22, -24], [10, -14], [24, -2], [44, -12]]) // prettier-ignore
  pen.line(path, palette.bodyDark, 12)
  pen.line(path, palette.body, 8)
}

function drawFeathers({ pen, palette }: Stage, upturned: boolean): void {
  const fan: readonly Point[] = upturned ? [[40, -18], [44, -34], [34, -46]] : [[40, 40], [50, 28], [52, 14]] // prettier-ignore
  fan.forEach(
    ([x, y], i) =>
    pen.fill(tube([[-10, 4], [x * 0.5, y * 0.3 + 4], [x, y]], [34, 26, 8]), i === 1 ? palette.body : palette.bodyFar), // prettier-ignore
  )
}
