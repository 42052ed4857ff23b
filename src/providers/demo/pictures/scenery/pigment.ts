/** Colours are mixed in OKLab, where halfway between two paints looks halfway. Channels are 0 to 1. */
export type Lab = { l: number; a: number; b: number }

const linear = (v: number) => (v <= 0.040_45 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const gamma = (v: number) => (v <= 0.003_130_8 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

export function toLab(hex: string): Lab {
  const n = Number.parseInt(hex.slice(1), 16)
  const [r, g, b] = [linear((n >> 16) / 255), linear(((n >> 8) & 255) / 255), linear((n & 255) / 255)]
  const l = Math.cbrt(0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_99 * b)
  const m = Math.cbrt(0.211_903_5 * r + 0.680_699_55 * g + 0.107_396_96 * b)
  const s = Math.cbrt(0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b)
  return {
    l: 0.210_454_26 * l + 0.793_617_79 * m - 0.004_072_05 * s,
    a: 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_71 * s,
    b: 0.025_904_04 * l + 0.782_771_77 * m - 0.808_675_77 * s,
  }
}

export function toHex({ l, a, b }: Lab): string {
  const x = (l + 0.396_337_78 * a + 0.215_803_76 * b) ** 3
  const y = (l - 0.105_561_35 * a - 0.063_854_17 * b) ** 3
  const z = (l - 0.089_484_18 * a - 1.291_485_55 * b) ** 3
  const channels = [
    4.076_741_66 * x - 3.307_711_59 * y + 0.230_969_93 * z,
    -1.268_438 * x + 2.609_757_4 * y - 0.341_319_4 * z,
    -0.004_196_09 * x - 0.703_418_61 * y + 1.707_614_7 * z,
  ]
  const byte = (v: number) => Math.round(gamma(Math.min(1, Math.max(0, v))) * 255)
  return `#${channels.map((v) => byte(v).toString(16).padStart(2, '0')).join('')}`
}

/** `t` of the second colour in the first. */
export function blend(first: string, second: string, t: number): string {
  const [p, q] = [toLab(first), toLab(second)]
  return toHex({ l: p.l + (q.l - p.l) * t, a: p.a + (q.a - p.a) * t, b: p.b + (q.b - p.b) * t })
}

/** Lighter (or darker, below 0) by `dl`, with `chroma` times the strength of colour. */
export function shade(hex: string, dl: number, chroma = 1): string {
  const lab = toLab(hex)
  return toHex({ l: Math.min(1, Math.max(0, lab.l + dl)), a: lab.a * chroma, b: lab.b * chroma })
}

/** Moves a natural colour towards the nearest hue of the book's palette, so that all pages share one colour world. */
export function harmonise(hex: string, palette: readonly string[], strength: number): string {
  const lab = toLab(hex)
  const chroma = Math.hypot(lab.a, lab.b)
  let best: Lab | undefined
  let nearest = 0.55 // cosine: hues further away than this would turn grass pink
  for (const other of palette.map(toLab)) {
    const otherChroma = Math.hypot(other.a, other.b)
    if (otherChroma < 0.03 || chroma < 0.015) continue
    const near = (lab.a * other.a + lab.b * other.b) / (chroma * otherChroma)
    if (near > nearest) [nearest, best] = [near, other]
  }
  if (!best) return hex
  const pull = (from: number, to: number) => from + (to - from) * strength
  return toHex({ l: pull(lab.l, lab.l * 0.8 + best.l * 0.2), a: pull(lab.a, best.a), b: pull(lab.b, best.b) })
}
