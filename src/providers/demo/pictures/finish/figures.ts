import { alphaOf, boxBlur, type Canvas } from './canvas.ts'

/** What the light of the page does to the figures. Colours are RGB 0 to 255. */
export type FigureLight = {
  ambient: [number, number, number]
  rim: [number, number, number]
  rimStrength: number
  /** Where the light comes from, as a direction on the page. */
  fromX: number
  fromY: number
}

/** Bathes the figures in the page's light and draws a bright rim on the edges that face it. */
export function light(figures: Canvas, { ambient, rim, rimStrength, fromX, fromY }: FigureLight): void {
  const { data, size } = figures
  const soft = boxBlur(alphaOf(figures), size, Math.max(2, Math.round(size / 300)))
  const reach = size / 150
  const step = Math.round(fromY * reach) * size + Math.round(fromX * reach)
  for (let i = 0; i < soft.length; i++) {
    const p = i << 2
    const alpha = data[p + 3] as number
    if (alpha === 0) continue
    const outside = 255 - (soft[Math.min(soft.length - 1, Math.max(0, i + step))] as number)
    const edge = outside > 110 ? ((outside - 110) / 145) * rimStrength * (alpha / 255) : 0
    for (let k = 0; k < 3; k++) {
      const c = ((data[p + k] as number) * (ambient[k] as number)) / 255
      data[p + k] = c + ((rim[k] as number) * (alpha / 255) - c) * edge * 0.85
    }
  }
}

/** The shadow a cut-out sheet throws on what lies behind it. */
export function dropShadow(base: Canvas, sheet: Canvas, strength: number): void {
  const { size, data } = base
  const soft = boxBlur(boxBlur(alphaOf(sheet), size, Math.round(size / 160)), size, Math.round(size / 220))
  const shift = Math.round(size / 130) * size + Math.round(size / 220)
  for (let i = shift; i < soft.length; i++) {
    const dark = 1 - ((soft[i - shift] as number) / 255) * strength
    const p = i << 2
    data[p] = (data[p] as number) * dark
    data[p + 1] = (data[p + 1] as number) * dark
    data[p + 2] = (data[p + 2] as number) * (dark + (1 - dark) * 0.2)
  }
}
