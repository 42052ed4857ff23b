/** Where a finger went down and where it went up, in pixels and milliseconds, on a stage of this width. */
export type Stroke = { dx: number; dy: number; ms: number; x: number; width: number }

const swipe = { least_px: 40, most_degrees: 30 }
const tap = { most_px: 10, most_ms: 500 }
/** The outer strips of the stage, which turn; what is between them shows or hides the controls. */
const strip = 0.15

/** What a finger meant. Swipes along the reading direction are in screen terms: `left` moves the pages to the left. */
export function meaningOf({ dx, dy, ms, x, width }: Stroke): 'left' | 'right' | 'controls' | null {
  const [across, along] = [Math.abs(dx), Math.abs(dy)]
  if (across <= tap.most_px && along <= tap.most_px) {
    if (ms > tap.most_ms) return null
    if (x < width * strip) return 'right'
    return x > width * (1 - strip) ? 'left' : 'controls'
  }
  const flat = along <= across * Math.tan((swipe.most_degrees * Math.PI) / 180)
  if (across <= swipe.least_px || !flat) return null
  return dx < 0 ? 'left' : 'right'
}
