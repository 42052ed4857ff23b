import type { Progress } from '../../client/events.ts'

export type Display = { update(progress: Progress): void; end(): void }

const width = 28

/** Live progress on standard error: one redrawn line on a terminal, a plain line per change elsewhere. */
export function display({ quiet, started }: { quiet: boolean; started: number }): Display {
  if (quiet) return { update: () => {}, end: () => {} }
  return process.stderr.isTTY ? redrawn(started) : plainLines(started)
}

/** Which pages have their picture, from the first snapshot and the events after it. */
export class Pictures {
  #all = 0
  readonly #there = new Set<number>()

  /** Answers "3 of 8 pictures", or nothing while the number of pages is not known. */
  after({ page_count, pages }: Progress): string {
    this.#all = page_count ?? this.#all
    for (const { number, part, status, picture_status } of pages ?? []) {
      if (picture_status === 'done' || (part === 'picture' && status === 'done')) this.#there.add(number)
    }
    return this.#all > 0 ? `${this.#there.size} of ${this.#all} pictures` : ''
  }
}

function redrawn(started: number): Display {
  const pictures = new Pictures()
  let last: { progress: Progress; pictures: string } | null = null
  const draw = () => {
    if (!last) return
    const line = lineOf(last.progress, (performance.now() - started) / 1000, last.pictures)
    // A line that wraps could not be redrawn.
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns || 80) - 1)}`)
  }
  const clock = setInterval(draw, 200)
  return {
    update(progress) {
      last = { progress, pictures: pictures.after(progress) }
      draw()
    },
    end() {
      clearInterval(clock)
      process.stderr.write('\r\u001b[2K')
    },
  }
}

function plainLines(started: number): Display {
  const pictures = new Pictures()
  let told = ''
  return {
    update(progress) {
      const of = `step ${progress.steps_completed} of ${progress.total_steps}`
      const line = [progress.current_step ?? progress.status, of, pictures.after(progress)]
        .filter(Boolean)
        .join(', ')
      if (line === told) return
      told = line
      console.error(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`)
    },
    end: () => {},
  }
}

/** What is being made, n of m, elapsed, and about how long it still takes. */
export function lineOf(progress: Progress, elapsed_s: number, pictures = ''): string {
  const { steps_completed: done, total_steps: all } = progress
  const full = Math.round((width * done) / Math.max(all, 1))
  const bar = '█'.repeat(full) + '░'.repeat(width - full)
  const parts = [
    progress.current_step ?? progress.status,
    `${done} of ${all} steps`,
    pictures,
    seconds(elapsed_s),
    done >= 2 && done < all ? `about ${seconds((elapsed_s / done) * (all - done))} left` : '',
    progress.waiting_for ? `waiting (${progress.waiting_for.reason})` : '',
  ]
  return `${bar} ${parts.filter(Boolean).join(' · ')}`
}

const seconds = (s: number) => (s < 90 ? `${Math.max(0, Math.round(s))} s` : `${Math.round(s / 60)} min`)
