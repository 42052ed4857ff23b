import { lighten, mix } from '../colour.ts'
import { closed, ellipse, limb, open, tube, type Knot } from '../shape.ts'
import { drawHairBack, drawHairFront } from './hair.ts'
import { onHead, onTorso, type Stage } from './stage.ts'

const has = ({ design }: Stage, extra: Stage['design']['extras'][number]): boolean =>
  design.extras.includes(extra)

/** What stands behind the head: manes, spines, antlers, long hair. */
export function drawBackOfHead(stage: Stage): void {
  if (has(stage, 'mane')) drawMane(stage)
  if (has(stage, 'spines')) drawHeadSpines(stage)
  if (has(stage, 'antlers')) drawAntlers(stage)
  if (has(stage, 'horns')) drawHorns(stage)
  if (stage.design.own === 'child') drawHairBack(stage)
}

export function drawTopOfHead(stage: Stage): void {
  const { pen, palette, design } = stage
  if (design.own === 'child') drawHairFront(stage)
  if (has(stage, 'crest')) drawCrest(stage)
  if (has(stage, 'horn')) drawHorn(stage)
  if (design.head.lock === 0 && !stage.marks.lock) return
  if (design.own === 'child') return
  const { at } = onHead(stage, 0, -0.9)
  const h = Math.max(28, design.head.lock)
  const paint = pen.soft(has(stage, 'mane') ? maneColour(stage) : palette.body)
  pen.at({ x: at[0], y: at[1] }, () => {
    for (const [turn, k] of [[-40, 0.8], [30, 0.86], [-6, 1.15]] as const) pen.at({ turn }, () => pen.fill(closed([[-9, 6], [-8, -h * 0.5 * k], [5, -h * k, 0.15], [8, -h * 0.4 * k], [9, 6], [0, 10]]), paint, { ink: false })) // prettier-ignore
  })
}

/** Quills around an ellipse, long and short, all combed the same way. */
export function quills(
  rx: number,
  ry: number,
  count: number,
  length: number,
  from: number,
  to: number,
): Knot[] {
  const place = (i: number, k: number, comb: number): readonly [number, number] => {
    const a = ((from + ((to - from) * (i + comb)) / count) * Math.PI) / 180
    return [Math.cos(a) * rx * k, Math.sin(a) * ry * k]
  }
  return Array.from({ length: count }, (_, i): Knot[] => {
    const reach = 1 + length * (1 + 0.3 * Math.sin(i * 2.4))
    return [
      [...place(i, 1, 0), 0.2],
      [...place(i, reach, 0.36), 0.1],
    ]
  }).flat()
}

/** Two rows of locks: a dark one behind the head, and when it turns, a lighter one over the back of it. */
function drawMane(stage: Stage): void {
  const { pen, design, front } = stage
  const { rx, ry } = design.head
  const mane = maneColour(stage)
  pen.at({ x: front ? 0 : -rx * 0.14, y: ry * 0.06 }, () => {
    pen.fill(closed(locks(rx * 1.26, ry * 1.34, 13, 0, 360)), pen.soft(mane))
    pen.fill(closed(locks(rx * 1.08, ry * 1.14, 12, 10, 370)), pen.soft(lighten(mane, 0.06)), { ink: false })
  })
}

export function drawManeFront(stage: Stage): void {
  if (!has(stage, 'mane') || stage.front) return
  const { pen, design } = stage
  const { rx, ry } = design.head
  const edge = locks(rx * 1.0, ry * 1.06, 6, 112, 262)
  const inner: Knot[] = [[-rx * 0.1, -ry * 0.92, 0.4], [-rx * 0.34, -ry * 0.62], [-rx * 0.3, -ry * 0.46, 0.2], [-rx * 0.56, -ry * 0.2], [-rx * 0.5, 0, 0.2], [-rx * 0.62, ry * 0.3], [-rx * 0.5, ry * 0.46, 0.2], [-rx * 0.46, ry * 0.74]] // prettier-ignore
  pen.fill(closed([...edge, ...inner]), pen.soft(lighten(maneColour(stage), 0.06)), { ink: false })
}

const maneColour = ({ palette }: Stage): string =>
  mix(palette.deep, mix(palette.accent, palette.body, 0.25), 0.5)

/** Round locks around an ellipse, every second one longer. */
function locks(rx: number, ry: number, count: number, from: number, to: number): Knot[] {
  return Array.from({ length: count * 2 }, (_, i): Knot => {
    const a = ((from + ((to - from) * i) / (count * 2)) * Math.PI) / 180
    const k = i % 2 === 0 ? 0.95 : 1.06 + 0.05 * Math.sin(i * 2.4)
    return [Math.cos(a) * rx * k, Math.sin(a) * ry * k, i % 2 === 0 ? 0.2 : 1]
  })
}

function drawHeadSpines(stage: Stage): void {
  const { pen, design, palette, front } = stage
  const { rx, ry } = design.head
  const [from, to] = front ? [152, 388] : [stage.pose === 'sleep' ? 158 : 100, 350]
  pen.at({ x: front ? 0 : -rx * 0.16, y: -ry * 0.04 }, () => {
    pen.fill(closed(quills(rx * 1.12, ry * 1.14, 17, 0.25, from, to)), pen.soft(palette.deep))
    pen.fill(closed(quills(rx * 1.0, ry * 1.02, 15, 0.22, from + 5, to - 3)), pen.soft(lighten(palette.deep, 0.09)), { ink: false }) // prettier-ignore
  })
}

function drawAntlers({ pen, design, palette, front }: Stage): void {
  const { rx, ry } = design.head
  const colour = mix('#9a7350', palette.deep, 0.2)
  for (const s of [1, -1] as const) {
    pen.at({ x: s * rx * (front ? 0.3 : 0.26) - (front ? 0 : 14), y: -ry * 0.86, sx: s, sy: 1 }, () => {
      pen.fill(tube([[0, 8], [8, -28], [30, -56], [32, -86]], [13, 11, 9, 6]), colour, { fine: true })
      pen.fill(tube([[20, -40], [42, -52], [50, -70]], [9, 8, 5]), colour, { fine: true })
      pen.fill(tube([[8, -28], [-4, -44], [-4, -56]], [8, 7, 5]), colour, { fine: true })
    })
  }
} // prettier-ignore

function drawHorns({ pen, design, palette, front }: Stage): void {
  const { rx, ry } = design.head
  for (const s of [1, -1] as const) {
    pen.at({ x: s * rx * (front ? 0.48 : 0.42) - (front ? 0 : 16), y: -ry * 0.74, sx: s, sy: 1 }, () =>
      pen.fill(closed([[-15, 10], [-6, -22], [14, -46, 0.3], [18, -18], [16, 10]]), pen.soft(mix('#f6e2b8', palette.accent, 0.15))),
    )
  }
} // prettier-ignore

function drawHorn(stage: Stage): void {
  const { at } = onHead(stage, 0, -0.8)
  stage.pen.at({ x: at[0], y: at[1], turn: stage.front ? 0 : 14 }, () => {
    stage.pen.fill(
      closed([
        [-11, 8],
        [0, -62, 0.1],
        [11, 8],
      ]),
      stage.pen.soft('#f4d98c'),
    )
    for (const y of [-8, -24, -40]) stage.pen.line(open([[-9 - y * 0.12, y + 4], [9 + y * 0.12, y - 4]]), '#c99a3e', 2.4, 0.7) // prettier-ignore
  })
}

function drawCrest(stage: Stage): void {
  const { pen, palette } = stage
  const { at } = onHead(stage, stage.front ? 0 : -0.2, -0.92)
  pen.at({ x: at[0], y: at[1], turn: stage.front ? 0 : -14 }, () => {
    for (const [turn, h] of [[-30, 30], [24, 26], [-4, 40]] as const) pen.at({ turn }, () => pen.fill(limb([0, 10], [4, -h * 0.5], [-2, -h], [9, 13, 7]), pen.soft(palette.body), { ink: turn === -4 })) // prettier-ignore
  })
}

/** What stands behind the body: the shell, the coat of spines, wings. */
export function drawBackOfBody(stage: Stage): void {
  if (has(stage, 'shell')) drawShell(stage)
  if (has(stage, 'spines')) drawBackSpines(stage)
  if (has(stage, 'wings')) drawDragonWings(stage)
}

function drawShell(stage: Stage): void {
  const { pen, design, palette, joints, front } = stage
  const { torso, hip } = design.build
  const [x, y] = onTorso(stage, front ? 0 : -0.62, 0.42)
  const shell = mix(palette.deep, palette.accent, 0.3)
  pen.at({ x, y, turn: joints.lean + (front ? 0 : -8) }, () => {
    const [rx, ry] = front ? [hip * 1.34, torso * 0.66] : [hip * 0.98, torso * 0.72]
    const path = ellipse(0, 0, rx, ry)
    pen.fill(path, pen.soft(shell))
    pen.within(path, () => {
      for (const k of [-0.5, 0.05, 0.55]) pen.line(open([[-rx, k * ry - 6], [-rx * 0.4, k * ry + 8], [rx, k * ry - 4]]), lighten(shell, 0.13), 5, 0.7)
      pen.line(open([[-rx * 0.45, -ry], [-rx * 0.6, 0], [-rx * 0.4, ry]]), lighten(shell, 0.13), 5, 0.7)
    })
    pen.line(path, lighten(shell, 0.15), 7, 0.9)
  })
} // prettier-ignore

function drawBackSpines(stage: Stage): void {
  const { pen, design, palette, joints, front } = stage
  const { torso, hip } = design.build
  const [x, y] = onTorso(stage, front ? 0 : -0.4, 0.44)
  pen.at({ x, y, turn: joints.lean }, () => {
    const [rx, ry] = front ? [hip * 1.16, torso * 0.66] : [hip * 0.96, torso * 0.68]
    const [from, to] = front ? [0, 360] : [64, 300]
    pen.fill(closed(quills(rx, ry, 20, 0.24, from, to)), pen.soft(palette.deep))
    pen.fill(closed(quills(rx * 0.86, ry * 0.88, 17, 0.22, from + 6, to - 4)), lighten(palette.deep, 0.09), { ink: false, opacity: 0.9 }) // prettier-ignore
  })
}

function drawDragonWings(stage: Stage): void {
  const { pen, palette, front, rig } = stage
  const lift = 8 + (rig.wind ?? 0) * 30 + rig.tail * 0.5
  for (const s of front ? ([1, -1] as const) : ([-1] as const)) {
    const [x, y] = onTorso(stage, s * (front ? 0.5 : 0.5), 0.78)
    pen.at({ x, y, turn: -s * lift, sx: s, sy: 1 }, () => {
      pen.fill(closed([[-8, 10], [26, -52], [62, -78, 0.2], [112, -54, 0.1], [98, -26, 0.5], [108, 6, 0.1], [78, 6, 0.5], [72, 36, 0.1], [44, 22, 0.5], [8, 40]]), pen.soft(palette.accent))
      for (const [ex, ey] of [[104, -50], [100, 2], [68, 30]] as const) pen.line(open([[34, -50], [(ex + 40) / 2, (ey - 46) / 2], [ex, ey]]), palette.accentDark, 4, 0.5)
      pen.fill(limb([-6, 12], [10, -40], [60, -76], [16, 12, 8]), pen.soft(palette.body))
    })
  }
} // prettier-ignore
