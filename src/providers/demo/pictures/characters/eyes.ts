import { darken, mix, type Hex } from '../colour.ts'
import { closed, ellipse, open, tube, type Path } from '../shape.ts'
import type { Face } from './moods.ts'
import { darkAtEyes, onHead, skinAtEyes, type Stage } from './stage.ts'

type Eye = { x: number; y: number; w: number; h: number; side: 1 | -1 }

export function drawEyes(stage: Stage, face: Face): void {
  const { design, pen } = stage
  for (const side of [1, -1] as const) {
    const { at, narrow } = onHead(stage, side * design.eyes.apart, design.eyes.y)
    const size = design.eyes.size * (1 + 0.12 * face.wide)
    const eye: Eye = { x: 0, y: 0, w: size * (0.35 + 0.65 * narrow), h: size * 1.22, side }
    pen.at({ x: at[0], y: at[1] }, () => {
      if (design.eyes.kind === 'lamp') return drawLamp(stage, face, eye)
      if (design.eyes.kind === 'top') drawBulge(stage, eye)
      if (face.shut) drawShut(stage, face.shut, eye)
      else drawOpen(stage, face, eye)
      drawBrow(stage, face, eye)
    })
  }
}

function drawShut(stage: Stage, how: 'arch' | 'lashes', { w, h, side }: Eye): void {
  const { pen, palette } = stage
  const up = how === 'arch' ? -1 : 1
  const colour = darkAtEyes(stage) ? mix(palette.belly, '#fff6e8', 0.5) : palette.ink
  const y = how === 'arch' ? h * 0.18 : h * 0.1
  pen.line(open([[-w * 1.05, y], [-w * 0.5, y + up * h * 0.36], [w * 0.5, y + up * h * 0.36], [w * 1.05, y]]), colour, 4.6) // prettier-ignore
  if (how === 'lashes') {
    for (const k of [0.55, 0.95]) pen.line(open([[side * w * k, y + h * 0.3 * (1.3 - k)], [side * w * (k + 0.28), y + h * 0.52 * (1.3 - k * 0.5)]]), colour, 3) // prettier-ignore
  }
}

/** A dark bean with a warm glow and two lights; fear and wonder bare the white around it. */
function drawOpen(stage: Stage, face: Face, eye: Eye): void {
  const { pen, palette, design } = stage
  const { w, h } = eye
  const bright = design.eyes.kind === 'bright' || design.eyes.kind === 'top' || darkAtEyes(stage)
  const wide = Math.max(face.wide, bright ? 0.55 : 0)
  const white = 1 + 0.26 * wide
  const ball = ellipse(0, 0, w * white, h * white)
  if (wide > 0.05) pen.fill(ball, '#fffaf0', { ink: false })
  const pupil = 1 - 0.2 * wide - (face.wide > 0.9 ? 0.14 : 0)
  const [gx, gy] = [face.gaze[0] * w * (0.2 + wide * 0.26), face.gaze[1] * h * (0.12 + wide * 0.2)]
  pen.within(ball, () => {
    pen.fill(ellipse(gx, gy, w * pupil, h * pupil), bright ? iris(stage) : palette.ink, { ink: false })
    if (bright) pen.fill(ellipse(gx, gy, w * pupil * 0.66, h * pupil * 0.7), palette.ink, { ink: false })
    else pen.fill(ellipse(gx, gy + h * pupil * 0.52, w * pupil * 0.85, h * pupil * 0.5), pen.glow(mix(palette.ink, '#c98a55', 0.6), 0.95), { ink: false }) // prettier-ignore
    drawLids(stage, face, eye, white)
  })
  if (wide > 0.05) pen.line(ball, palette.ink, 1.8, 0.35)
  drawLash(stage, face, eye, white)
  const dim = face.lid > 0.4 ? 0.5 : 1
  const lid = h * face.lid * 0.9
  pen.fill(ellipse(gx - w * 0.26, gy - h * 0.36 * pupil + lid, w * 0.32 * dim, h * 0.27 * dim), '#ffffff', { ink: false }) // prettier-ignore
  pen.fill(ellipse(gx + w * 0.34, gy + h * 0.34, w * 0.14, h * 0.12), '#ffffff', {
    ink: false,
    opacity: 0.85,
  })
}

function iris({ palette, design }: Stage): Hex {
  const amber = design.name === 'cat' || design.name === 'frog' ? '#9db84c' : '#d99a35'
  return mix(amber, palette.accent, 0.12)
}

function drawLids(stage: Stage, face: Face, eye: Eye, white: number): void {
  const { pen } = stage
  const [reach, high] = [eye.w * 2, eye.h * 2.4]
  const skin = darken(skinAtEyes(stage, 'upper'), 0.055)
  if (face.lid > 0) {
    const [left, , right] = edges(face, eye, white)
    pen.fill(closed([[-reach, -high, 0], [reach, -high, 0], [eye.w * white, right, 0.5], [0, (left + right) / 2 + 2], [-eye.w * white, left, 0.5]]), skin, { ink: false }) // prettier-ignore
  }
  if (face.lower > 0) {
    const y = eye.h * white * (1 - 2 * face.lower)
    pen.fill(closed([[-reach, high, 0], [reach, high, 0], [eye.w * 1.2, y + eye.h * 0.34, 0.4], [0, y], [-eye.w * 1.2, y + eye.h * 0.34, 0.4]]), skinAtEyes(stage, 'lower'), { ink: false }) // prettier-ignore
  }
}

/** Heights of the upper lid at the left and the right of the eye; a positive tilt hangs outwards. */
function edges(face: Face, { w, h, side }: Eye, white: number): [number, number, number] {
  const slope = Math.tan((face.lidTilt * Math.PI) / 180) * w * white
  const y = -h * white + 2 * h * white * face.lid
  return [y - slope * side, y, y + slope * side]
}

function drawLash(stage: Stage, face: Face, eye: Eye, white: number): void {
  const { pen, palette } = stage
  const { w, h, side } = eye
  if (face.lid > 0.05) {
    const [left, middle, right] = edges(face, eye, white)
    const k = Math.sqrt(Math.max(0.15, 1 - (2 * face.lid - 1) ** 2)) * w * white
    pen.line(
      open([
        [-k * 1.08, left + 1],
        [0, middle + 2],
        [k * 1.08, right + 1],
      ]),
      palette.ink,
      4,
    )
  }
  const lashes =
    stage.design.own === 'child'
      ? /girl|princess|fairy|woman|daughter|witch/.test(stage.look.toLowerCase())
      : stage.close
  if (!lashes) return
  const y = face.lid > 0.05 ? edges(face, eye, white)[1] : -h * 0.72
  pen.line(
    open([
      [side * w * 0.78, y + 3],
      [side * w * 1.3, y - 4],
    ]),
    palette.ink,
    3,
  )
}

function drawBrow(stage: Stage, face: Face, { w, h, side }: Eye): void {
  if (face.shut === 'lashes') return
  const { pen, palette, design } = stage
  const colour = darkAtEyes(stage)
    ? mix(palette.belly, palette.body, 0.35)
    : palette.dark
      ? palette.ink
      : palette.brow
  const lift = h * (1.62 + face.browLift) + (side > 0 ? (face.browOdd ?? 0) * h * 1.2 : 0)
  const length = Math.max(w, design.eyes.size * 0.7)
  const path: Path = tube([[-length * 0.95, 3], [0, -2.5], [length * 0.95, 3]], [3, 6.4, 3]) // prettier-ignore
  pen.at({ y: -lift, turn: side * face.browTilt }, () => pen.fill(path, colour, { ink: false }))
}

/** The frog carries its eyes on top of the head. */
function drawBulge({ pen, palette }: Stage, { w, h }: Eye): void {
  pen.fill(ellipse(0, 2, w * 1.75, h * 1.6), pen.soft(palette.body))
}

function drawLamp({ pen, palette }: Stage, face: Face, { w, h, side }: Eye): void {
  pen.fill(ellipse(0, 0, w * 1.5, w * 1.5), pen.soft(palette.bodyDark))
  pen.fill(ellipse(0, 0, w * 1.2, w * 1.2), '#22303c', { ink: false })
  const light = mix('#8ff0ff', palette.accent, 0.1)
  if (face.shut) return pen.line(open([[-w * 0.7, 2], [0, face.shut === 'arch' ? -w * 0.6 : w * 0.5], [w * 0.7, 2]]), light, 4.5) // prettier-ignore
  pen.fill(ellipse(0, 0, w * 1.2, w * 1.2), pen.glow(light, 0.5), { ink: false })
  pen.within(ellipse(0, 0, w * 1.2, w * 1.2), () => {
    pen.fill(ellipse(face.gaze[0] * w * 0.4, face.gaze[1] * h * 0.4, w * (0.72 - 0.2 * face.wide), w * (0.8 - 0.2 * face.wide)), light, { ink: false }) // prettier-ignore
    const y = -w * 1.3 + 2.6 * w * face.lid
    if (face.lid > 0) pen.at({ turn: side * face.lidTilt }, () => pen.fill(closed([[-w * 2, -w * 3, 0], [w * 2, -w * 3, 0], [w * 2, y, 0], [-w * 2, y, 0]]), palette.bodyDark, { ink: false })) // prettier-ignore
  })
  pen.fill(ellipse(-w * 0.3, -w * 0.4, w * 0.24, w * 0.2), '#ffffff', { ink: false })
}
