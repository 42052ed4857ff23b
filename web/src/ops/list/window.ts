/** Which rows of a long list are drawn: those in sight and some around. Rows are all of one height. */
export type Slice = { from: number; to: number }

/** Below this a list is drawn whole, so that the browser's own search finds everything. */
export const wholeUpTo = 200
const around = 12

export function sliceInSight(rows: number, row_px: number, scrolled_px: number, height_px: number): Slice {
  if (rows <= wholeUpTo) return { from: 0, to: rows }
  const first = Math.floor(scrolled_px / row_px)
  const last = Math.ceil((scrolled_px + height_px) / row_px)
  return { from: Math.max(first - around, 0), to: Math.min(last + around, rows) }
}
