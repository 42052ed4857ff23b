import { mix } from '../colour.ts'
import { closed, ellipse, type Knot, type Path } from '../shape.ts'
import type { CoatMark } from './design.ts'
import { onHead, type Stage } from './stage.ts'

/** A patch of the face, given on the flat face and bent round the turned head with it. */
function patch(stage: Stage, knots: readonly Knot[], tension = 1): Path {
  return closed(
    knots.map(([x, y, soft]): Knot => {
      const inside = Math.max(-1, Math.min(1, x))
      const [px, py] = onHead(stage, inside, Math.max(-1, Math.min(1, y))).at
      const { rx, ry } = stage.design.head
      return [px + (x - inside) * rx, py + (y - Math.max(-1, Math.min(1, y))) * ry, soft ?? 1]
    }),
    tension,
  )
}

const mirror = (knots: readonly Knot[]): Knot[] => knots.map(([x, y, soft]) => [-x, y, soft ?? 1])
const both = (stage: Stage, knots: readonly Knot[], paint: string, opacity = 1): void => {
  stage.pen.fill(patch(stage, knots), paint, { ink: false, opacity })
  stage.pen.fill(patch(stage, mirror(knots).reverse()), paint, { ink: false, opacity })
}

/** A patch over both sides at once: `knots` is its right half, from the middle line to the middle line. */
const whole = (stage: Stage, knots: readonly Knot[], paint: string): void =>
  stage.pen.fill(patch(stage, [...knots, ...mirror(knots.slice(1, -1)).reverse()]), paint, { ink: false })

const shapes: Record<CoatMark, (stage: Stage) => void> = {
  'fox-mask': (s) =>
    whole(s, [[0, 0.34], [0.16, 0.2], [0.34, 0.14], [0.6, 0.1], [0.98, 0.02], [1.6, 0.3], [1.3, 1.2], [0, 1.3]], s.pen.soft(s.palette.belly, 0.6)),
  cheeks: (s) => whole(s, [[0, 0.3], [0.3, 0.22], [0.7, 0.22], [1, 0.36], [0.9, 0.9], [0.3, 1.2], [0, 1.2]], s.palette.belly),
  chin: (s) => whole(s, [[0, 0.3], [0.26, 0.3], [0.5, 0.5], [0.62, 0.9], [0.4, 1.2], [0, 1.2]], s.palette.belly),
  badger: (s) => {
    s.pen.fill(patch(s, [[-1.3, -1.2], [1.3, -1.2], [1.4, 1.3], [-1.4, 1.3]]), s.palette.belly, { ink: false })
    both(s, [[0.2, -1.3], [0.62, -1.3], [0.74, -0.4], [0.7, 0.1], [0.52, 0.42], [0.26, 0.62], [0.2, 0.3], [0.26, -0.3]], s.palette.deep)
  },
  'owl-disc': (s) => whole(s, [[0, -0.2], [0.12, -0.62], [0.5, -0.8], [0.92, -0.5], [1, 0.06], [0.76, 0.62], [0.3, 0.86], [0, 0.66]], s.pen.soft(s.palette.belly, 0.7)),
  'penguin-face': (s) => whole(s, [[0, -0.3], [0.2, -0.56], [0.54, -0.6], [0.84, -0.26], [0.86, 0.3], [0.62, 0.84], [0.2, 1.1], [0, 1.1]], s.pen.soft(s.palette.belly, 0.6)),
  'face-heart': (s) => whole(s, [[0, -0.46], [0.26, -0.7], [0.66, -0.62], [0.9, -0.16], [0.86, 0.4], [0.6, 1], [0, 1.2]], s.pen.soft(s.palette.belly, 0.6)),
  tabby: (s) => {
    s.pen.fill(patch(s, [[-0.07, -1.1], [0.07, -1.1], [0.05, -0.6], [0, -0.46, 0.2], [-0.05, -0.6]]), s.palette.bodyDark, { ink: false, opacity: 0.75 })
    both(s, [[0.22, -1.1], [0.36, -1.1], [0.27, -0.7], [0.2, -0.58, 0.2], [0.2, -0.7]], s.palette.bodyDark, 0.7)
    for (const y of [0.02, 0.2]) both(s, [[1.2, y - 0.07], [0.95, y], [0.8, y + 0.03, 0.2], [0.95, y + 0.08], [1.2, y + 0.05]], s.palette.bodyDark, 0.55)
  },
  tiger: (s) => {
    shapes.tabby(s)
    both(s, [[0.5, -1], [0.62, -0.9], [0.52, -0.6], [0.42, -0.5, 0.2], [0.46, -0.7]], s.palette.bodyDark, 0.7)
  },
  blaze: (s) => s.pen.fill(patch(s, [[-0.1, -0.85], [0, -1], [0.1, -0.85], [0.12, -0.2], [0.3, 0.4], [0, 0.6], [-0.3, 0.4], [-0.12, -0.2]]), s.palette.belly, { ink: false }),
  'muzzle-blaze': (s) => s.pen.fill(patch(s, [[-0.06, -0.5], [0, -0.6], [0.06, -0.5], [0.12, 0], [0.3, 0.4], [-0.3, 0.4], [-0.12, 0]]), s.palette.belly, { ink: false, opacity: 0.8 }),
  'eye-patches': (s) => both(s, [[0.24, 0.04], [0.34, -0.26], [0.58, -0.3], [0.74, 0.04], [0.66, 0.32], [0.4, 0.3]], s.palette.deep),
  raccoon: (s) => both(s, [[0.06, 0.1], [0.2, -0.2], [0.6, -0.24], [1.1, 0.1], [0.8, 0.34], [0.3, 0.26]], s.palette.deep),
  'fawn-spots': (s) => {
    for (const [x, y, r] of [[-0.3, -0.66, 5], [0.26, -0.7, 5.5], [0, -0.78, 4.5], [-0.1, -0.56, 4]] as const) {
      const { at, narrow } = onHead(s, x, y)
      s.pen.fill(ellipse(at[0], at[1], r * narrow, r * 0.9), mix(s.palette.belly, '#ffffff', 0.3), { ink: false, opacity: 0.9 })
    }
  },
  'frog-spots': (s) => {
    for (const [x, y, r] of [[-0.1, -0.6, 9], [0.2, -0.72, 6], [-0.84, 0.1, 8], [0.86, 0.02, 6]] as const) {
      const { at, narrow } = onHead(s, x, y)
      s.pen.fill(ellipse(at[0], at[1], r * narrow, r * 0.85), s.palette.bodyDark, { ink: false, opacity: 0.55 })
    }
    s.pen.fill(patch(s, [[-1.2, 0.5], [-0.5, 0.56], [0, 0.6], [0.5, 0.56], [1.2, 0.5], [1, 1.4], [-1, 1.4]]), s.palette.belly, { ink: false, opacity: 0.85 })
  },
  robin: (s) => whole(s, [[0, 0], [0.3, -0.34], [0.74, -0.3], [1.2, 0.2], [1.2, 1.2], [0, 1.3]], s.pen.soft(s.palette.belly, 0.8)),
} // prettier-ignore

/** The coat's markings on the face, within the outline of the head. */
export function drawCoat(stage: Stage): void {
  for (const mark of stage.design.coat) shapes[mark](stage)
}
