export const modes = ['spreads', 'one', 'long'] as const
export const turns = ['leaf', 'fade', 'none'] as const
export const sizes = { least: 100, most: 200, step: 10 } as const

/** How one person likes to read on this device. */
export type Look = {
  /** Percent of the size that suits the book's age. */
  size: number
  mode: (typeof modes)[number]
  turn: (typeof turns)[number]
  /** While it is read aloud, pages turn by themselves. */
  follow: boolean
}

const place = 'storymill.look'
const usual: Look = { size: 100, mode: 'spreads', turn: 'leaf', follow: false }
const listeners = new Set<() => void>()
let kept: Look = read()

export const lookNow = (): Look => kept

export function setLook(change: Partial<Look>): void {
  kept = lookFrom({ ...kept, ...change })
  try {
    localStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // Kept for this visit only.
  }
  for (const tell of listeners) tell()
}

/** Whatever was kept, by whichever version: what we know of it, and the usual for the rest. */
export function lookFrom(given: unknown): Look {
  const { size, mode, turn, follow } = Object(given) as Record<string, unknown>
  return {
    size:
      typeof size === 'number' && size >= sizes.least && size <= sizes.most ? Math.round(size) : usual.size,
    mode: modes.find((one) => one === mode) ?? usual.mode,
    turn: turns.find((one) => one === turn) ?? usual.turn,
    follow: follow === true,
  }
}

export function followLook(changed: () => void): () => void {
  listeners.add(changed)
  const elsewhere = ({ key }: StorageEvent) => {
    if (key !== place) return
    kept = read()
    changed()
  }
  addEventListener('storage', elsewhere)
  return () => {
    listeners.delete(changed)
    removeEventListener('storage', elsewhere)
  }
}

function read(): Look {
  try {
    return lookFrom(JSON.parse(localStorage.getItem(place) ?? '{}'))
  } catch {
    return usual
  }
}
