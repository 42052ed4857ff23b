import { marks, shape, strokes } from '../scenery/brush.ts'
import { bell, blob, leaf as leafShape, r1 } from '../scenery/line.ts'
import { shade } from '../scenery/pigment.ts'
import { flower as wildflower, mushroom as toadstool, stone } from '../scenery/plants.ts'
import { accent, hue, type Stage } from '../scenery/stage.ts'
import type { Prop } from './prop.ts'

const flower = (stage: Stage) =>
  wildflower({ ...stage, bend: 0 }, 0, 0, 104, 'daisy', shade(accent(stage, 0), 0.03), hue(stage, '#5d8f4c'))
const mushroom = (stage: Stage) =>
  toadstool(stage, 0, 0, 78, hue(stage, '#c9503f')) + toadstool(stage, 48, 4, 46, hue(stage, '#c9503f'))
const pebble = (stage: Stage) =>
  stone(stage, 0, 0, 56, hue(stage, '#a9acb2')) +
  marks(blob(stage.random, -4, -16, 16, 3.5), hue(stage, '#f4f0e6'), 0.8)

function seedling(stage: Stage): string {
  const green = hue(stage, '#7fb04f')
  const pot = hue(stage, '#c97f5c')
  return `${strokes('M0 -54Q4 -84 0 -104', green, 6)}${shape(stage, leafShape(0, -100, 50, -0.6, 0.42), green)}${shape(stage, leafShape(0, -98, 48, -2.5, 0.42), shade(green, 0.04))}${marks('M-30 -56Q0 -68 30 -56Z', hue(stage, '#6d4a38'))}${shape(stage, 'M-34 -58H34L25 0H-25Z', pot)}${marks('M-40 -62H40V-46H-40Z', shade(pot, 0.05))}`
}

function apple(stage: Stage): string {
  const red = hue(stage, '#cf4a3d')
  return `${shape(stage, 'M0 -54C-14 -66 -46 -60 -42 -28C-38 0 -14 4 0 -2C14 4 38 0 42 -28C46 -60 14 -66 0 -54Z', red)}${marks(blob(stage.random, -20, -40, 8, 12), '#ffffff', 0.42)}${strokes('M0 -54Q2 -66 8 -72', hue(stage, '#6b4f40'), 5)}${marks(leafShape(4, -64, 30, -0.4, 0.45), hue(stage, '#6f9a52'))}`
}

function acorn(stage: Stage): string {
  const nut = hue(stage, '#b98445')
  return `${shape(stage, 'M-24 -44Q-24 -8 0 0Q24 -8 24 -44Z', nut)}${marks('M-14 -42Q-14 -18 -4 -10Q-10 -24 -6 -42Z', shade(nut, 0.1))}${shape(stage, 'M-32 -40Q-30 -66 0 -66Q30 -66 32 -40Q0 -30 -32 -40Z', hue(stage, '#7d5d45'))}${strokes('M0 -66V-78', hue(stage, '#6b4f40'), 5)}`
}

function feather(stage: Stage): string {
  const vane = accent(stage, 1)
  return `<g transform="rotate(24)">${shape(stage, 'M0 -18C-34 -50 -30 -112 4 -142C30 -110 30 -48 0 -18Z', vane)}${marks('M0 -18C-34 -50 -30 -112 4 -142C-6 -100 -4 -60 0 -18Z', shade(vane, 0.1))}${strokes('M0 0Q-4 -80 4 -136', hue(stage, '#f4ead8'), 4)}${strokes('M-20 -64l14 10M22 -70l-16 12M-22 -92l16 8', shade(vane, -0.1), 3)}</g>`
}

function shell(stage: Stage): string {
  const pink = hue(stage, '#f0bda9')
  const ribs = [-0.75, -0.4, 0, 0.4, 0.75]
    .map((k) => `M0 -4L${r1(k * 44)} ${r1(-64 + Math.abs(k) * 16)}`)
    .join('')
  return `${shape(stage, 'M0 0L-16 -8Q-54 -34 -46 -50Q-36 -76 0 -76Q36 -76 46 -50Q54 -34 16 -8Z', pink)}${strokes(ribs, shade(pink, -0.12), 4, 0.8)}${marks(blob(stage.random, -16, -56, 12, 7), '#ffffff', 0.5)}`
}

function leaf(stage: Stage): string {
  const gold = hue(stage, '#d98b3c')
  return `<g transform="rotate(-20)">${shape(stage, leafShape(0, -6, 96, -1.57, 0.42), gold)}${strokes('M0 6V-94M0 -34l22 -16M0 -34l-22 -16M0 -58l18 -14M0 -58l-18 -14', shade(gold, -0.12), 3.4)}</g>`
}

function nest(stage: Stage): string {
  const straw = hue(stage, '#b98f5a')
  let twigs = ''
  for (let i = 0; i < 30; i++)
    twigs += `M${r1(bell(stage.random) * 46)} ${r1(-14 + bell(stage.random) * 12)}q${r1(bell(stage.random) * 24)} ${r1(-8)} ${r1(bell(stage.random) * 46)} ${r1(bell(stage.random) * 8)}`
  const eggs = [-20, 4, 26]
    .map((x, i) =>
      shape(stage, blob(stage.random, x, -38 + (i % 2) * 4, 14, 18, 0.02, 10), hue(stage, '#cfe3e0'), {
        lift: 1,
      }),
    )
    .join('')
  return `${marks('M-56 -34Q0 -52 56 -34Q40 -20 0 -20Q-40 -20 -56 -34Z', shade(straw, -0.14))}${eggs}${shape(stage, 'M-60 -34Q0 -12 60 -34Q52 0 0 2Q-52 0 -60 -34Z', straw)}${strokes(twigs, shade(straw, -0.09), 3, 0.8)}`
}

function egg(stage: Stage): string {
  const pale = hue(stage, '#e8efe4')
  const spots =
    blob(stage.random, -10, -40, 6) +
    blob(stage.random, 12, -52, 4.5) +
    blob(stage.random, 8, -24, 5) +
    blob(stage.random, -14, -20, 3.6)
  return `${shape(stage, 'M0 -76C26 -76 36 -36 32 -22Q24 0 0 0Q-24 0 -32 -22C-36 -36 -26 -76 0 -76Z', pale)}${marks(spots, accent(stage, 1), 0.8)}${marks(blob(stage.random, -12, -54, 6, 10), '#ffffff', 0.7)}`
}

function berry(stage: Stage): string {
  const red = hue(stage, '#c23f55')
  const one = (x: number, y: number) =>
    `${shape(stage, blob(stage.random, x, y, 19, 19, 0.02, 11), red, { lift: 1 })}${marks(blob(stage.random, x - 6, y - 7, 5, 4), '#ffffff', 0.55)}`
  return `${strokes('M-16 -20Q-4 -60 12 -70M16 -16Q10 -50 12 -70', hue(stage, '#6f8f4c'), 4)}${marks(leafShape(10, -68, 40, -0.3, 0.42) + leafShape(10, -68, 36, -2.7, 0.42), hue(stage, '#6f9a52'))}${one(-18, -19)}${one(18, -20)}${one(0, -44)}`
}

function bird(stage: Stage): string {
  const blue = accent(stage, 1)
  return `${strokes('M-4 -10V0M8 -10V0', hue(stage, '#d98b3c'), 4)}${shape(stage, 'M-44 -30L-70 -44L-40 -48C-30 -82 16 -90 32 -62C42 -34 18 -8 -6 -8Q-34 -10 -44 -30Z', blue)}${marks(blob(stage.random, 8, -28, 22, 18), hue(stage, '#fbeedb'))}${marks('M-34 -36Q-12 -56 8 -34Q-12 -16 -34 -36Z', shade(blue, -0.09))}${marks('M34 -60L54 -54L34 -48Z', hue(stage, '#e9a23b'))}<circle cx="20" cy="-60" r="5" fill="#2b1d1a"/><circle cx="21.5" cy="-62" r="1.7" fill="#fff"/>`
}

function snowman(stage: Stage): string {
  const white = hue(stage, '#f6f9fc')
  const dark = hue(stage, '#3a3540')
  const body =
    shape(stage, blob(stage.random, 0, -62, 76, 66, 0.02, 14), white) +
    shape(stage, blob(stage.random, 0, -154, 56, 52, 0.02, 14), white) +
    shape(stage, blob(stage.random, 0, -228, 42, 40, 0.02, 14), white)
  const side = marks(
    blob(stage.random, 26, -56, 44, 50, 0.04) + blob(stage.random, 20, -148, 32, 38, 0.04),
    hue(stage, '#c9d9ea'),
    0.6,
  )
  const face =
    marks(
      blob(stage.random, -14, -236, 4.6) +
        blob(stage.random, 14, -236, 4.6) +
        blob(stage.random, 0, -166, 4.6) +
        blob(stage.random, 0, -144, 4.6),
      dark,
    ) + strokes('M-16 -214q16 12 32 0', dark, 3.6)
  return `${strokes('M-50 -160L-104 -196M-88 -186l-8 -18M50 -160L106 -188M90 -180l12 -16', hue(stage, '#7d5d45'), 6)}${body}${side}${face}${shape(stage, 'M0 -230L44 -222L0 -216Z', hue(stage, '#e8843c'), { lift: 1 })}${shape(stage, 'M-42 -196Q0 -178 42 -196L44 -182Q0 -162 -44 -182Z', accent(stage, 0))}${shape(stage, 'M22 -186L44 -182L40 -126H18Z', accent(stage, 0))}${shape(stage, 'M-30 -262H30V-308H-30Z', dark)}${marks('M-44 -268H44V-256H-44Z', dark)}${marks('M-30 -282H30V-270H-30Z', accent(stage, 0))}`
}

function sandcastle(stage: Stage): string {
  const sand = hue(stage, '#e3c283')
  const tower = (x: number, w: number, h: number) =>
    shape(
      stage,
      `M${x - w} 0L${x - w * 0.8} ${-h}V${-h - 14}h${w * 0.4}v10h${w * 0.4}v-10h${w * 0.4}v10h${w * 0.4}V${-h}L${x + w} 0Z`,
      sand,
    ) + marks(`M${x + w * 0.2} 0L${x + w * 0.25} ${-h}H${x + w * 0.8}L${x + w} 0Z`, shade(sand, -0.06), 0.7)
  const flagstaff =
    strokes('M0 -124V-168', hue(stage, '#7d5d45'), 4) + marks('M2 -168L40 -156L2 -144Z', accent(stage, 0))
  return `${flagstaff}${tower(0, 40, 110)}${tower(-62, 32, 68)}${tower(62, 32, 76)}${marks('M-14 0V-26A14 14 0 0 1 14 -26V0Z', shade(sand, -0.16))}${shape(stage, 'M-112 4Q-60 -22 0 -12Q60 -22 112 4Z', shade(sand, 0.02))}`
}

export const nature: Record<string, Prop> = {
  flower: { draw: flower, width: 60, height: 130, grip: [0, -20] },
  seedling: { draw: seedling, width: 90, height: 130 },
  apple: { draw: apple, width: 84, height: 74, grip: [0, -16] },
  acorn: { draw: acorn, width: 64, height: 78, grip: [0, -24] },
  feather: { draw: feather, width: 90, height: 140, grip: [0, -6] },
  shell: { draw: shell, width: 96, height: 76, grip: [0, -14] },
  pebble: { draw: pebble, width: 60, height: 36, grip: [0, -8] },
  leaf: { draw: leaf, width: 90, height: 100, grip: [0, 0] },
  mushroom: { draw: mushroom, width: 110, height: 78 },
  nest: { draw: nest, width: 120, height: 60 },
  egg: { draw: egg, width: 66, height: 76 },
  berry: { draw: berry, width: 80, height: 80, grip: [0, -30] },
  bird: { draw: bird, width: 124, height: 90 },
  snowman: { draw: snowman, width: 210, height: 308 },
  sandcastle: { draw: sandcastle, width: 220, height: 168 },
}
