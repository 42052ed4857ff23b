import { closed, open, tube, type Point } from '../shape.ts'
import type { Face } from './moods.ts'
import { drawMouth } from './mouth.ts'
import { onHead, type Stage } from './stage.ts'

/** The trunk is the elephant's mouth line: up for joy, hanging for grief, with a curl at the end. */
export function drawTrunk(stage: Stage, face: Face): void {
  const { pen, palette, design, front } = stage
  const { y, width } = design.muzzle
  const [x, top] = onHead(stage, 0, y - 0.1, 1).at
  const happy = face.mouth === 'grin' || face.mouth === 'smirk' || face.mouth === 'oh'
  const low = face.mouth === 'frown' || face.mouth === 'wobble' || face.mouth === 'rest'
  drawMouth(stage, face, { x: front ? -6 : x - width * 1.1, y: top + 50, width: width * 0.9, noseX: 0, noseY: null })
  const spine: readonly Point[] = front
    ? happy
      ? [[0, top - 22], [2, top + 22], [16, top + 58], [50, top + 68], [72, top + 40], [66, top + 12]]
      : [[0, top - 22], [0, top + 22], [-2, top + 60], [4, top + 92], [22, top + 104], [34, top + 92]]
    : happy
      ? [[x - 10, top - 18], [x + 34, top + 20], [x + 62, top + 40], [x + 94, top + 24], [x + 104, top - 14], [x + 90, top - 40]]
      : low
        ? [[x - 10, top - 18], [x + 24, top + 18], [x + 34, top + 58], [x + 32, top + 96], [x + 44, top + 112], [x + 56, top + 104]]
        : [[x - 10, top - 18], [x + 30, top + 20], [x + 48, top + 56], [x + 62, top + 84], [x + 86, top + 84], [x + 92, top + 64]]
  const path = tube(spine, [width * 1.35, width * 1.05, width * 0.82, width * 0.66, width * 0.56, width * 0.5])
  pen.fill(path, pen.soft(palette.body))
  pen.within(path, () => {
    for (const t of [0.3, 0.42, 0.54, 0.66]) drawWrinkle(stage, spine, t, width)
  })
  drawTusks(stage, x, top)
} // prettier-ignore

function drawWrinkle({ pen, palette }: Stage, spine: readonly Point[], t: number, width: number): void {
  const place = t * (spine.length - 1)
  const i = Math.floor(place)
  const [a, b] = [spine[i] ?? [0, 0], spine[i + 1] ?? [0, 0]]
  const [x, y] = [a[0] + (b[0] - a[0]) * (place - i), a[1] + (b[1] - a[1]) * (place - i)]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  const [nx, ny] = [(-(b[1] - a[1]) / length) * width * 0.42, ((b[0] - a[0]) / length) * width * 0.42]
  pen.line(open([[x - nx, y - ny], [x + (b[0] - a[0]) * 0.08, y + (b[1] - a[1]) * 0.08 + 2], [x + nx * 0.4, y + ny * 0.4]]), palette.bodyDark, 2.6, 0.45) // prettier-ignore
}

function drawTusks({ pen, front }: Stage, x: number, top: number): void {
  const tusk = (tx: number, side: number) =>
    pen.fill(closed([[tx - 8, top + 26], [tx + 8, top + 24], [tx + side * 9, top + 46], [tx + side * 16, top + 52, 0.3], [tx + side * 2, top + 50]]), '#fff6e2') // prettier-ignore
  if (front) tusk(-34, -1)
  if (front) tusk(36, 1)
  else tusk(x - 16, 1)
}
