import { darken, lighten, mix, shiftHue, type Hex } from '../colour.ts'
import type { Path } from '../shape.ts'

export type Ink = { outline: string | null; width: number }
export type Box = { left: number; top: number; right: number; bottom: number }
export type Place = { x?: number; y?: number; turn?: number; sx?: number; sy?: number }
export type Extra = { opacity?: number; ink?: boolean; rule?: 'evenodd'; fine?: boolean }
type Matrix = readonly [number, number, number, number, number, number]

/** Collects the drawing of one figure, remembers how far it reaches, and shares its gradients. */
export type Pen = {
  /** `ink: false` for what has no drawn line of its own: patches, shine; `fine` halves it for what it would swallow. */
  fill(path: Path, paint: string, extra?: Extra): void
  line(path: Path, colour: Hex, width: number, opacity?: number): void
  /** Only the drawn line, where a shape stands out on one side and melts into another. */
  contour(path: Path): void
  within(path: Path, draw: () => void): void
  at(place: Place, draw: () => void): void
  /** A rounded look: lit from above, its own darker and slightly warmer colour below. */
  soft(colour: Hex, depth?: number): string
  /** Full in the middle, nothing at the rim. */
  glow(colour: Hex, strength: number): string
  /** The part of a shape that an equal shape, moved by dx and dy, does not cover: a rim of light or shade. */
  rim(path: Path, dx: number, dy: number, colour: Hex, opacity: number): void
  done(): { svg: string; box: Box }
}

const r = (n: number) => Math.round(n * 100) / 100 || 0

function moved(m: Matrix, { x = 0, y = 0, turn = 0, sx = 1, sy = sx }: Place): Matrix {
  const a = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(a), Math.sin(a)]
  const [a2, b2, c2, d2] = [cos * sx, sin * sx, -sin * sy, cos * sy]
  return [
    m[0] * a2 + m[2] * b2,
    m[1] * a2 + m[3] * b2,
    m[0] * c2 + m[2] * d2,
    m[1] * c2 + m[3] * d2,
    m[0] * x + m[2] * y + m[4],
    m[1] * x + m[3] * y + m[5],
  ]
}

function transform({ x = 0, y = 0, turn = 0, sx = 1, sy = sx }: Place): string {
  const parts = [x || y ? `translate(${r(x)} ${r(y)})` : '', turn ? `rotate(${r(turn)})` : '']
  parts.push(sx !== 1 || sy !== 1 ? `scale(${r(sx)} ${r(sy)})` : '')
  return parts.filter(Boolean).join(' ')
}

function spread(box: Box, path: Path, m: Matrix, margin: number): void {
  const numbers = path.match(/-?[\d.]+/g) ?? []
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [px, py] = [Number(numbers[i]), Number(numbers[i + 1])]
    const x = m[0] * px + m[2] * py + m[4]
    const y = m[1] * px + m[3] * py + m[5]
    box.left = Math.min(box.left, x - margin)
    box.right = Math.max(box.right, x + margin)
    box.top = Math.min(box.top, y - margin)
    box.bottom = Math.max(box.bottom, y + margin)
  }
}

/** Gradients and clips of one figure, each written once. */
function createDefs(prefix: string) {
  const known = new Map<string, string>()
  const texts: string[] = []
  const define = (key: string, write: (id: string) => string): string => {
    const id = known.get(key) ?? `${prefix}${known.size.toString(36)}`
    if (!known.has(key)) texts.push(write(id))
    known.set(key, id)
    return `url(#${id})`
  }
  return { define, text: () => (texts.length ? `<defs>${texts.join('')}</defs>` : '') }
}

function softGradient(id: string, colour: Hex, depth: number): string {
  const low = mix(darken(shiftHue(colour, -8), 0.13 * depth), '#6b4a6e', 0.1 * depth)
  const stop = (at: number, c: Hex) => `<stop offset="${at}" stop-color="${c}"/>`
  const stops = stop(0, lighten(colour, 0.045 * depth)) + stop(0.5, colour) + stop(1, low)
  return `<radialGradient id="${id}" cx=".54" cy=".26" r=".86">${stops}</radialGradient>`
}

function glowGradient(id: string, colour: Hex, strength: number): string {
  const stop = (at: number, o: number) =>
    `<stop offset="${at}" stop-color="${colour}" stop-opacity="${r(o)}"/>`
  return `<radialGradient id="${id}">${stop(0, strength)}${stop(0.55, strength * 0.7)}${stop(1, 0)}</radialGradient>`
}

export function createPen(prefix: string, ink: Ink): Pen {
  const defs = createDefs(prefix)
  const out: string[] = []
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let clipped = 0
  const scale = () => Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) || 1
  const alpha = (opacity?: number) =>
    opacity === undefined || opacity >= 1 ? '' : ` opacity="${r(opacity)}"`
  const pen: Pen = {
    fill(path, paint, { opacity, ink: drawn = true, rule, fine } = {}) {
      const stroke =
        drawn && ink.outline
          ? ` stroke="${ink.outline}" stroke-width="${r((ink.width * (fine ? 0.5 : 1)) / scale())}" stroke-linejoin="round"`
          : ''
      const even = rule ? ` fill-rule="${rule}"` : ''
      if (!clipped) spread(box, path, matrix, stroke ? ink.width / 2 : 0)
      out.push(`<path d="${path}" fill="${paint}"${even}${stroke}${alpha(opacity)}/>`)
    },
    line(path, colour, width, opacity) {
      const caps = ` stroke-width="${r(width)}" stroke-linecap="round" stroke-linejoin="round"`
      if (!clipped) spread(box, path, matrix, (width * scale()) / 2)
      out.push(`<path d="${path}" fill="none" stroke="${colour}"${caps}${alpha(opacity)}/>`)
    },
    contour(path) {
      if (ink.outline) pen.line(path, ink.outline, ink.width / scale())
    },
    within(path, draw) {
      const clip = defs.define(`clip ${path}`, (id) => `<clipPath id="${id}"><path d="${path}"/></clipPath>`)
      out.push(`<g clip-path="${clip}">`)
      clipped++
      draw()
      clipped--
      out.push('</g>')
    },
    at(place, draw) {
      const before = matrix
      matrix = moved(matrix, place)
      out.push(`<g transform="${transform(place)}">`)
      draw()
      out.push('</g>')
      matrix = before
    },
    soft: (colour, depth = 1) =>
      defs.define(`soft ${colour} ${depth}`, (id) => softGradient(id, colour, depth)),
    glow: (colour, strength) =>
      defs.define(`glow ${colour} ${strength}`, (id) => glowGradient(id, colour, strength)),
    rim(path, dx, dy, colour, opacity) {
      const far = 'M-900 -900L900 -900L900 900L-900 900Z'
      pen.within(path, () =>
        pen.at({ x: dx, y: dy }, () =>
          pen.fill(`${far}${path}`, colour, { ink: false, opacity, rule: 'evenodd' }),
        ),
      )
    },
    done: () => ({ svg: defs.text() + out.join(''), box }),
  }
  return pen
}
