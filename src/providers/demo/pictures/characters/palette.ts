import type { Character } from '../../../../book/plan.ts'
import { darken, difference, lighten, lightness, mix, saturate, type Hex } from '../colour.ts'

/** All colours of one figure, derived from the three in the plan, so that they always sit together. */
export type Palette = {
  body: Hex
  /** The limbs on the far side, and what lies in the figure's own shade. */
  bodyFar: Hex
  bodyDark: Hex
  bodyLight: Hex
  belly: Hex
  bellyDark: Hex
  accent: Hex
  accentDark: Hex
  accentLight: Hex
  /** Paws, ear tips and stripes of coats that have them. */
  deep: Hex
  innerEar: Hex
  blush: Hex
  nose: Hex
  /** Eyes, mouth and lashes: near black, tinted by the coat. */
  ink: Hex
  brow: Hex
  /** The coat is so dark that drawn features must be light. */
  dark: boolean
}

export function paletteOf({ body, belly, accent }: Character['colours']): Palette {
  const dark = lightness(body) < 0.42
  const pink = '#f2938c'
  return {
    body,
    bodyFar: mix(darken(body, 0.065), '#5a3f63', 0.08),
    bodyDark: mix(darken(body, 0.13), '#4d3350', 0.1),
    bodyLight: saturate(lighten(body, 0.07), 0.95),
    belly,
    bellyDark: mix(darken(belly, 0.07), body, 0.12),
    accent,
    accentDark: mix(darken(accent, 0.11), '#3b2b52', 0.12),
    accentLight: lighten(accent, 0.1),
    deep: lightness(body) < 0.36 ? mix(darken(body, 0.12), '#1a1215', 0.4) : mix(body, '#3a221f', 0.72),
    innerEar: mix(mix(belly, pink, 0.55), body, 0.1),
    blush: difference(body, pink) < 0.12 ? '#e8665f' : '#f0786c',
    nose: '#3a2526',
    ink: mix('#2b1b1f', darken(body, 0.35), 0.18),
    brow: dark ? lighten(body, 0.22) : mix(darken(body, 0.22), '#3a221f', 0.45),
    dark,
  }
}
