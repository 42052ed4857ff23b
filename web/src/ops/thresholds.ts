/** From when on a number is to be watched, and from when on it is bad. All of them are here, and nowhere else in the pages. */
export type Limits = { watch: number; bad: number }
export type Level = 'good' | 'watch' | 'bad'

export const thresholds = {
  /** Order to done (p95), as a multiple of the most that was quoted. */
  book_of_quote: { watch: 1, bad: 1.5 },
  first_text_p95_s: { watch: 30, bad: 90 },
  /** Share of the books of an hour that ended failed, or partial. */
  unfinished_books: { watch: 0.02, bad: 0.1 },
  drains_in_s: { watch: 600, bad: 1_800 },
  failed_tries: { watch: 0.05, bad: 0.2 },
  /** Heartbeats since a worker was seen. */
  unseen_beats: { watch: 2, bad: 4 },
  /** What is left of a limit; less is worse. */
  headroom: { watch: 0.2, bad: 0.05 },
  throttled: { watch: 0.01, bad: 0.05 },
  /** Share of the day's budget that is spent. */
  budget_spent: { watch: 0.8, bad: 0.95 },
  wasted: { watch: 0.05, bad: 0.15 },
  new_dead: { watch: 1, bad: 10 },
  /** Seconds since the last news: three intervals, and when nothing can be trusted any more. */
  news_age_s: { watch: 6, bad: 30 },
} as const satisfies Record<string, Limits>

const oldest_ready_s: Record<string, Limits> = {
  text: { watch: 15, bad: 60 },
}
const otherQueues: Limits = { watch: 60, bad: 300 }

/** How long the oldest ready step of a queue may wait. */
export const oldestReady = (queue: string): Limits => oldest_ready_s[queue] ?? otherQueues

/** Fewer than these say nothing. */
export const least = { books: 10, tries: 20 } as const

export const levelOf = (value: number, { watch, bad }: Limits): Level =>
  watch < bad
    ? value >= bad
      ? 'bad'
      : value >= watch
        ? 'watch'
        : 'good'
    : value <= bad
      ? 'bad'
      : value <= watch
        ? 'watch'
        : 'good'

/** The level of a share, or null where there are too few to say. */
export const levelOfShare = (part: number, of: number, limits: Limits, fewest: number): Level | null =>
  of < fewest ? null : levelOf(part / of, limits)

const worse: Record<Level, number> = { good: 0, watch: 1, bad: 2 }
export const worstOf = (levels: readonly Level[]): Level =>
  levels.reduce((worst, level) => (worse[level] > worse[worst] ? level : worst), 'good')
