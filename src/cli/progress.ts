import type { Progress } from './follow.ts'

export type Display = { update(progress: Progress): void; end(): void }

const width = 28

/** Live progress on standard error: one redrawn line on a terminal, a plain line per milestone elsewhere. */
export function display({ quiet, started }: { quiet: boolean; started: number }): Display {
  if (quiet) return { update: () => {}, end: () => {} }
  return process.stderr.isTTY ? redrawn(started) : plainLines(started)
}

function redrawn(started: number): Display {
  let last: Progress | null = null
  const draw = () => {
    if (last) process.stderr.write(`\r\u001b[2K${lineOf(last, (performance.now() - started) / 1000)}`)
  }
  const clock = setInterval(draw, 200)
  return {
    update(progress) {
      last = progress
      draw()
    },
    end() {
      clearInterval(clock)
      process.stderr.write('\r\u001b[2K')
    },
  }
}

function plainLines(started: number): Display {
  let told = ''
  return {
    update(progress) {
      const line = `${progress.current_step ?? progress.status}, step ${progress.steps_completed} of ${progress.total_steps}`
      if (line === told) return
      told = line
      console.error(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`)
    },
    end: () => {},
  }
}

/** What is being made, n of m, elapsed, and about how long it still takes. */
export function lineOf(progress: Progress, elapsed_s: number): string {
  const { steps_completed: done, total_steps: all } = progress
  const full = Math.round((width * done) / Math.max(all, 1))
  const bar = '█'.repeat(full) + '░'.repeat(width - full)
  const wait = progress.waiting_for ? ` · waiting (${progress.waiting_for.reason})` : ''
  const left = done >= 2 && done < all ? ` · about ${seconds((elapsed_s / done) * (all - done))} left` : ''
  return `${bar} ${progress.current_step ?? progress.status} · ${done} of ${all} · ${seconds(elapsed_s)}${left}${wait}`
}

const seconds = (s: number) => (s < 90 ? `${Math.max(0, Math.round(s))} s` : `${Math.round(s / 60)} min`)
