import { darken, lighten, mix, type Hex } from '../colour.ts'
import { closed, ellipse, open, slab, type Knot, type Path, type Point } from '../shape.ts'
import { drawBow } from './garments-head.ts'
import { onTorso, type Stage } from './stage.ts'
import { torsoPath } from './torso.ts'
import { worn, type Garment, type GarmentKind } from './wardrobe.ts'

const lean = (stage: Stage): number => (stage.front ? 0 : 0.22)
const drawn: Partial<Record<GarmentKind, (stage: Stage, garment: Garment) => void>> = {
  jumper: drawJumper, trousers: drawTrousers, dress: drawDress, raincoat: drawRaincoat, dungarees: drawDungarees,
  vest: drawVest, apron: drawApron, belt: drawBelt, satchel: drawSatchel, backpack: drawStraps,
} // prettier-ignore

/** Clothes of the trunk, from the skin outwards, whatever order the plan names them in. */
export function drawBodyClothes(stage: Stage): void {
  for (const [kind, draw] of Object.entries(drawn)) {
    const garment = worn(stage.outfit, kind as GarmentKind)
    if (garment) draw(stage, garment)
  }
}

function decorate(stage: Stage, path: Path, { colour, pattern }: Garment): void {
  const { pen } = stage
  if (pattern === 'plain') return
  const paint = mix(lighten(colour, 0.16), '#fff6e6', 0.55)
  pen.within(path, () => {
    for (const y of [0.82, 0.6, 0.38, 0.16, -0.06]) {
      if (pattern === 'striped') pen.line(open([onTorso(stage, -1.2, y + 0.02), onTorso(stage, lean(stage), y - 0.03), onTorso(stage, 1.3, y + 0.02)]), paint, 9, 0.9) // prettier-ignore
      else for (const x of [-0.7, -0.1, 0.5]) pen.fill(ellipse(...onTorso(stage, x + (y * 10 % 2 > 1 ? 0.25 : 0), y), 5, 5), paint, { ink: false }) // prettier-ignore
    }
  })
}

function cover(stage: Stage, garment: Garment, grow: number, hem: number, flare: number): Path {
  const { pen } = stage
  const path = torsoPath(stage, grow, hem, flare)
  pen.fill(path, pen.soft(garment.colour))
  decorate(stage, path, garment)
  pen.rim(path, 5, -3, lighten(garment.colour, 0.1), 0.4)
  return path
}

function hemLine(stage: Stage, colour: Hex, y: number, reach: number): void {
  stage.pen.line(open([onTorso(stage, -reach, y), onTorso(stage, lean(stage), y - 0.05), onTorso(stage, reach, y)]), colour, 4, 0.55) // prettier-ignore
}

function drawJumper(stage: Stage, garment: Garment): void {
  const path = cover(stage, garment, 3, 0.02, 0)
  stage.pen.within(path, () => hemLine(stage, darken(garment.colour, 0.12), 0.07, 1.2))
}

function drawTrousers(stage: Stage, garment: Garment): void {
  const { pen } = stage
  const path = torsoPath(stage, 2)
  pen.within(path, () => pen.fill(closed([onTorso(stage, -1.4, 0.1), onTorso(stage, 1.4, 0.1), onTorso(stage, 1.4, -0.4), onTorso(stage, -1.4, -0.4)], 0), garment.colour, { ink: false })) // prettier-ignore
}

function drawDress(stage: Stage, garment: Garment): void {
  const long = stage.rig.seated ? -0.06 : -0.2
  const path = cover(stage, garment, 3, long, stage.rig.seated ? 0.2 : 0.3)
  stage.pen.within(path, () => {
    for (const x of [-0.55, -0.1, 0.4, 0.8]) stage.pen.line(open([onTorso(stage, x * 0.7, 0.24), onTorso(stage, x, long)]), darken(garment.colour, 0.1), 3, 0.4) // prettier-ignore
    hemLine(stage, mix(lighten(garment.colour, 0.14), '#fff6e6', 0.5), long + 0.05, 1.4)
  })
}

function drawRaincoat(stage: Stage, garment: Garment): void {
  const { pen } = stage
  const hem = stage.rig.seated ? -0.02 : -0.12
  const path = cover(stage, garment, 5, hem, 0.16)
  const dark = darken(garment.colour, 0.13)
  const middle = stage.front ? 0.04 : 0.42
  pen.line(open([onTorso(stage, middle, 0.9), onTorso(stage, middle + 0.05, 0.4), onTorso(stage, middle, hem)]), dark, 3.4, 0.7) // prettier-ignore
  for (const y of [0.66, 0.42, 0.18]) pen.fill(ellipse(...onTorso(stage, middle + 0.14, y), 6, 6), mix(dark, '#3a2a2a', 0.3), { ink: false }) // prettier-ignore
  const pocket = onTorso(stage, stage.front ? -0.5 : -0.2, 0.14)
  pen.line(
    open([
      [pocket[0] - 15, pocket[1]],
      [pocket[0], pocket[1] + 3],
      [pocket[0] + 15, pocket[1]],
    ]),
    dark,
    4,
    0.7,
  )
  pen.within(path, () => hemLine(stage, dark, hem + 0.05, 1.4))
}

function drawDungarees(stage: Stage, garment: Garment): void {
  const { pen } = stage
  const k = lean(stage)
  drawTrousers(stage, garment)
  const bib: Point[] = [onTorso(stage, -0.5 + k, 0.64), onTorso(stage, 0.5 + k, 0.64), onTorso(stage, 0.62 + k, 0.3), onTorso(stage, 1.02, 0.16), onTorso(stage, 1, -0.02), onTorso(stage, -1, -0.02), onTorso(stage, -1.0, 0.16), onTorso(stage, -0.62 + k, 0.3)] // prettier-ignore
  for (const s of [-1, 1]) pen.line(open([onTorso(stage, s * 0.42 + k, 0.6), onTorso(stage, s * 0.66 + k * 0.6, 0.92)]), garment.colour, 12) // prettier-ignore
  pen.within(torsoPath(stage, 3), () => pen.fill(closed(bib, 0.5), pen.soft(garment.colour), { ink: false }))
  const dark = darken(garment.colour, 0.12)
  const pocket = onTorso(stage, k, 0.34)
  pen.line(open([[pocket[0] - 17, pocket[1] - 4], [pocket[0] - 15, pocket[1] + 17], [pocket[0], pocket[1] + 22], [pocket[0] + 15, pocket[1] + 17], [pocket[0] + 17, pocket[1] - 4], [pocket[0] - 17, pocket[1] - 4]], 0.5), dark, 3, 0.6) // prettier-ignore
  for (const s of [-1, 1])
    pen.fill(ellipse(...onTorso(stage, s * 0.42 + k, 0.6), 5.5, 5.5), '#f0c65a', { ink: false })
}

function drawVest(stage: Stage, garment: Garment): void {
  const { pen } = stage
  const k = lean(stage)
  pen.within(torsoPath(stage, 4), () => {
    for (const s of [-1, 1]) {
      const inner = (x: number) => (stage.front ? s * x : k + 0.12 + s * x * 0.8)
      const path = closed([onTorso(stage, inner(0.3), 1.04), onTorso(stage, s * 1.3, 1.06), onTorso(stage, s * 1.4, 0.04), onTorso(stage, inner(0.34), 0.0), onTorso(stage, inner(0.1), 0.14), onTorso(stage, inner(0.12), 0.5)], 0.5) // prettier-ignore
      pen.fill(path, pen.soft(garment.colour), { ink: false })
      pen.line(open([onTorso(stage, inner(0.3), 1.04), onTorso(stage, inner(0.12), 0.5), onTorso(stage, inner(0.1), 0.14), onTorso(stage, inner(0.34), 0)]), darken(garment.colour, 0.14), 3.4, 0.7) // prettier-ignore
    }
  })
  for (const y of [0.46, 0.26]) pen.fill(ellipse(...onTorso(stage, stage.front ? 0.24 : k + 0.34, y), 5, 5), '#f3d27a', { ink: false }) // prettier-ignore
}

function drawApron(stage: Stage, { colour }: Garment): void {
  const { pen } = stage
  const k = lean(stage)
  for (const s of [-1, 1]) pen.line(open([onTorso(stage, s * 0.36 + k, 0.68), onTorso(stage, s * 0.5 + k * 0.5, 0.96)]), colour, 8) // prettier-ignore
  pen.fill(closed([onTorso(stage, -0.42 + k, 0.7), onTorso(stage, 0.42 + k, 0.7), onTorso(stage, 0.62 + k, 0.34), onTorso(stage, 0.74 + k, -0.06), onTorso(stage, k, -0.12), onTorso(stage, -0.7 + k, -0.06), onTorso(stage, -0.58 + k, 0.34)], 0.6), pen.soft(colour)) // prettier-ignore
  const pocket = onTorso(stage, k, 0.18)
  pen.line(open([[pocket[0] - 24, pocket[1]], [pocket[0], pocket[1] + 5], [pocket[0] + 24, pocket[1]]]), darken(colour, 0.13), 3.4, 0.6) // prettier-ignore
}

function drawBelt(stage: Stage, { colour }: Garment): void {
  const { pen } = stage
  pen.within(torsoPath(stage, 3), () => hemBand(stage, colour, 0.12, 15))
  const [x, y] = onTorso(stage, lean(stage), 0.09)
  pen.line(slab(x, y, 20, 17, 5), '#f0c65a', 4.5)
}

function hemBand(stage: Stage, colour: Hex, y: number, width: number): void {
  stage.pen.line(open([onTorso(stage, -1.2, y + 0.03), onTorso(stage, lean(stage), y - 0.04), onTorso(stage, 1.3, y + 0.03)]), colour, width) // prettier-ignore
}

function drawSatchel(stage: Stage, { colour }: Garment): void {
  const { pen, front } = stage
  const from = onTorso(stage, front ? 0.62 : 0.5, 0.93)
  const to = onTorso(stage, front ? -0.92 : -0.5, 0.2)
  const strap = darken(colour, 0.11)
  pen.within(torsoPath(stage, 5), () => pen.line(open([from, onTorso(stage, 0.02, 0.55), to]), strap, 9))
  pen.at({ x: to[0], y: to[1] + 14, turn: 6 + stage.joints.lean }, () => {
    pen.fill(slab(0, 4, 54, 44, 11), pen.soft(colour))
    pen.fill(
      closed([
        [-27, -16],
        [0, -20],
        [27, -16],
        [25, 4],
        [0, 13],
        [-25, 4],
      ]),
      pen.soft(strap, 0.7),
    )
    pen.fill(ellipse(0, 9, 5, 5), '#f0c65a', { ink: false })
  })
}

function drawStraps(stage: Stage, { colour }: Garment): void {
  const xs = stage.front ? [-0.62, 0.62] : [0.16]
  for (const x of xs) stage.pen.line(open([onTorso(stage, x, 0.96), onTorso(stage, x * 1.2, 0.6), onTorso(stage, x * 1.3, 0.3)]), darken(colour, 0.08), 11) // prettier-ignore
}

/** What hangs on the back is painted before the body. */
export function drawBackClothes(stage: Stage): void {
  const { pen, front } = stage
  const cape = worn(stage.outfit, 'cape')
  const pack = worn(stage.outfit, 'backpack')
  const wind = (stage.rig.wind ?? 0) * 46
  if (cape) {
    const at = (x: number, y: number): Point => onTorso(stage, x, y)
    const [l, r] = front ? [at(-1.5, -0.24), at(1.5, -0.24)] : [at(-2.1, -0.2), at(0.2, -0.26)]
    pen.fill(closed([at(front ? -0.7 : -0.5, 0.98), at(front ? 0.7 : 0.4, 0.98), [r[0], r[1], 0.4], [(l[0] + r[0]) / 2 - wind, r[1] - 10 + 6], [l[0] - wind, l[1] - wind * 0.7, 0.4]]), pen.soft(cape.colour)) // prettier-ignore
  }
  if (!pack) return
  const [x, y] = onTorso(stage, front ? 0 : -1.0, 0.52)
  pen.at({ x, y, turn: stage.joints.lean }, () => {
    const width = stage.design.build.shoulder * (front ? 2.5 : 1.3)
    pen.fill(slab(0, 0, width, 104, 30), pen.soft(pack.colour))
    pen.fill(slab(-width * 0.12, 22, width * 0.6, 36, 12), darken(pack.colour, 0.07), { ink: false })
  })
}

/** Scarf ends, ribbons and pendants lie on the chest, under the arms. */
export function drawChestClothes(stage: Stage): void {
  const { pen, front } = stage
  const scarf = worn(stage.outfit, 'scarf')
  const k = lean(stage)
  if (scarf) drawScarfEnd(stage, scarf)
  const pendant = worn(stage.outfit, 'pendant')
  if (!pendant) return
  const [x, y] = onTorso(stage, k, 0.62)
  pen.line(
    open([onTorso(stage, -0.5, 0.96), [x, y], onTorso(stage, front ? 0.5 : 0.6, 0.96)]),
    '#d9a93c',
    3.6,
  )
  pen.fill(ellipse(x, y + 8, 12, 12), pen.soft(mix('#f0c04a', pendant.colour, 0.35)))
}

/** Two ends of different length, fringed; wind takes them backwards. */
function drawScarfEnd(stage: Stage, garment: Garment): void {
  const { front, rig, joints } = stage
  const wind = rig.wind ?? 0
  const blown = wind > 0.25
  const [x, y] = onTorso(stage, front ? (blown ? -0.6 : 0.36) : blown ? -0.5 : 0.12, 0.93)
  const hang = blown ? 62 + 26 * wind : joints.lean * 0.5 - 3
  ribbon(
    stage,
    { ...garment, colour: darken(garment.colour, 0.07) },
    [x - (blown ? 8 : -9), y + 4],
    hang - 13,
    52,
  )
  ribbon(stage, garment, [x, y], hang, 74)
}

/** `turn` from hanging straight down, clockwise. */
function ribbon(
  stage: Stage,
  { colour, pattern }: Garment,
  [x, y]: Point,
  turn: number,
  length: number,
): void {
  const { pen } = stage
  const w = 15
  const end = [-1, -0.6, -0.2, 0.2, 0.6, 1].flatMap((k): Knot[] => [[k * w * 1.12, length - 2, 0], [k * w * 1.12 + 1.5, length + 7, 0], [k * w * 1.12 + 3, length - 2, 0]]) // prettier-ignore
  const path = closed([[-w * 0.8, -6], [-w * 1.0, length * 0.4], [-w * 1.12, length - 2, 0], ...end.slice(1), [w * 1.16, length * 0.45], [w * 0.8, -6]]) // prettier-ignore
  pen.at({ x, y, turn }, () => {
    pen.fill(path, pen.soft(colour))
    const stripe = pattern === 'striped' ? mix(lighten(colour, 0.2), '#fff6e6', 0.6) : darken(colour, 0.09)
    const bands = pattern === 'striped' ? [0.3, 0.55, 0.8] : [0.72, 0.84]
    pen.within(path, () => {
      for (const t of bands) pen.line(open([[-w * 1.4, length * t], [0, length * t + 3], [w * 1.4, length * t]]), stripe, pattern === 'striped' ? 9 : 4.5, 0.85) // prettier-ignore
    })
  })
}

/** What goes round the neck lies over the arms' roots and under the chin. */
export function drawNeckClothes(stage: Stage): void {
  const { pen, design, joints, front, palette, outfit } = stage
  const [x, y] = joints.neck
  const w = design.build.shoulder * 0.92
  const scarf = worn(outfit, 'scarf')
  const low = Math.max(0, 0.77 - design.build.neck) * design.head.ry // a deep-set head hides the neck
  pen.at({ x: x + (front ? 0 : 4), y: y + 9 + low, turn: joints.lean * 0.7 }, () => {
    if (scarf) {
      const path = closed([[-w, -12], [-w * 0.5, -20], [w * 0.5, -20], [w, -12], [w * 1.06, 8], [w * 0.6, 24], [0, 29], [-w * 0.6, 24], [-w * 1.06, 8]]) // prettier-ignore
      pen.fill(path, pen.soft(scarf.colour))
      for (const [dx, dy] of [[-0.4, 2], [0.1, 6], [0.56, 0]] as const) pen.line(open([[dx * w - 12, dy], [dx * w, dy + 6], [dx * w + 14, dy + 4]]), darken(scarf.colour, 0.12), 3, 0.55) // prettier-ignore
      pen.rim(path, 2, 6, lighten(scarf.colour, 0.12), 0.5)
    }
    const collar = worn(outfit, 'collar')
    if (collar)
      pen.line(
        open([
          [-w * 0.8, 2],
          [0, 18],
          [w * 0.8, 2],
        ]),
        collar.colour,
        11,
      )
    if (collar) pen.fill(ellipse(0, 24, 10, 10), pen.soft('#f0c04a'))
    if (worn(outfit, 'raincoat')) pen.fill(closed([[-w * 0.9, -6], [w * 0.9, -6], [w * 0.5, 26, 0.4], [0, 12, 0.3], [-w * 0.5, 26, 0.4]]), pen.soft(darken(worn(outfit, 'raincoat')?.colour ?? palette.accent, 0.04))) // prettier-ignore
    if (worn(outfit, 'cape')) pen.line(open([[-w * 0.86, 0], [0, 16], [w * 0.86, 0]]), worn(outfit, 'cape')?.colour ?? palette.accent, 12) // prettier-ignore
    const tie = worn(outfit, 'bow-tie')
    if (tie) pen.at({ x: front ? 0 : 14, y: 16 }, () => drawBow(stage, tie.colour, 0.86))
  })
}
