import { open, sleeve, tube, type Point } from '../shape.ts'
import type { Face } from './moods.ts'
import { drawMouth } from './mouth.ts'
import { onHead, type Stage } from './stage.ts'

/** The trunk is the elephant's mouth line: up for joy, hanging for grief, with a curl at the end. */
export function drawTrunk(stage: Stage, face: Face): void {
  const { pen, palette, design, front } = stage
  const { y, width } = design.muzzle
  const [x, top] = onHead(stage, 0, y - 0.1, 1).at
  const happy = face.mouth === 'grin' || face.mouth === 'smirk' || face.mouth === 'oh'
  const low = face.mouth === 'frown' || face.mouth === 'wobble'
  const lying = face.mouth === 'rest'
  drawMouth(stage, face, { x: front ? -width * 0.5 : x - width * 0.62, y: top + 42, width: width * 0.62, noseX: 0, noseY: null })
  const spine: readonly Point[] = front
    ? happy
      ? [[0, top - 22], [2, top + 22], [16, top + 58], [50, top + 68], [72, top + 40], [66, top + 12]]
      : [[0, top - 22], [0, top + 22], [-2, top + 60], [4, top + 92], [22, top + 104], [34, top + 92]]
    : lying
      ? [[x - 10, top - 18], [x + 30, top + 14], [x + 58, top + 34], [x + 84, top + 40], [x + 108, top + 32], [x + 118, top + 16]]
    : happy
      ? [[x - 10, top - 18], [x + 34, top + 20], [x + 62, top + 40], [x + 94, top + 24], [x + 104, top - 14], [x + 90, top - 40]]
      : low
        ? [[x - 10, top - 18], [x + 24, top + 18], [x + 34, top + 58], [x + 32, top + 96], [x + 44, top + 112], [x + 56, top + 104]]
        : [[x - 10, top - 18], [x + 30, top + 20], [x + 48, top + 56], [x + 62, top + 84], [x + 86, top + 84], [x + 92, top + 64]]
  const widths = [width * 1.35, width * 1.05, width * 0.82, width * 0.66, width * 0.56, width * 0.5]
  const path = tube(spine, widths)
  pen.fill(path, pen.soft(palette.body), { ink: false })
  pen.contour(sleeve(spine, widths, 1)) // no edge where the trunk grows out of the face
  pen.within(path, () => {
    for (const t of [0.3, 0.42, 0.54, 0.66]) drawWrinkle(stage, spine, t, width)
  })
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
