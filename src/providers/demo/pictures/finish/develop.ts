import sharp from 'sharp'
import type { StyleId } from '../../../../book/styles.ts'
import { seeded } from '../../random.ts'
import { type Canvas, displace, enlarge, over, render, shuffle, soften } from './canvas.ts'
import { dropShadow, type FigureLight, light } from './figures.ts'
import { streaks, wobbleX, wobbleY } from './noise.ts'
import { crayon, gouache, paperCut, type Shift, watercolour } from './paints.ts'

/** A composed picture before it is painted: SVG layers from far to near. An empty text is no layer. */
export type Layers = {
  back: string
  figures: string
  front: string
  /** Near the lens: rendered small and enlarged, which is the cheapest blur there is. */
  blurred: string
  air: string
  light: FigureLight
  /** Out-of-focus background of a close picture, in pixels of a 1280 page. */
  softness: number
}

const hand: Record<StyleId, { scenery: number; figures: number }> = {
  watercolour: { scenery: 9, figures: 2.6 },
  gouache: { scenery: 4, figures: 1.4 },
  'paper-cut': { scenery: 0, figures: 0 },
  crayon: { scenery: 5, figures: 2.4 },
}

const paints = { watercolour, gouache, 'paper-cut': paperCut, crayon }

/** Paints the layers in a style and returns the JPEG. */
export async function develop(
  layers: Layers,
  style: StyleId,
  size: number,
  seed: number,
): Promise<Uint8Array> {
  const random = seeded(seed, 'finish', style)
  const shift = { x: random.int(0, 511), y: random.int(0, 511) }
  let canvas = uneven(await render(layers.back, size), style, 'scenery', shift)
  if (layers.softness > 0) canvas = await blur(canvas, (layers.softness * size) / 1280)
  if (layers.figures) {
    const figures = uneven(await render(layers.figures, size), style, 'figures', shift)
    light(figures, layers.light)
    if (style === 'paper-cut') dropShadow(canvas, figures, 0.42)
    over(canvas, figures)
  }
  if (layers.front) {
    const front = uneven(await render(layers.front, size), style, 'scenery', shift)
    if (style === 'paper-cut') dropShadow(canvas, front, 0.25)
    over(canvas, front)
  }
  if (layers.blurred) over(canvas, await near(layers.blurred, size, style))
  if (layers.air) over(canvas, await render(layers.air, size))
  paints[style](canvas, shift)
  return encode(canvas)
}

function uneven(canvas: Canvas, style: StyleId, part: 'scenery' | 'figures', shift: Shift): Canvas {
  const by = hand[style][part]
  if (by === 0) return canvas
  const x = style === 'gouache' ? streaks() : wobbleX()
  return (part === 'scenery' ? shuffle : displace)(canvas, {
    x,
    y: wobbleY(),
    by: (by * canvas.size) / 1280,
    shiftX: shift.x,
    shiftY: shift.y,
  })
}

const raw = (size: number) => ({ raw: { width: size, height: size, channels: 4 as const } })

async function blur({ data, size }: Canvas, sigma: number): Promise<Canvas> {
  return { data: await sharp(data, raw(size)).blur(sigma).raw().toBuffer(), size }
}

/** Paper and wax are crisp even near the lens; paint is not. */
async function near(svg: string, size: number, style: StyleId): Promise<Canvas> {
  if (style === 'paper-cut' || style === 'crayon') return render(svg, size)
  return enlarge(soften(await render(svg, Math.round(size / 4))), size)
}

async function encode({ data, size }: Canvas): Promise<Uint8Array> {
  return sharp(data, raw(size)).removeAlpha().toColourspace('srgb').jpeg({ quality: 86 }).toBuffer()
}
