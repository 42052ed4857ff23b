import type { Load } from './load.ts'

export type Run = { load: Load; /** Of the simulator, without `/v1`. */ url: string; say(line: string): void }

/** What the customer of an order was told in the end. `holes`: called complete, and pictures are missing. */
export type Fate = 'whole' | 'holes' | 'partial' | 'failed' | 'lost'
export const fates: readonly Fate[] = ['whole', 'holes', 'partial', 'failed', 'lost']

/** A book that was begun for an order; an order that was begun twice has two. `assets`: what is in it. */
export type MadeBook = { order: number; fate: Fate; assets: string[]; retold: boolean }

export type Claims = {
  books: MadeBook[]
  /** When the last order had its fate, in milliseconds from the first; null if some never had one. */
  last_ms: number | null
}

/** Of several books for one order, the best is the one that counts. */
export const bestOf = (books: readonly MadeBook[]): MadeBook | undefined =>
  books.toSorted((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate))[0]

export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
