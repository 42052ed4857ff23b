import { darken, lighten, mix, type Hex } from '../colour.ts'
import { closed, ellipse, open, tube, type Knot } from '../shape.ts'
import { colourIn } from './colour-words.ts'
import type { Stage } from './stage.ts'

export type HairStyle = 'short' | 'bob' | 'long' | 'braids' | 'bun' | 'curls' | 'ponytail'

/** How a child's hair is worn, from the words of its look; girls and boys get a common one when nothing is said. */
export function hairOf(look: string): { style: HairStyle; colour: Hex } {
  const text = look.toLowerCase()
  const hair = /([^,.;]*)\bhair/.exec(text)?.[1] ?? text
  const red = /\b(red|ginger|copper|auburn)\b/.test(hair)
  const colour = red ? '#b9572c' : (colourIn(hair) ?? '#6b4030')
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
    if (style === 'long' && stage.pose !== 'sleep') pen.fill(closed([[0, -ry * 1.1], [rx * 0.92, -ry * 0.7], [rx * 1.12, ry * 0.2], [rx * 1.08, ry * 1.3], [rx * 0.6, ry * 1.52, 0.5], [0, ry * 1.34], [-rx * 0.6, ry * 1.56, 0.5], [-rx * 1.14, ry * 1.3], [-rx * 1.12, ry * 0.2], [-rx * 0.92, -ry * 0.7]]), back)
    if (style === 'bob' || (style === 'long' && stage.pose === 'sleep')) pen.fill(closed([[0, -ry * 1.12], [rx * 0.9, -ry * 0.78], [rx * 1.14, ry * 0.1], [rx * 1.12, ry * 0.78, 0.5], [0, ry * 0.9], [-rx * 1.12, ry * 0.8, 0.5], [-rx * 1.14, ry * 0.1], [-rx * 0.9, -ry * 0.78]]), back)
    if (style === 'curls') for (const [x, y, r] of curls) pen.fill(ellipse(x * rx, y * ry, r * rx, r * rx), back)
    if (style === 'bun') pen.fill(ellipse(front ? 0 : -rx * 0.3, -ry * 1.22, rx * 0.4, rx * 0.36), back)
    if (style === 'ponytail') pen.fill(tube([[-rx * 0.5, -ry * 0.5], [-rx * 1.2, -ry * 0.5], [-rx * 1.46, ry * 0.2], [-rx * 1.3, ry * 0.8]], [30, 48, 46, 8]), back)
    if (style === 'braids') for (const s of [-1, 1] as const) drawBraid(stage, s, colour)
    pen.fill(closed([[0, -ry * 1.1], [rx * 0.84, -ry * 0.8], [rx * 1.04, -ry * 0.1], [0, ry * 0.4], [-rx * 1.06, ry * 0.1], [-rx * 0.86, -ry * 0.8]]), back)
  })
} // prettier-ignore

const curls = [[0, -0.95, 0.42], [0.52, -0.84, 0.4], [-0.52, -0.84, 0.4], [0.9, -0.42, 0.38], [-0.9, -0.42, 0.38], [1.04, 0.08, 0.34], [-1.04, 0.08, 0.34], [0.96, 0.46, 0.28], [-0.98, 0.46, 0.3]] as const // prettier-ignore

/** Asleep the near braid lies on the ground; awake both hang before the shoulders. */
function drawBraid({ pen, design, palette, pose, front }: Stage, s: 1 | -1, colour: Hex): void {
  const { rx, ry } = design.head
  const lying = pose === 'sleep'
  if (lying && s > 0) return
  const k = !front && s > 0 ? 0.86 : 1
  const balls = lying ? ([[-1.0, 0.42, 19], [-1.2, 0.6, 18], [-1.42, 0.7, 16], [-1.62, 0.74, 13]] as const) : ([[0.98, 0.4, 19], [1.08, 0.66, 18], [1.1, 0.92, 16], [1.07, 1.14, 13.5]] as const) // prettier-ignore
  const way = lying ? 1 : s
  for (const [x, y, r] of balls)
    pen.fill(ellipse(way * x * rx * k, y * ry, r, r * 0.92, s * 20), pen.soft(colour))
  const [ex, ey] = [way * balls[3][0] * rx * k, balls[3][1] * ry]
  const turn = lying ? 76 : s * -6
  pen.at({ x: ex, y: ey, turn }, () => {
    pen.fill(
      closed([
        [-6, 12],
        [6, 12],
        [9, 30, 0.3],
        [0, 34],
        [-9, 30, 0.3],
      ]),
      colour,
    )
    pen.fill(ellipse(0, 13, 9, 6), palette.accent)
  })
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
  if (style === 'short' || stage.marks.lock) for (const [turn, h] of [[-26, 22], [12, 26], [34, 18]] as const) pen.at({ x: 2, y: -ry * 1.06, turn }, () => pen.fill(closed([[-9, 10], [-7, -h * 0.5], [4, -h, 0.15], [9, -h * 0.3], [10, 10]]), colour, { ink: false }))
  if (style === 'curls') for (const [x, y, r] of [[-0.5, -0.62, 0.3], [0, -0.72, 0.32], [0.5, -0.62, 0.3], [-0.84, -0.3, 0.24], [0.84, -0.3, 0.24]] as const) pen.fill(ellipse(x * rx, y * ry, r * rx, r * rx * 0.9), pen.soft(colour), { ink: false })
} // prettier-ignore
