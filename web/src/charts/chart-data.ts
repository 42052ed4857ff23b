/** What a chart shows: times in epoch seconds, and for each line a value at each of them, or null where nothing was measured. */
export type ChartData = { at: readonly number[]; lines: readonly ChartLine[]; marks?: readonly ChartMark[] }

/** A colour of look/tokens.css, by name; each line of a chart also has its own dashes. */
export type ChartColour = 'accent' | 'good' | 'bad' | 'watch' | 'waiting' | 'idle'

export type ChartLine = { name: string; colour: ChartColour; values: readonly (number | null)[] }

/** Something that happened: a line from top to bottom, and a word. */
export type ChartMark = { at: number; says: string }
