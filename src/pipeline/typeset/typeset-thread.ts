import { parentPort, workerData } from 'node:worker_threads'
import { setBook } from './set-book.ts'
import type { BookToTypeset } from './typeset.ts'

const { book, out } = workerData as { book: BookToTypeset; out: string }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(await setBook(book, out))
