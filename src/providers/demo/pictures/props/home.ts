import { marks, shape, strokes } from '../scenery/brush.ts'
import { blob, polygon } from '../scenery/line.ts'
import { shade } from '../scenery/pigment.ts'
import { accent, hue, type Stage } from '../scenery/stage.ts'
import { archBridge } from '../scenery/water-side.ts'
import type { Prop, Reach } from './prop.ts'

/** Its shaft is as long as its holder needs, so that the cloth is over the head and not before the face. */
function umbrella(stage: Stage, [x, y]: Reach): string {
  const cloth = accent(stage, 0)
  const wood = hue(stage, '#7d5d45')
  const shaft = `M0 0L${x} ${y - 60}`
  const canopy = `${shape(stage, 'M-142 0C-134 -96 -66 -132 0 -132C66 -132 134 -96 142 0Q118 -20 95 0Q71 -20 47 0Q23 -20 0 0Q-23 -20 -47 0Q-71 -20 -95 0Q-118 -20 -142 0Z', cloth)}${marks('M0 -132C-33 -100 -47 -56 -47 0Q-23 -20 0 0Q23 -20 47 0C47 -56 33 -100 0 -132Z', hue(stage, '#fbf0dc'), 0.9)}${marks('M95 0C93 -60 68 -104 0 -132C66 -132 134 -96 142 0Q118 -20 95 0Z', shade(cloth, -0.07), 0.8)}${strokes('M0 -132V-148', wood, 6)}`
  return `${strokes(shaft, wood, 6)}${strokes('M0 0q-4 26 14 24', wood, 7)}<g transform="translate(${x} ${y + 36})">${canopy}</g>`
}

function bucket(stage: Stage): string {
  const tin = accent(stage, 1)
  return `${strokes('M-40 -70C-36 -126 36 -126 40 -70', hue(stage, '#6b5a52'), 5)}${shape(stage, 'M-44 -74H44L32 0H-32Z', tin)}${marks('M16 -74H44L32 0H14Z', shade(tin, -0.08), 0.7)}${marks('M-42 -60H42L40 -48H-40Z', shade(tin, 0.08))}<ellipse cx="0" cy="-74" rx="44" ry="11" fill="${shade(tin, -0.14)}"/>`
}

function basket(stage: Stage): string {
  const straw = hue(stage, '#c99a5c')
  const weave =
    'M-58 -44q58 18 116 0M-54 -28q54 18 108 0M-48 -12q48 14 96 0M-34 -56L-26 0M0 -50V4M34 -56L26 0'
  const fruit =
    blob(stage.random, -28, -62, 19) + blob(stage.random, 8, -66, 20) + blob(stage.random, 36, -60, 17)
  return `${strokes('M-52 -54C-44 -138 44 -138 52 -54', shade(straw, -0.08), 8)}${marks(fruit, hue(stage, '#cf4a3d'))}${marks(blob(stage.random, 18, -72, 14), hue(stage, '#e8b23c'))}${shape(stage, 'M-62 -58Q0 -38 62 -58L48 0Q0 12 -48 0Z', straw)}${strokes(weave, shade(straw, -0.12), 4, 0.8)}`
}

function cake(stage: Stage): string {
  const [icing, sponge] = [hue(stage, '#f7d3d0'), hue(stage, '#e3b77c')]
  const drip = 'M-58 -66V-40q10 16 19 0q10 22 20 2q10 14 19 -2q10 20 20 2q9 14 19 -2q10 12 19 0V-66Z'
  return `${shape(stage, 'M-82 -6Q0 14 82 -6Q70 6 0 8Q-70 6 -82 -6Z', hue(stage, '#f4ead8'))}${shape(stage, 'M-58 -62V-8Q0 8 58 -8V-62Z', sponge)}${marks(drip, icing)}<ellipse cx="0" cy="-66" rx="58" ry="16" fill="${shade(icing, 0.04)}"/>${[-28, 0, 28].map((x) => `${strokes(`M${x} -70V-100`, accent(stage, x + 28), 7)}<path d="M${x} -120q9 12 0 18q-9 -6 0 -18z" fill="#ffb63d"/>`).join('')}${marks(blob(stage.random, -44, -62, 7) + blob(stage.random, -14, -58, 7) + blob(stage.random, 16, -58, 7) + blob(stage.random, 44, -62, 7), hue(stage, '#c23f55'))}`
}

function mitten(stage: Stage): string {
  const wool = accent(stage, 0)
  return `${shape(stage, 'M-30 -24V-62Q-30 -98 2 -98Q32 -98 32 -62V-56Q52 -70 56 -54Q58 -38 32 -22V-20H-30Z', wool)}${shape(stage, 'M-36 -28H38V0H-36Z', hue(stage, '#fbf0dc'), { lift: 1 })}${strokes('M-24 -28V0M-8 -28V0M8 -28V0M24 -28V0', hue(stage, '#dcc9a8'), 3)}${marks('M0 -78l7 13l14 2l-10 10l2 14l-13 -7l-13 7l2 -14l-10 -10l14 -2z', hue(stage, '#fbf0dc'))}`
}

function hat(stage: Stage): string {
  const felt = accent(stage, 1)
  return `${shape(stage, 'M-72 -10Q0 -30 72 -10Q60 6 0 6Q-60 6 -72 -10Z', felt)}${shape(stage, 'M-42 -18Q-40 -74 -8 -70Q0 -64 10 -70Q42 -74 42 -18Q0 -8 -42 -18Z', shade(felt, 0.03))}${marks('M-43 -34Q0 -22 43 -34V-18Q0 -8 -43 -18Z', accent(stage, 2))}`
}

function key(stage: Stage): string {
  const brass = hue(stage, '#e0ad44')
  return `<g transform="rotate(-14)"><circle cx="0" cy="-78" r="20" fill="none" stroke="${brass}" stroke-width="11"/>${strokes('M0 -58V-4M0 -8H20M0 -24H16', brass, 10)}${strokes('M-15 -90q6 -8 14 -8', shade(brass, 0.14), 4)}</g>`
}

function bell(stage: Stage): string {
  const gold = hue(stage, '#e9b445')
  return `<circle cx="0" cy="-6" r="11" fill="${shade(gold, -0.14)}"/>${shape(stage, 'M-46 -14Q-34 -26 -32 -52Q-30 -88 0 -90Q30 -88 32 -52Q34 -26 46 -14Q0 0 -46 -14Z', gold)}${marks('M-22 -26Q-20 -68 -4 -80Q-26 -78 -28 -46Q-30 -30 -36 -20Z', shade(gold, 0.13), 0.9)}<circle cx="0" cy="-98" r="9" fill="none" stroke="${shade(gold, -0.08)}" stroke-width="6"/>`
}

function honeyPot(stage: Stage): string {
  const clay = hue(stage, '#d99a4e')
  return `${shape(stage, 'M-40 -72Q-60 -34 -36 0H36Q60 -34 40 -72Z', clay)}${marks('M-42 -74Q-44 -54 -30 -52Q-22 -32 -14 -54Q0 -46 10 -54Q18 -38 28 -54Q44 -56 42 -74Z', hue(stage, '#f6c445'))}${shape(stage, 'M-46 -86H46V-70H-46Z', shade(clay, 0.06), { lift: 1 })}${marks('M-24 -40H24V-14H-24Z', hue(stage, '#fbf0dc'))}${marks(blob(stage.random, 0, -27, 10, 7), hue(stage, '#e9b445'))}`
}

function teacup(stage: Stage): string {
  const china = hue(stage, '#fbf3e6')
  const steam = strokes('M-14 -70q-10 -14 0 -26t0 -26M14 -70q-10 -14 0 -26t0 -22', '#ffffff', 4, 0.55)
  return `${steam}${shape(stage, 'M-56 -4Q0 12 56 -4Q40 8 0 8Q-40 8 -56 -4Z', shade(china, -0.03))}${strokes('M38 -46q30 -4 22 18q-6 14 -28 12', china, 8)}${shape(stage, 'M-42 -58H42Q42 -6 0 -2Q-42 -6 -42 -58Z', china)}<ellipse cx="0" cy="-58" rx="42" ry="10" fill="${hue(stage, '#a8683f')}"/>${strokes('M-38 -38Q0 -26 38 -38', accent(stage, 1), 6)}${marks(blob(stage.random, -16, -20, 5) + blob(stage.random, 0, -16, 5) + blob(stage.random, 16, -20, 5), accent(stage, 0))}`
}

function blanket(stage: Stage): string {
  const wool = accent(stage, 1)
  return `${shape(stage, 'M-84 0Q-92 -36 -70 -46Q0 -60 70 -46Q92 -36 84 0Q0 12 -84 0Z', wool)}${marks('M-80 -30Q0 -46 80 -30L82 -20Q0 -36 -82 -20Z', hue(stage, '#fbf0dc'), 0.9)}${strokes('M-84 -12Q0 -28 84 -12', shade(wool, -0.09), 4)}${strokes('M-78 2v12M-54 5v12M-28 7v12M0 8v12M28 7v12M54 5v12M78 2v12', wool, 4)}`
}

function ladder(stage: Stage): string {
  const wood = hue(stage, '#b98a5e')
  let rungs = ''
  for (let i = 1; i < 7; i++) rungs += `M${-34 + i * 2} ${-i * 42}H${34 - i * 2}`
  return (
    strokes(rungs, shade(wood, -0.04), 9) +
    shape(
      stage,
      polygon([
        [-42, 0],
        [-28, -290],
        [-19, -290],
        [-32, 0],
      ]),
      wood,
    ) +
    shape(
      stage,
      polygon([
        [42, 0],
        [28, -290],
        [19, -290],
        [32, 0],
      ]),
      wood,
    )
  )
}

function rope(stage: Stage): string {
  const hemp = hue(stage, '#d0a869')
  const coil = (y: number, w: number) =>
    `<ellipse cx="0" cy="${y}" rx="${w}" ry="${w * 0.32}" fill="none" stroke="${hemp}" stroke-width="13"/><ellipse cx="0" cy="${y}" rx="${w}" ry="${w * 0.32}" fill="none" stroke="${shade(hemp, -0.13)}" stroke-width="13" stroke-dasharray="3 9"/>`
  return coil(-16, 48) + coil(-27, 46) + coil(-38, 43) + strokes('M40 -14Q78 -2 92 4', hemp, 12)
}

function sledge(stage: Stage): string {
  const wood = hue(stage, '#b0784c')
  return `${strokes('M-96 -2H66Q100 -4 98 -44', hue(stage, '#6b5a52'), 8)}${strokes('M-62 -2V-32M0 -2V-32M52 -2V-32', wood, 8)}${shape(stage, 'M-92 -32H86V-46H-92Z', wood)}${shape(stage, 'M-88 -46H80V-56H-88Z', accent(stage, 0), { lift: 1 })}${strokes('M92 -40Q130 -60 150 -34', hue(stage, '#d0a869'), 4)}`
}

export const home: Record<string, Prop> = {
  umbrella: { draw: umbrella, width: 250, height: 286, grip: [0, 0], behind: true },
  bucket: { draw: bucket, width: 88, height: 116, grip: [0, -112] },
  basket: { draw: basket, width: 124, height: 118, grip: [0, -116] },
  cake: { draw: cake, width: 164, height: 120 },
  mitten: { draw: mitten, width: 92, height: 98 },
  hat: { draw: hat, width: 144, height: 72 },
  key: { draw: key, width: 50, height: 106, grip: [-18, -80] },
  bell: { draw: bell, width: 92, height: 106, grip: [0, -100] },
  'honey pot': { draw: honeyPot, width: 100, height: 88 },
  teacup: { draw: teacup, width: 112, height: 70, grip: [-40, -30] },
  blanket: { draw: blanket, width: 180, height: 60 },
  ladder: { draw: ladder, width: 84, height: 290 },
  rope: { draw: rope, width: 120, height: 56 },
  sledge: { draw: sledge, width: 250, height: 60 },
  bridge: { draw: (stage) => archBridge(stage, 0, 0, 330), width: 380, height: 120 },
}
