/** A list as it is shown, while newer answers come in. */
export type Shown<Row> = {
  rows: readonly Row[]
  /** Shown still, though the newest answer does not have them any more. */
  gone: ReadonlySet<string>
  /** How many rows of the newest answer are not shown yet. */
  news: number
}

export const nothingShown = { rows: [], gone: new Set<string>(), news: 0 } as const

/**
 * Takes in an answer. While the list is `still` (someone selects, hovers, reads further down) no row moves, comes or goes: what is
 * shown is brought up to date in its place, and the rest is counted. `whole`: the answer is all there is, so what it lacks is gone.
 */
export function takeNews<Row>(
  shown: Shown<Row>,
  fresh: readonly Row[],
  { still, whole, id }: { still: boolean; whole: boolean; id: (row: Row) => string },
): Shown<Row> {
  if (!still || shown.rows.length === 0) return { rows: fresh, gone: new Set(), news: 0 }
  const newest = new Map(fresh.map((row) => [id(row), row]))
  const held = new Set(shown.rows.map(id))
  return {
    rows: shown.rows.map((row) => newest.get(id(row)) ?? row),
    gone: whole ? new Set([...held].filter((one) => !newest.has(one))) : shown.gone,
    news: fresh.filter((row) => !held.has(id(row))).length,
  }
}
