import type { Pipeline } from '../../src/pipeline/contract.ts'
import { bookOf26, seededLatency } from '../workloads.ts'

/** The book of 26 steps that only wait, `factor` times as long as in W1: what is measured is the telling, not the making. */
export const slowBook = (factor: number): Pipeline =>
  bookOf26('live@1', (book, kind, page) => factor * seededLatency(book, kind, page))
