import { exits } from './command.ts'

// One Ctrl-C may arrive twice: from the terminal, which tells the whole group, and from a parent that passes it on.
const same_ms = 500

/** Aborts at the first SIGINT or SIGTERM; a second one does not wait for anything. */
export function interruption(): AbortSignal {
  const told = new AbortController()
  let first = 0
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (!told.signal.aborted) first = performance.now()
      else if (performance.now() - first > same_ms) process.exit(exits.interrupted)
      told.abort()
    })
  }
  return told.signal
}

/** Resolves when it has been aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
