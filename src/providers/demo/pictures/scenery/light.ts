import type { Scene } from '../../../../book/plan.ts'
import { blend, harmonise, toHex, toLab } from './pigment.ts'

/** What the hour and the weather do to every colour of a page. */
export type Light = {
  /** Top, middle, low, horizon. */
  sky: [string, string, string, string]
  haze: string
  /** How fast colours fade into the haze, 0 to 1 at the far end. */
  reach: number
  /** Lightness is multiplied by `gain`, then the colour is drawn to `tint` by `pull`. */
  gain: number
  chroma: number
  tint: string
  pull: number
  sun: string
  shadow: string
  /** 0 to 1: how much lamps and windows shine. */
  lamps: number
  /** Multiplied into the figures, and the light on their edges. */
  figure: string
  rim: string
  rimStrength: number
}

const hours: Record<Scene['time'], Light> = {
  dawn: {
    sky: ['#a9b9e6', '#dcc6e2', '#fbcfc4', '#fff0cf'],
    haze: '#fbdccd',
    reach: 0.82,
    gain: 0.97,
    chroma: 0.92,
    tint: '#f3b59c',
    pull: 0.13,
    sun: '#fff3c9',
    shadow: '#8a6f9e',
    lamps: 0.35,
    figure: '#fff1ea',
    rim: '#ffe2b4',
    rimStrength: 0.6,
  },
  day: {
    sky: ['#7fbfe6', '#a9d8ee', '#d3ecf0', '#fbf4dd'],
    haze: '#dcedea',
    reach: 0.78,
    gain: 1,
    chroma: 1.05,
    tint: '#ffe9a8',
    pull: 0.05,
    sun: '#fff6cf',
    shadow: '#48627a',
    lamps: 0,
    figure: '#ffffff',
    rim: '#fff6d8',
    rimStrength: 0.35,
  },
  dusk: {
    sky: ['#51509a', '#8f68a8', '#ea8f86', '#ffcb86'],
    haze: '#e39a88',
    reach: 0.74,
    gain: 0.8,
    chroma: 1.04,
    tint: '#5b4a94',
    pull: 0.17,
    sun: '#ffe0a0',
    shadow: '#3a2c5e',
    lamps: 0.85,
    figure: '#f6d8d2',
    rim: '#ffb36b',
    rimStrength: 0.8,
  },
  night: {
    sky: ['#131d4f', '#1f3472', '#375797', '#6a8cba'],
    haze: '#4d72a8',
    reach: 0.8,
    gain: 0.62,
    chroma: 0.8,
    tint: '#27509a',
    pull: 0.36,
    sun: '#fff7d6',
    shadow: '#070c28',
    lamps: 1,
    figure: '#b4bfe6',
    rim: '#cfe0ff',
    rimStrength: 0.7,
  },
}

type Change = { grey: string; sky: number; chroma: number; haze: number }
const weatherChange: Record<Scene['weather'], Change> = {
  clear: { grey: '#ffffff', sky: 0, chroma: 1, haze: 0 },
  cloudy: { grey: '#a9b7c6', sky: 0.28, chroma: 0.94, haze: 0.02 },
  rain: { grey: '#74879d', sky: 0.5, chroma: 0.82, haze: 0.06 },
  snow: { grey: '#c3cddb', sky: 0.4, chroma: 0.86, haze: 0.08 },
  wind: { grey: '#b7cbd0', sky: 0.12, chroma: 1, haze: 0 },
  fog: { grey: '#d2d5d6', sky: 0.48, chroma: 0.8, haze: 0.2 },
}

const greyAt: Record<Scene['time'], [string, number]> = {
  dawn: ['#eec4bd', 0.35],
  day: ['#ffffff', 0],
  dusk: ['#75507f', 0.5],
  night: ['#16224f', 0.72],
}

export function makeLight(time: Scene['time'], weather: Scene['weather'], palette: readonly string[]): Light {
  const hour = hours[time]
  const change = weatherChange[weather]
  const grey = blend(change.grey, ...greyAt[time])
  const sky = hour.sky.map((stop) => blend(harmonise(stop, palette, 0.22), grey, change.sky))
  const haze = blend(harmonise(hour.haze, palette, 0.2), grey, change.sky * 0.8)
  return {
    ...hour,
    sky: sky as Light['sky'],
    haze,
    chroma: hour.chroma * change.chroma,
    reach: Math.min(0.95, hour.reach + change.haze),
    rimStrength: hour.rimStrength * (change.sky > 0.3 ? 0.5 : 1),
  }
}

/** A paint as it looks in this light, `depth` 0 (at our feet) to 1 (at the horizon). */
export function lit(light: Light, paint: string, depth: number): string {
  const lab = toLab(paint)
  const tint = toLab(light.tint)
  const l = lab.l * light.gain
  const draw = (from: number, to: number) => from * light.chroma * (1 - light.pull) + to * light.pull
  const here = toHex({
    l: l + (tint.l * light.gain - l) * light.pull * 0.3,
    a: draw(lab.a, tint.a),
    b: draw(lab.b, tint.b),
  })
  return blend(here, light.haze, light.reach * depth ** 1.15)
}

/** Lamplight holds the night out of a room: warmer, and dark only in the corners. */
export function indoors(light: Light, time: Scene['time']): Light {
  if (time === 'day' || time === 'dawn') return light
  const night = time === 'night'
  return {
    ...light,
    gain: night ? 0.64 : 0.84,
    chroma: 1.12,
    tint: night ? '#5a4d9c' : '#a5627a',
    pull: night ? 0.14 : 0.1,
    haze: blend(light.haze, '#c98f76', 0.45),
    figure: night ? '#e6cfd0' : '#f6dccf',
    rim: '#ffcf86',
  }
}
