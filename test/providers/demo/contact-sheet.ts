/**
 * Prints the cast to look at: `node test/providers/demo/contact-sheet.ts <folder> [species,…] [facing] [outline]`.
 * Rows are species, columns poses (happy) or moods (standing).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { moods, poses } from '../../../src/book/plan.ts'
import {
  drawCharacter,
  type Facing,
  type Mood,
  type Pose,
} from '../../../src/providers/demo/pictures/characters/draw-character.ts'
import { cast } from './cast.ts'

const [folder = '', wanted = '', facing = 'right', outline = ''] = process.argv.slice(2)
if (!folder) throw new Error('say in which folder the sheets go')
mkdirSync(folder, { recursive: true })
const rows = Object.values(cast).filter((one) => !wanted || wanted.split(',').includes(one.id))
const ink = { outline: outline || null, width: outline ? 5 : 0 }

function sheet(name: string, columns: readonly { pose: Pose; mood: Mood }[]): void {
  const [w, h] = [440, 600]
  const cells = rows.flatMap((character, row) =>
    columns.map(({ pose, mood }, column) => {
      const side =
        facing === 'both' ? (['right', 'front', 'left'] as const)[(row + column) % 3] : (facing as Facing)
      const figure = drawCharacter(character, {
        pose,
        mood,
        facing: side ?? 'right',
        ink,
        seed: 1,
        idPrefix: `c${row}x${column}-`,
      })
      const fit = Math.min(
        1.25,
        1 /
          Math.max(
            0.62,
            (figure.box.bottom - figure.box.top) / 520,
            (figure.box.right - figure.box.left) / 430,
          ),
      )
      return `<g transform="translate(${column * w + w / 2 - ((figure.box.left + figure.box.right) / 2) * fit} ${row * h + h - 40}) scale(${fit})"><ellipse cx="0" cy="0" rx="110" ry="14" fill="#9bb38a" opacity=".5"/>${figure.svg}</g>`
    }),
  )
  const [width, height] = [columns.length * w, rows.length * h]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#dfe8d2"/>${cells.join('')}</svg>`
  const scale = Math.min(1, 1960 / width)
  writeFileSync(
    join(folder, `${name}.png`),
    new Resvg(svg, { fitTo: { mode: 'width', value: width * scale } }).render().asPng(),
  )
}

sheet(
  'poses',
  poses.map((pose) => ({ pose, mood: 'happy' })),
)
sheet(
  'moods',
  moods.map((mood) => ({ pose: 'stand', mood })),
)
