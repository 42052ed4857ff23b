/** Outlines as SVG path data. Only absolute M, L, C and Z are written, so that a box can be read off any path. */
export type Point = readonly [x: number, y: number]
export type Path = string

const num = (n: number): string => String(Math.round(n * 10) / 10 || 0)
export const pair = ([x, y]: Point): string => `${num(x)} ${num(y)}`

/** A point of an outline; `soft` 0 makes it a corner, 1 (the default) lets the line run through it round. */
export type Knot = readonly [x: number, y: number, soft?: number]

/** The way the line runs through `here`: the nearer neighbour has the greater say, so uneven points stay round. */
function heading(before: Knot, here: Knot, after: Knot): Point {
  const [ax, ay] = [here[0] - before[0], here[1] - before[1]]
  const [bx, by] = [after[0] - here[0], after[1] - here[1]]
  const [a, b] = [Math.hypot(ax, ay) || 1e-6, Math.hypot(bx, by) || 1e-6]
  const [k, l] = [Math.sqrt(b / a), Math.sqrt(a / b)]
  const [dx, dy] = [ax * k + bx * l, ay * k + by * l]
  const length = Math.hypot(dx, dy) || 1
  return [dx / length, dy / length]
}

function curve(before: Knot, from: Knot, to: Knot, after: Knot, tension: number): string {
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]) * 0.36 * tension // 0.36 of the chord is nearly a circle
  const out = heading(before, from, to)
  const into = heading(from, to, after)
  const [k, l] = [reach * (from[2] ?? 1), reach * (to[2] ?? 1)]
  const c1: Point = [from[0] + out[0] * k, from[1] + out[1] * k]
  const c2: Point = [to[0] - into[0] * l, to[1] - into[1] * l]
  return `C${pair(c1)} ${pair(c2)} ${pair([to[0], to[1]])}`
}

const at = (points: readonly Knot[], i: number): Knot => points[(i + points.length) % points.length] ?? [0, 0]
const start = (points: readonly Knot[]): string => pair([at(points, 0)[0], at(points, 0)[1]])

/** A smooth closed curve through all points (Catmull-Rom); tension 1 is round, 0 is straight. */
export function closed(points: readonly Knot[], tension = 1): Path {
  const parts = points.map((p, i) =>
    curve(at(points, i - 1), p, at(points, i + 1), at(points, i + 2), tension),
  )
  return `M${start(points)}${parts.join('')}Z`
}

/** A smooth open curve through all points. */
export function open(points: readonly Knot[], tension = 1): Path {
  const last = points.length - 1
  const clamped = (i: number) => at(points, Math.min(last, Math.max(0, i)))
  const parts = points
    .slice(0, last)
    .map((p, i) => curve(clamped(i - 1), p, clamped(i + 1), clamped(i + 2), tension))
  return `M${start(points)}${parts.join('')}`
}

export const polygon = (points: readonly Point[]): Path => `M${points.map(pair).join('L')}Z`

/** `turn` in degrees, clockwise on the page. */
export function ellipse(cx: number, cy: number, rx: number, ry: number, turn = 0): Path {
  const k = 0.5523
  const place = (x: number, y: number): string => pair(rotate([cx + x * rx, cy + y * ry], turn, [cx, cy]))
  return (
    `M${place(1, 0)}C${place(1, k)} ${place(k, 1)} ${place(0, 1)}C${place(-k, 1)} ${place(-1, k)} ${place(-1, 0)}` +
    `C${place(-1, -k)} ${place(-k, -1)} ${place(0, -1)}C${place(k, -1)} ${place(1, -k)} ${place(1, 0)}Z`
  )
}

/** A rectangle with round corners around its middle. */
export function slab(cx: number, cy: number, width: number, height: number, radius: number): Path {
  const [l, r, t, b] = [cx - width / 2, cx + width / 2, cy - height / 2, cy + height / 2]
  const q = Math.min(radius, width / 2, height / 2)
  const k = q * 0.45
  return (
    `M${pair([l + q, t])}L${pair([r - q, t])}C${pair([r - k, t])} ${pair([r, t + k])} ${pair([r, t + q])}` +
    `L${pair([r, b - q])}C${pair([r, b - k])} ${pair([r - k, b])} ${pair([r - q, b])}` +
    `L${pair([l + q, b])}C${pair([l + k, b])} ${pair([l, b - k])} ${pair([l, b - q])}` +
    `L${pair([l, t + q])}C${pair([l, t + k])} ${pair([l + k, t])} ${pair([l + q, t])}Z`
  )
}

export function rotate([x, y]: Point, degrees: number, [cx, cy]: Point = [0, 0]): Point {
  const a = (degrees * Math.PI) / 180
  const [dx, dy] = [x - cx, y - cy]
  return [cx + dx * Math.cos(a) - dy * Math.sin(a), cy + dx * Math.sin(a) + dy * Math.cos(a)]
}

/** Round about a middle, each spoke between 1 − `rough` and 1 of the radius; `next` gives numbers in [0, 1). */
export function blob(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  rough: number,
  next: () => number,
): Path {
  const count = 9
  const points = Array.from({ length: count }, (_, i): Point => {
    const reach = 1 - rough * next()
    const a = (i / count) * 2 * Math.PI
    return [cx + Math.cos(a) * rx * reach, cy + Math.sin(a) * ry * reach]
  })
  return closed(points)
}

/** Points of the bend root → over the joint → end, `t` from `from` to `to`. A quadratic curve bends like a limb. */
export function bend(root: Point, joint: Point, end: Point, t: number): Point {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
  return [a * root[0] + b * joint[0] + c * end[0], a * root[1] + b * joint[1] + c * end[1]]
}

type Flanks = { left: Knot[]; right: Knot[]; caps: readonly [Point, Point] }

/** The two long sides of a tube, and the tops of the round caps that join them. */
function flanksOf(spine: readonly Point[], widths: readonly number[]): Flanks {
  const last = spine.length - 1
  const caps: Point[] = []
  const sides = spine.map(([x, y], i): { left: Knot; right: Knot } => {
    const [px, py] = at(spine, Math.max(0, i - 1))
    const [nx, ny] = at(spine, Math.min(last, i + 1))
    const length = Math.hypot(nx - px, ny - py) || 1
    const half = along(widths, last === 0 ? 0 : i / last) / 2
    const [ux, uy] = [((nx - px) / length) * half, ((ny - py) / length) * half]
    if (i === 0) caps.push([x - ux * 0.8, y - uy * 0.8])
    if (i === last) caps.push([x + ux * 0.8, y + uy * 0.8])
    const soft = i === 0 || i === last ? 0.6 : 1 // a thin end must not bulge before its cap
    return { left: [x + uy, y - ux, soft], right: [x - uy, y + ux, soft] }
  })
  return {
    left: sides.map((side) => side.left),
    right: sides.map((side) => side.right).toReversed(),
    caps: [caps[0] ?? [0, 0], caps[1] ?? [0, 0]],
  }
}

/**
 * A soft tube along points, `widths` spread evenly over its length, with a round end at both sides.
 * Arms, legs, tails, scarf ends and branches are all this.
 */
export function tube(spine: readonly Point[], widths: readonly number[]): Path {
  const { left, right, caps } = flanksOf(spine, widths)
  return closed([caps[0], ...left, caps[1], ...right])
}

/** The line around a tube that grows out of something: open at its root, from the point `from` of the spine on. */
export function sleeve(spine: readonly Point[], widths: readonly number[], from: number): Path {
  const { left, right, caps } = flanksOf(spine, widths)
  return open([...left.slice(from), caps[1], ...right.slice(0, right.length - from)])
}

/** The value at `t` of 0…1 in a row of evenly spaced values. */
export function along(values: readonly number[], t: number): number {
  const place = Math.min(1, Math.max(0, t)) * (values.length - 1)
  const i = Math.floor(place)
  const low = values[i] ?? 0
  return low + ((values[i + 1] ?? low) - low) * (place - i)
}

/** A limb bent over its joint: root, joint and end, tapering from the first to the last width. */
export function limb(
  root: Point,
  joint: Point,
  end: Point,
  widths: readonly number[],
  from = 0,
  to = 1,
): Path {
  const steps = 6
  const spine = Array.from({ length: steps + 1 }, (_, i) =>
    bend(root, joint, end, from + ((to - from) * i) / steps),
  )
  const part = [0, 0.25, 0.5, 0.75, 1].map((t) => along(widths, from + (to - from) * t))
  return tube(spine, part)
}
