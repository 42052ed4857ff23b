import { darken, lighten, mix, type Hex } from '../colour.ts'
import { closed, ellipse, open, tube, type Knot } from '../shape.ts'
import { colourIn } from './colour-words.ts'
import type { Stage } from './stage.ts'

export type HairStyle = 'short' | 'bob' | 'long' | 'braids' | 'bun' | 'curls' | 'ponytail'

/** How a child's hair is worn, from the words of its look; girls and boys get a common one when nothing is said. */
export function hairOf(look: string): { style: HairStyle; colour: Hex } {
  const text = look.toLowerCase()
  const hair = /([^,.;]*)\bhair/.exec(text)?.[1] ?? text
  const colour = colourIn(hair) ?? '#6b4030'
  const said: readonly (readonly [HairStyle, RegExp])[] = [
    ['braids', /braid|plait|pigtail/],
    ['ponytail', /pony ?tail/],
    ['bun', /\bbuns?\b|topknot/],
    ['curls', /curl|afro|frizz|fluffy/],
    ['long', /long|flowing|wavy/],
    ['short', /short|cropped|spiky|messy|tousled/],
    ['bob', /bob|fringe|bangs|chin-length/],
  ]
  const style = said.find(([, word]) => word.test(text))?.[0] ?? (/girl|daughter|princess|sister|woman/.test(text) ? 'bob' : 'short') // prettier-ignore
  return { style, colour }
}

export function drawHairBack(stage: Stage): void {
  const { pen, design, front } = stage
  const { rx, ry } = design.head
  const { style, colour } = hairOf(stage.look)
  const back = pen.soft(darken(colour, 0.05))
  const shift = front ? 0 : -rx * 0.14
  pen.at({ x: shift }, () => {
    if (style === 'long') pen.fill(closed([[0, -ry * 1.1], [rx * 0.92, -ry * 0.7], [rx * 1.12, ry * 0.2], [rx * 1.08, ry * 1.3], [rx * 0.6, ry * 1.52, 0.5], [0, ry * 1.34], [-rx * 0.6, ry * 1.56, 0.5], [-rx * 1.14, ry * 1.3], [-rx * 1.12, ry * 0.2], [-rx * 0.92, -ry * 0.7]]), back)
    if (style === 'bob') pen.fill(closed([[0, -ry * 1.12], [rx * 0.9, -ry * 0.78], [rx * 1.14, ry * 0.1], [rx * 1.12, ry * 0.78, 0.5], [0, ry * 0.9], [-rx * 1.12, ry * 0.8, 0.5], [-rx * 1.14, ry * 0.1], [-rx * 0.9, -ry * 0.78]]), back)
    if (style === 'curls') for (const [x, y, r] of curls) pen.fill(ellipse(x * rx, y * ry, r * rx, r * rx), back)
    if (style === 'bun') pen.fill(ellipse(front ? 0 : -rx * 0.3, -ry * 1.22, rx * 0.4, rx * 0.36), back)
    if (style === 'ponytail') pen.fill(tube([[-rx * 0.5, -ry * 0.5], [-rx * 1.2, -ry * 0.5], [-rx * 1.46, ry * 0.2], [-rx * 1.3, ry * 0.8]], [30, 48, 46, 8]), back)
    if (style === 'braids') for (const s of [-1, 1] as const) drawBraid(stage, s, colour)
    pen.fill(closed([[0, -ry * 1.1], [rx * 0.84, -ry * 0.8], [rx * 1.04, -ry * 0.1], [0, ry * 0.4], [-rx * 1.06, ry * 0.1], [-rx * 0.86, -ry * 0.8]]), back)
  })
} // prettier-ignore

const curls = [[0, -0.95, 0.42], [0.52, -0.84, 0.4], [-0.52, -0.84, 0.4], [0.9, -0.42, 0.38], [-0.9, -0.42, 0.38], [1.04, 0.08, 0.34], [-1.04, 0.08, 0.34], [0.96, 0.46, 0.28], [-0.98, 0.46, 0.3]] as const // prettier-ignore

function drawBraid({ pen, design, palette }: Stage, s: 1 | -1, colour: Hex): void {
  const { rx, ry } = design.head
  for (const [x, y, r] of [[0.98, 0.42, 19], [1.1, 0.7, 18], [1.14, 0.98, 16.5], [1.12, 1.22, 14.5]] as const) pen.fill(ellipse(s * x * rx, y * ry, r, r * 0.92, s * 20), pen.soft(colour)) // prettier-ignore
  pen.fill(ellipse(s * 1.11 * rx, 1.38 * ry, 9, 6), palette.accent)
  pen.fill(closed([[s * 1.06 * rx, 1.42 * ry], [s * 1.18 * rx, 1.42 * ry], [s * 1.16 * rx, 1.66 * ry, 0.3], [s * 1.05 * rx, 1.62 * ry, 0.3]]), colour) // prettier-ignore
}

/** The fringe: never a straight line, and parted where the head turns. */
export function drawHairFront(stage: Stage): void {
  const { pen, design, front } = stage
  const { rx, ry } = design.head
  const { style, colour } = hairOf(stage.look)
  const part = front ? -0.2 : 0.3
  const low = style === 'bob' ? -0.3 : style === 'short' || style === 'curls' ? -0.42 : -0.36
  const top: Knot[] = [[-rx * 1.05, ry * 0.02], [-rx * 1.0, -ry * 0.56], [-rx * 0.56, -ry * 1.02], [0, -ry * 1.16], [rx * 0.56, -ry * 1.02], [rx * 0.99, -ry * 0.56], [rx * (front ? 1.05 : 1.0), -ry * 0.04]] // prettier-ignore
  const fringe: Knot[] = front
    ? [[rx * 0.9, -ry * 0.1, 0.3], [rx * 0.78, -ry * 0.44], [rx * 0.36, ry * (low - 0.14)], [rx * part, ry * (low - 0.36), 0.3], [-rx * 0.42, ry * low], [-rx * 0.8, -ry * 0.24], [-rx * 0.92, ry * 0.04, 0.3]]
    : [[rx * 0.9, -ry * 0.24, 0.3], [rx * 0.74, ry * (low - 0.1)], [rx * part, ry * (low - 0.3), 0.3], [0, ry * low], [-rx * 0.36, ry * -0.2], [-rx * 0.5, ry * 0.16], [-rx * 0.78, ry * 0.3, 0.4]]
  const path = closed([...top, ...fringe])
  pen.fill(path, pen.soft(colour))
  for (const [x, y] of [[-0.66, -0.6], [-0.3, -0.84], [0.3, -0.84], [0.66, -0.56]] as const) pen.line(open([[x * rx, y * ry], [x * rx * 1.1, (y + 0.16) * ry], [x * rx * 1.16, (y + 0.28) * ry]]), mix(lighten(colour, 0.12), '#fff2d8', 0.15), 3, 0.5)
  if (style === 'short' || stage.marks.lock) pen.fill(closed([[-14, -ry * 1.05], [-6, -ry * 1.28, 0.1], [6, -ry * 1.14, 0.4], [22, -ry * 1.24, 0.1], [22, -ry * 1.0]]), colour, { ink: false })
  if (style === 'curls') for (const [x, y, r] of [[-0.5, -0.62, 0.3], [0, -0.72, 0.32], [0.5, -0.62, 0.3], [-0.84, -0.3, 0.24], [0.84, -0.3, 0.24]] as const) pen.fill(ellipse(x * rx, y * ry, r * rx, r * rx * 0.9), pen.soft(colour), { ink: false })
} // prettier-ignore
