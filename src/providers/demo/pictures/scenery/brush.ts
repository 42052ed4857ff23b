import { r1 } from './line.ts'
import { blend, shade } from './pigment.ts'
import type { Stage } from './stage.ts'

/** A gradient down the page (user units), kept in the picture's defs; returns its paint. */
export function downward(
  stage: Stage,
  y0: number,
  y1: number,
  stops: readonly (readonly [number, string, number?])[],
): string {
  return keep(
    stage,
    (id) =>
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" y1="${r1(y0)}" x2="0" y2="${r1(y1)}">${list(stops)}</linearGradient>`,
  )
}

export function sideways(
  stage: Stage,
  x0: number,
  x1: number,
  stops: readonly (readonly [number, string, number?])[],
): string {
  return keep(
    stage,
    (id) =>
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${r1(x0)}" y1="0" x2="${r1(x1)}" y2="0">${list(stops)}</linearGradient>`,
  )
}

export function round(stage: Stage, stops: readonly (readonly [number, string, number?])[]): string {
  return keep(stage, (id) => `<radialGradient id="${id}">${list(stops)}</radialGradient>`)
}

function keep(stage: Stage, make: (id: string) => string): string {
  const id = `g${stage.defs.length}`
  stage.defs.push(make(id))
  return `url(#${id})`
}

/** A paint that many things use: kept once under its own name. */
export function shared(stage: Stage, name: string, make: (id: string) => string): string {
  if (!stage.defs.some((def) => def.includes(`id="${name}"`))) stage.defs.push(make(name))
  return `url(#${name})`
}

const list = (stops: readonly (readonly [number, string, number?])[]) =>
  stops
    .map(
      ([at, colour, opacity]) =>
        `<stop offset="${at}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
    )
    .join('')

/** A soft light: brightest in the middle, nothing at the rim. */
export function glow(
  stage: Stage,
  x: number,
  y: number,
  r: number,
  colour: string,
  strength: number,
): string {
  const paint = round(stage, [
    [0, colour, strength],
    [0.35, colour, strength * 0.45],
    [1, colour, 0],
  ])
  return `<circle cx="${r1(x)}" cy="${r1(y)}" r="${r1(r)}" fill="${paint}"/>`
}

export type Cut = {
  /** Colour of the outline where the style has one; the fill when it is a plain colour. */
  edge?: string
  /** How far the sheet lies above the one behind it, in units; only cut paper shows it. */
  lift?: number
  opacity?: number
}

/** One painted shape, with what the style does to its edge: crayon draws around it, cut paper throws a shadow. */
export function shape(stage: Stage, d: string, fill: string, { edge, lift = 4, opacity }: Cut = {}): string {
  const seen = opacity === undefined ? '' : ` fill-opacity="${opacity}"`
  const body = `<path d="${d}" fill="${fill}"${seen}`
  if (stage.style === 'paper-cut' && lift > 0)
    return paperShadow(stage, d, lift) + paperBody(body, fill, edge)
  if (stage.style !== 'crayon') return `${body}/>`
  const colour = edge ?? (fill.startsWith('#') ? fill : undefined)
  return colour
    ? `${body} stroke="${shade(colour, -0.13)}" stroke-width="2.2" stroke-linejoin="round"/>`
    : `${body}/>`
}

/** Three wide faint strokes look like a soft shadow and cost a tenth of a blur filter. */
function paperShadow(stage: Stage, d: string, lift: number): string {
  const colour = blend(stage.light.shadow, '#1a1420', 0.4)
  const ring = (width: number, opacity: number) =>
    `<path d="${d}" stroke="${colour}" stroke-width="${r1(width)}" stroke-opacity="${opacity}" fill="none"/>`
  return `<g transform="translate(${r1(lift * 0.25)} ${r1(lift * 0.35)})" stroke-linejoin="round">${ring(lift * 3, 0.05)}${ring(lift * 2, 0.07)}${ring(lift * 1.1, 0.09)}${ring(lift * 0.4, 0.1)}</g>`
}

/** The lit cut edge of a sheet. */
function paperBody(body: string, fill: string, edge: string | undefined): string {
  const colour = edge ?? (fill.startsWith('#') ? fill : undefined)
  return colour ? `${body} stroke="${shade(colour, 0.05)}" stroke-width="1.2"/>` : `${body}/>`
}

/** Many small marks in one colour: dabs, blades, petals. One path, no edges: marks are part of what they lie on. */
export const marks = (d: string, fill: string, opacity = 1) =>
  d ? `<path d="${d}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>` : ''

export const strokes = (d: string, colour: string, width: number, opacity = 1) =>
  d
    ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${r1(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` stroke-opacity="${opacity}"` : ''}/>`
    : ''

export const at = (x: number, y: number, scale: number, svg: string, mirror = false) =>
  `<g transform="translate(${r1(x)} ${r1(y)}) scale(${mirror ? -scale : scale} ${scale})">${svg}</g>`
