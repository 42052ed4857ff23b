/** Colours as `#rrggbb`, mixed in OKLab so that a shade stays warm and a middle tone never turns to mud. */
export type Hex = string

type Lab = readonly [lightness: number, a: number, b: number]

const clamp = (x: number, low = 0, high = 1) => Math.min(high, Math.max(low, x))
const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const gamma = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055)

function channels(hex: Hex): [number, number, number] {
  const n = Number.parseInt(hex.slice(1, 7), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255].map((c) => linear(c / 255)) as [number, number, number]
}

/** Constants: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export function toLab(hex: Hex): Lab {
  const [r, g, b] = channels(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([lightness, a, b]: Lab): Hex {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${rgb
    .map((c) =>
      Math.round(255 * clamp(gamma(clamp(c))))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** `t` = 0 gives `from`, 1 gives `to`. */
export function mix(from: Hex, to: Hex, t: number): Hex {
  const [a, b] = [toLab(from), toLab(to)]
  return fromLab([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t])
}

/** `amount` is a step of OKLab lightness: 0.05 is just visible, 0.2 is much. */
export function lighten(hex: Hex, amount: number): Hex {
  const [l, a, b] = toLab(hex)
  return fromLab([clamp(l + amount), a, b])
}

export const darken = (hex: Hex, amount: number): Hex => lighten(hex, -amount)

export function shiftHue(hex: Hex, degrees: number): Hex {
  const [l, a, b] = toLab(hex)
  const turn = (degrees * Math.PI) / 180
  return fromLab([l, a * Math.cos(turn) - b * Math.sin(turn), a * Math.sin(turn) + b * Math.cos(turn)])
}

/** `factor` 0 is grey, 1 unchanged, above 1 stronger. */
export function saturate(hex: Hex, factor: number): Hex {
  const [l, a, b] = toLab(hex)
  return fromLab([l, a * factor, b * factor])
}

/** OKLab lightness, 0 black to 1 white. */
export const lightness = (hex: Hex): number => toLab(hex)[0]

/** Distance in OKLab: under 0.02 the same to the eye, above 0.2 clearly another colour. */
export function difference(a: Hex, b: Hex): number {
  const [x, y] = [toLab(a), toLab(b)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}
