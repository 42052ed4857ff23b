import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { AgeGroup } from '../../book/order.ts'

/** All that goes into the printed book. Paths are of JPEG or PNG files on this machine. */
export type BookToTypeset = {
  id: string
  title: string
  subtitle: string | null
  dedication: string | null
  blurb: string
  language: string
  age_group: AgeGroup
  palette: string[]
  /** Who wrote and drew it, e.g. "Demo: drawn by code, no AI used". */
  imprint: string
  created: Date
  /** Null: there is no cover picture, a landscape in the colours of the palette stands in. */
  cover: { path: string; alt: string } | null
  pages: PageToTypeset[]
}

export type PageToTypeset = {
  number: number
  text: string
  /** Null: not painted yet, the page says so. */
  picture: { path: string } | null
  alt: string
  text_zone: 'top' | 'bottom'
}

/** `warnings` are sentences for the operator: what was left out, what is hard to read. */
export type Typeset = { pages: number; bytes: number; warnings: string[] }

/** Where a PDF grows; it is renamed to its place once it is whole. */
export const partOf = (out: string) => `${out}.part`

// The thread is TypeScript when run from source and JavaScript when built.
const thread = new URL(
  `./typeset-thread${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
)

/**
 * Writes the PDF of a book to `out`: whole or not at all. Runs in a thread of its own, because setting a book keeps a
 * core busy for a second and the heartbeat of a worker must not wait for it. The same book gives the same bytes.
 * Rejects with the reason of `signal` when aborted, and with the thread's error when a book cannot be set.
 */
export async function typeset(book: BookToTypeset, out: string, signal: AbortSignal): Promise<Typeset> {
  signal.throwIfAborted()
  const worker = new Worker(thread, {
    workerData: { book, out },
    // The flags this process was started with are not for the thread: some would stop it from starting.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Typeset>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`The typesetting thread ended early with code ${code}.`)))
  try {
    return await promise
  } catch (error) {
    await worker.terminate()
    await rm(partOf(out), { force: true })
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
