/** What a chart shows: times in epoch seconds, and for each line a value at each of them, or null where nothing was measured. */
export type ChartData = {
  at: readonly number[]
  lines: readonly ChartLine[]
  marks?: readonly ChartMark[]
}

/** A colour of look/tokens.css: `--bar-…`. Each line also has dashes of its own. */
export type ChartColour = 'running' | 'waiting' | 'backoff' | 'done' | 'failed'

export type ChartLine = { name: string; colour: ChartColour; values: readonly (number | null)[] }

/** Something that happened: a line from top to bottom, and a word. Epoch seconds. */
export type ChartMark = { at: number; kind: string; says: string }

/** By the place of a line: so that two lines are told apart without colour. */
export const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [1, 5]] as const

export const dashOf = (line: number): readonly number[] => dashes[line % dashes.length] ?? []

/** What happened at a time, or up to half a step before or after it. */
export function marksAt({ at, marks = [] }: ChartData, index: number): readonly ChartMark[] {
  const time = at[index]
  if (time === undefined) return []
  const step = (at[1] ?? time) - (at[0] ?? time)
  return marks.filter((mark) => mark.at > time - step / 2 && mark.at <= time + step / 2)
}
