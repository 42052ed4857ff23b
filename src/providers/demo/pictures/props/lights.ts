import { glow, marks, shape, strokes } from '../scenery/brush.ts'
import { blob, closed, type Point, r1 } from '../scenery/line.ts'
import { blend, shade } from '../scenery/pigment.ts'
import { accent, hue, type Stage } from '../scenery/stage.ts'
import type { Prop } from './prop.ts'

const flame = (x: number, y: number, h: number) =>
  `<path d="M${x} ${r1(y - h)}Q${r1(x + h * 0.5)} ${r1(y - h * 0.25)} ${x} ${y}Q${r1(x - h * 0.5)} ${r1(y - h * 0.25)} ${x} ${r1(y - h)}Z" fill="#ffb63d"/><path d="M${x} ${r1(y - h * 0.62)}Q${r1(x + h * 0.24)} ${r1(y - h * 0.2)} ${x} ${y}Q${r1(x - h * 0.24)} ${r1(y - h * 0.2)} ${x} ${r1(y - h * 0.62)}Z" fill="#fff3b5"/>`

function lantern(stage: Stage): string {
  const iron = hue(stage, '#5a4a44')
  const glass = blend('#ffe7a0', '#ffd166', 0.3)
  const cage = 'M-26 -14L-31 -72H31L26 -14Z'
  return `${strokes('M-24 -86C-30 -128 30 -128 24 -86', iron, 5)}${shape(stage, 'M-34 0H34L28 -16H-28Z', iron)}${marks(cage, glass, 0.92)}${glow(stage, 0, -44, 40, '#ffb347', 0.9)}${flame(0, -20, 34)}${strokes('M-26 -14L-31 -72M26 -14L31 -72M0 -14V-72', iron, 4)}${shape(stage, 'M-38 -70H38Q30 -92 0 -96Q-30 -92 -38 -70Z', iron)}`
}

function candle(stage: Stage): string {
  const wax = hue(stage, '#fbf0d9')
  const dish = accent(stage, 2)
  return `${shape(stage, 'M-40 -12Q0 12 40 -12Q34 2 0 4Q-34 2 -40 -12Z', dish)}${strokes('M38 -12q22 -14 12 6', dish, 6)}${shape(stage, 'M-14 -10V-62Q0 -68 14 -62V-10Q0 -4 -14 -10Z', wax)}${marks('M-14 -58q5 22 9 2q4 12 7 -3v-6z', shade(wax, -0.06))}${strokes('M0 -64v-9', '#5a4a44', 3)}${glow(stage, 0, -84, 30, '#ffb347', 0.8)}${flame(0, -70, 32)}`
}

function star(stage: Stage): string {
  const points = Array.from({ length: 10 }, (_, i): Point => {
    const [a, r] = [(i / 10) * Math.PI * 2 - Math.PI / 2, i % 2 ? 19 : 42]
    return [Math.cos(a) * r, -42 + Math.sin(a) * r]
  })
  const gold = '#ffd45e'
  return `${glow(stage, 0, -42, 70, '#ffe9a0', 0.7)}${shape(stage, closed(points), gold, { lift: 2 })}${marks(blob(stage.random, -8, -50, 12, 9), '#fff3c4', 0.8)}`
}

function moon(stage: Stage): string {
  return `${glow(stage, 0, -60, 110, '#fff3c4', 0.6)}${shape(stage, 'M-18 -116A60 60 0 1 1 -18 -4A66 66 0 0 0 -18 -116Z', '#fbeebb')}${marks(blob(stage.random, 26, -58, 9) + blob(stage.random, 14, -92, 6), '#e8d695', 0.8)}`
}

function telescope(stage: Stage): string {
  const brass = hue(stage, '#d3a24c')
  const legs = strokes('M0 -84L-40 0M0 -84L42 0M0 -84L6 -4', hue(stage, '#6b4f40'), 7)
  return `${legs}<g transform="translate(0 -92) rotate(-28)">${shape(stage, 'M-78 -11H-10V11H-78Z', shade(brass, -0.06))}${shape(stage, 'M-14 -16H70V16H-14Z', brass)}${marks('M-14 -16H70V-8H-14Z', shade(brass, 0.1), 0.8)}${shape(stage, 'M64 -21H84V21H64Z', shade(brass, -0.1))}${shape(stage, 'M-92 -8H-76V8H-92Z', hue(stage, '#4a3a3a'))}</g>`
}

export const lights: Record<string, Prop> = {
  lantern: { draw: lantern, width: 76, height: 118, grip: [0, -118], light: 300 },
  candle: { draw: candle, width: 90, height: 100, grip: [44, -8], light: 230 },
  star: { draw: star, width: 84, height: 84, grip: [0, -8], light: 190 },
  moon: { draw: moon, width: 110, height: 120, high: true, light: 200 },
  telescope: { draw: telescope, width: 150, height: 150 },
}
