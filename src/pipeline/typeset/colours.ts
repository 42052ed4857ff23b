/** sRGB, 0–255 each. */
export type Rgb = readonly [number, number, number]

export const parse = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export const hex = (rgb: Rgb) =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

// A table, because the contrast of a text is measured on tens of thousands of pixels.
const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
})
const toLinear = (part: number) => linear[Math.round(Math.min(255, Math.max(0, part)))] ?? 0

/** Relative luminance as WCAG 2 defines it, 0–1. */
export const luminance = (r: number, g: number, b: number) =>
  0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b)

/** WCAG 2 contrast of two luminances, 1–21. */
export const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** WCAG 2 contrast of two colours, 1–21. */
export const contrast = (a: Rgb, b: Rgb) => ratio(luminance(...a), luminance(...b))

/** `share` 0 gives `a`, 1 gives `b`; mixed as a PDF viewer composes them, in sRGB. */
export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

/** Lightness 0–1, chroma 0–0.4, hue in radians (OKLCH): equal steps look equal, unlike in sRGB or HSL. */
export type Oklch = { l: number; c: number; h: number }

export function toOklch([r, g, b]: Rgb): Oklch {
  const [x, y, z] = [toLinear(r), toLinear(g), toLinear(b)]
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z)
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z)
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const light = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  return { l: light, c: Math.hypot(a, bb), h: Math.atan2(bb, a) }
}

export function fromOklch({ l, c, h }: Oklch): Rgb {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    gamma(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z),
    gamma(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z),
    gamma(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z),
  ]
}

const gamma = (part: number) => {
  const inside = Math.min(1, Math.max(0, part))
  return Math.round((inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055) * 255)
}

/** The nearest lighter or darker colour of the same hue that reads on all of `grounds`. */
export function legible(colour: Rgb, grounds: readonly Rgb[], wanted = 4.5): Rgb {
  const from = toOklch(colour)
  const dark = grounds.every((ground) => luminance(...ground) > 0.18)
  for (let step = 0; step <= 40; step++) {
    const l = dark ? from.l * (1 - step / 40) : from.l + (1 - from.l) * (step / 40)
    const tried = fromOklch({ ...from, l })
    if (grounds.every((ground) => contrast(tried, ground) >= wanted)) return tried
  }
  return dark ? [0, 0, 0] : [255, 255, 255]
}
