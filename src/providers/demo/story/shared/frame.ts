import type { Moment } from '../moment.ts'

/** How a book begins and ends. The last page says what the first page said, changed by what happened. */
export type Frame = { open1: Moment; open2: Moment; close0: Moment; close1: Moment }
