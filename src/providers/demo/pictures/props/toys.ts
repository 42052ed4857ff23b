import { marks, shape, strokes } from '../scenery/brush.ts'
import { blob, polygon, r1 } from '../scenery/line.ts'
import { shade } from '../scenery/pigment.ts'
import { accent, hue, type Stage } from '../scenery/stage.ts'
import type { Prop } from './prop.ts'

/** The kite flies up and away from the hand at 0,0. */
function kite(stage: Stage): string {
  const [a, b] = [accent(stage, 0), accent(stage, 2)]
  const line = 'M0 0Q30 -130 120 -196'
  let tail = strokes('M120 -196q-34 34 -8 58t-16 52', hue(stage, '#8a6f5a'), 3)
  for (const [x, y] of [
    [104, -160],
    [110, -128],
    [98, -96],
  ] as const)
    tail += marks(`M${x} ${y}l-15 -9v18zM${x} ${y}l15 -9v18z`, accent(stage, 3))
  const body = `<g transform="translate(120 -196) rotate(32)">${shape(stage, 'M0 0L-52 -74L0 -150L52 -74Z', a)}${marks('M0 0L52 -74L0 -74ZM0 -150L-52 -74H0Z', b)}${strokes('M0 0V-150M-52 -74H52', shade(a, -0.14), 3)}</g>`
  return strokes(line, hue(stage, '#8a6f5a'), 2.4) + tail + body
}

function balloon(stage: Stage): string {
  const skin = accent(stage, 0)
  return `${strokes('M0 0Q-14 -80 6 -150', hue(stage, '#8a6f5a'), 2.6)}${shape(stage, 'M6 -152C-62 -176 -64 -282 6 -288C76 -282 74 -176 6 -152Z', skin)}${marks('M-2 -144H14L6 -156Z', shade(skin, -0.06))}${marks(blob(stage.random, -18, -250, 12, 22), '#ffffff', 0.5)}${marks('M6 -152C50 -172 66 -220 52 -262C76 -220 74 -176 6 -152Z', shade(skin, -0.08), 0.6)}`
}

function boat(stage: Stage): string {
  const hull = accent(stage, 0)
  const sail = hue(stage, '#fbf3e0')
  return `${strokes('M0 -30V-138', hue(stage, '#7d5d45'), 6)}${shape(stage, 'M8 -134Q62 -84 66 -44H8Z', sail)}${shape(stage, 'M-6 -118Q-42 -76 -48 -44H-6Z', accent(stage, 2))}${shape(stage, 'M-76 -40H80Q68 0 38 0H-40Q-66 0 -76 -40Z', hull)}${marks('M-76 -40H80L77 -30H-72Z', shade(hull, 0.1), 0.9)}`
}

function drum(stage: Stage): string {
  const [side, band] = [accent(stage, 0), accent(stage, 2)]
  const skin = hue(stage, '#fbf0dc')
  return `${shape(stage, 'M-52 -70V-12Q0 14 52 -12V-70Z', side)}${strokes('M-52 -64L-34 -6L-17 -58L0 2L17 -58L34 -6L52 -64', skin, 4)}${strokes('M-52 -12Q0 14 52 -12', band, 9)}<ellipse cx="0" cy="-70" rx="54" ry="19" fill="${band}"/><ellipse cx="0" cy="-73" rx="47" ry="15" fill="${skin}"/>${strokes('M-30 -92L22 -76M38 -98L-6 -74', hue(stage, '#a8794f'), 6)}`
}

function ball(stage: Stage): string {
  const skin = accent(stage, 0)
  return `${shape(stage, blob(stage.random, 0, -38, 38, 38, 0.01, 14), skin)}${marks('M-37 -44Q0 -20 37 -44Q38 -30 34 -22Q0 -2 -34 -22Q-38 -32 -37 -44Z', hue(stage, '#fbf3e0'))}${marks(blob(stage.random, -14, -56, 9, 6), '#ffffff', 0.6)}${marks(blob(stage.random, 0, -38, 0.1), skin)}`
}

function book(stage: Stage): string {
  const cover = accent(stage, 1)
  const page = hue(stage, '#fdf6e6')
  const lines =
    'M-50 -44q20 -8 38 0M-50 -32q20 -8 38 0M-50 -20q20 -8 38 0M12 -44q20 -8 38 0M12 -32q20 -8 38 0M12 -20q20 -8 38 0'
  return `${shape(stage, 'M-70 -60L0 -52L70 -60V4L0 12L-70 4Z', cover)}${shape(stage, 'M-62 -66Q-24 -76 0 -58V6Q-24 -10 -62 -2Z', page, { lift: 1 })}${shape(stage, 'M62 -66Q24 -76 0 -58V6Q24 -10 62 -2Z', shade(page, -0.02), { lift: 1 })}${strokes(lines, hue(stage, '#b9a98e'), 3, 0.8)}`
}

function map(stage: Stage): string {
  const paper = hue(stage, '#f1deb0')
  return `${shape(stage, 'M-68 -84L-22 -96L24 -82L70 -94V-8L24 4L-22 -10L-68 2Z', paper)}${marks('M-22 -96L24 -82V4L-22 -10Z', shade(paper, -0.05))}${strokes('M-52 -22Q-40 -52 -14 -40T22 -54', hue(stage, '#8a5f43'), 4)}${strokes('M38 -70l18 18m0 -18l-18 18', hue(stage, '#c9503f'), 6)}${marks('M-56 -62l10 -14l10 14z', hue(stage, '#6f9a62'))}`
}

function letter(stage: Stage): string {
  const paper = hue(stage, '#fdf5e3')
  return `${shape(stage, 'M-56 -74H56V0H-56Z', paper)}${strokes('M-56 -74L0 -32L56 -74M-56 0L-16 -42M56 0L16 -42', shade(paper, -0.14), 3.4)}${shape(stage, blob(stage.random, 0, -34, 12, 11, 0.1), hue(stage, '#c9503f'), { lift: 1 })}`
}

function gift(stage: Stage): string {
  const [box, band] = [accent(stage, 0), accent(stage, 2)]
  return `${shape(stage, 'M-48 -62H48V0H-48Z', box)}${marks('M20 -62H48V0H20Z', shade(box, -0.06), 0.6)}${shape(stage, 'M-54 -82H54V-60H-54Z', shade(box, 0.04), { lift: 2 })}${marks('M-10 -82H10V0H-10Z', band)}${shape(stage, 'M0 -82C-46 -128 -62 -84 0 -82C46 -128 62 -84 0 -82Z', band, { lift: 1 })}`
}

function trophy(stage: Stage): string {
  const gold = hue(stage, '#f0bd45')
  return `${strokes('M-34 -104C-74 -104 -62 -52 -20 -58M34 -104C74 -104 62 -52 20 -58', gold, 8)}${shape(stage, 'M-40 -112H40Q40 -52 8 -44V-22H-8V-44Q-40 -52 -40 -112Z', gold)}${marks('M-30 -106q0 34 14 48q-18 -10 -20 -48z', shade(gold, 0.12))}${shape(stage, 'M-32 -22H32V0H-32Z', hue(stage, '#7d5d45'))}`
}

function flag(stage: Stage): string {
  const cloth = accent(stage, 0)
  return `${strokes('M0 0V-190', hue(stage, '#8a6346'), 7)}${shape(stage, 'M2 -188C40 -206 66 -166 112 -184V-122C66 -104 40 -144 2 -126Z', cloth)}${marks('M2 -164C40 -182 66 -142 112 -160V-144C66 -126 40 -166 2 -148Z', hue(stage, '#fbf3e0'))}`
}

function clock(stage: Stage): string {
  const wood = accent(stage, 1)
  return `${shape(stage, 'M-46 0V-70A46 46 0 0 1 46 -70V0Z', wood)}<circle cx="0" cy="-66" r="33" fill="${hue(stage, '#fdf5e3')}"/>${strokes('M0 -66V-88M0 -66L16 -58', hue(stage, '#4a3a3a'), 5)}${marks(
    polygon([
      [-52, 0],
      [52, 0],
      [52, -10],
      [-52, -10],
    ]),
    shade(wood, -0.08),
  )}<circle cx="0" cy="-66" r="${r1(4)}" fill="#c9503f"/>`
}

export const toys: Record<string, Prop> = {
  kite: { draw: kite, width: 200, height: 340, grip: [0, 0], behind: true },
  balloon: { draw: balloon, width: 130, height: 290, grip: [0, 0], behind: true },
  boat: { draw: boat, width: 156, height: 140 },
  drum: { draw: drum, width: 110, height: 100 },
  ball: { draw: ball, width: 76, height: 76 },
  book: { draw: book, width: 140, height: 76, grip: [-36, 0] },
  map: { draw: map, width: 140, height: 96, grip: [-40, -8] },
  letter: { draw: letter, width: 112, height: 74, grip: [-30, -10] },
  gift: { draw: gift, width: 108, height: 112 },
  trophy: { draw: trophy, width: 120, height: 114, grip: [0, -34] },
  flag: { draw: flag, width: 120, height: 200, grip: [0, -40] },
  clock: { draw: clock, width: 104, height: 116 },
}
