import { marks, shape, strokes } from './brush.ts'
import { door, pane } from './buildings.ts'
import { bark, limb } from './foliage.ts'
import { contact } from './land.ts'
import { between, blob, r1 } from './line.ts'
import { shade } from './pigment.ts'
import { fern, mushroom } from './plants.ts'
import { accent, hue, type Stage } from './stage.ts'

/** The great tree somebody lives in. */
export function hollowTree(stage: Stage, x: number, y: number): string {
  const { random, zoom } = stage
  const w = 84 * zoom
  const paint = hue(stage, '#7a5d47', 0.14)
  const body = `${limb(x, y, x + 10, -30, w, w * 0.72)}M${r1(x - w * 1.9)} ${r1(y + 8)}Q${r1(x - w * 1.1)} ${r1(y - 10)} ${r1(x - w * 0.85)} ${r1(y - w * 1.6)}L${r1(x + w * 0.85)} ${r1(y - w * 1.6)}Q${r1(x + w * 1.1)} ${r1(y - 10)} ${r1(x + w * 2)} ${r1(y + 10)}Q${r1(x)} ${r1(y + 22)} ${r1(x - w * 1.9)} ${r1(y + 8)}Z`
  const dark = limb(x + w * 0.55, y - 4, x + w * 0.5, -30, w * 0.42, w * 0.25)
  const entry = door(stage, x - w * 0.1, y + 4, w * 0.72, w * 1.15, accent(stage, random.int(0, 3), 0.1))
  const arch = strokes(
    `M${r1(x - w * 0.5)} ${r1(y + 6)}v${r1(-w * 0.85)}q${r1(w * 0.4)} ${r1(-w * 0.62)} ${r1(w * 0.8)} 0v${r1(w * 0.85)}`,
    shade(paint, -0.1),
    w * 0.07,
  )
  const windows =
    pane(stage, x + w * 0.25, y - w * 1.75, w * 0.42, w * 0.5, 0.1) +
    pane(stage, x - w * 0.35, y - w * 2.3, w * 0.34, w * 0.4, 0.1)
  const caps = [-1.35, -1.12, 1.2]
    .map((k) =>
      mushroom(
        stage,
        x + k * w,
        y + 12,
        w * between(random, 0.22, 0.34),
        accent(stage, random.int(0, 4), 0.05),
      ),
    )
    .join('')
  return `${contact(stage, x, y + 8, w * 2.1)}${shape(stage, body, paint)}${marks(dark, shade(paint, -0.06), 0.7)}${bark(stage, x, y, x + 10, -10, w, shade(paint, -0.09))}${arch}${entry}${windows}${caps}`
}

/** A fallen trunk with moss and mushrooms. */
export function log(stage: Stage, x: number, y: number, w: number): string {
  const { random } = stage
  const paint = hue(stage, '#7d604a', 0.1)
  const h = w * 0.24
  const body = `M${r1(x - w * 0.5)} ${r1(y - h)}Q${r1(x)} ${r1(y - h * 1.14)} ${r1(x + w * 0.5)} ${r1(y - h)}V${r1(y)}Q${r1(x)} ${r1(y + h * 0.1)} ${r1(x - w * 0.5)} ${r1(y)}Z`
  const end = blob(random, x - w * 0.5, y - h / 2, h * 0.34, h * 0.52, 0.04)
  const rings = strokes(
    blob(random, x - w * 0.5, y - h / 2, h * 0.2, h * 0.34, 0.06) +
      blob(random, x - w * 0.5, y - h / 2, h * 0.08, h * 0.15, 0.06),
    hue(stage, '#a98662', 0.1),
    1.6,
  )
  const moss = marks(
    blob(random, x + w * 0.12, y - h * 1.02, w * 0.26, h * 0.2, 0.2, 11),
    hue(stage, '#7fa457', 0.08),
  )
  const caps = [0.2, 0.3, -0.2]
    .map((k) =>
      mushroom(
        stage,
        x + k * w,
        y - h * 0.9,
        h * between(random, 0.4, 0.66),
        accent(stage, random.int(0, 4), 0.05),
      ),
    )
    .join('')
  return `${contact(stage, x, y, w * 0.6)}${shape(stage, body, paint)}${marks(`M${r1(x - w * 0.5)} ${r1(y - h * 0.4)}H${r1(x + w * 0.5)}V${r1(y)}H${r1(x - w * 0.5)}Z`, shade(paint, -0.05), 0.6)}${shape(stage, end, hue(stage, '#d8b98c', 0.1), { lift: 0 })}${rings}${moss}${caps}${fern(stage, x + w * 0.58, y + 8, w * 0.26, hue(stage, '#6f9a52', 0.08))}`
}
