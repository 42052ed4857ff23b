/**
 * The states of a book, as data. From this table come the SQL guard (`db/guard.ts`), the diagram in `docs/states.md`
 * and the test of every pair.
 *
 * `next`: where a book may go from here within one revision. `rollback`: what must stand for a mended book to
 * re-enter here; a book that is resumed enters the furthest state whose parts all stand, so a dead PDF re-enters
 * `assembling` and a dead picture re-enters `text_complete`.
 */
export const parts = ['plan', 'text', 'picture', 'pdf'] as const
export type Part = (typeof parts)[number] | 'none'

/** What opens the next revision of a final book. */
export type Mending = 'resume' | 'redo' | 'edit' | 'restore'

type State = {
  next: readonly string[]
  rollback: readonly Part[] | null
  mend: readonly Mending[]
  means: string
}

export const bookStates = {
  queued: {
    next: ['processing', 'failed', 'cancelled'],
    rollback: [],
    mend: [],
    means: 'accepted, waiting for its plan',
  },
  processing: {
    next: ['text_complete', 'failed', 'cancelled'],
    rollback: ['plan'],
    mend: [],
    means: 'the plan is claimed; texts are written',
  },
  text_complete: {
    next: ['images_processing', 'failed', 'cancelled'],
    rollback: ['plan', 'text'],
    mend: [],
    means: 'every text is committed',
  },
  images_processing: {
    next: ['assembling', 'failed', 'cancelled'],
    rollback: null,
    mend: [],
    means: 'texts are complete and a picture has started',
  },
  assembling: {
    next: ['complete', 'partial', 'failed', 'cancelled'],
    rollback: ['plan', 'text', 'picture'],
    mend: [],
    means: 'every picture is made or given up; the PDF is made',
  },
  complete: {
    next: [],
    rollback: null,
    mend: ['redo', 'edit', 'restore'],
    means: 'every text, every picture and the PDF exist',
  },
  partial: {
    next: [],
    rollback: null,
    mend: ['resume', 'redo', 'edit', 'restore'],
    means: 'the PDF exists, a picture is missing',
  },
  failed: {
    next: [],
    rollback: null,
    mend: ['resume'],
    means: 'a step without which there is no book is dead',
  },
  cancelled: { next: [], rollback: null, mend: [], means: 'a person stopped it' },
} as const satisfies Record<string, State>

export type BookStatus = keyof typeof bookStates
export const bookStatuses = Object.keys(bookStates) as BookStatus[]

/** The states a commit can pass, in order; a commit that passes several writes one event for each. */
export const milestones = [
  'queued',
  'processing',
  'text_complete',
  'images_processing',
  'assembling',
] as const

export const isFinal = (status: BookStatus): boolean => bookStates[status].next.length === 0
export const finalStatuses = bookStatuses.filter(isFinal)

/** Mends of a book that stands already: one that comes to nothing leaves the book in the final state it had before. */
export const returning: readonly Mending[] = ['redo', 'edit', 'restore']
/** The states that such a mend goes out of, and so may come back to. */
export const returnStatuses = bookStatuses.filter((status) =>
  bookStates[status].mend.some((mend) => returning.includes(mend)),
)

/** Where a mend of a book that was in `from` may end: as it was, or complete; never worse. */
export const mayEnd = (from: BookStatus, to: BookStatus): boolean =>
  returnStatuses.includes(from) && (to === from || to === 'complete')

/** Whether a book may go from one state to another within a revision, directly or by passing several at once. */
export function mayGo(from: BookStatus, to: BookStatus): boolean {
  const next: readonly string[] = bookStates[from].next
  return (
    next.includes(to) || next.some((state) => !isFinal(state as BookStatus) && mayGo(state as BookStatus, to))
  )
}

/** Where a mended book re-enters: the furthest state whose parts all stand. */
export function reentry(standing: ReadonlySet<Part>): BookStatus {
  const holds = (status: BookStatus) =>
    bookStates[status].rollback?.every((part) => standing.has(part)) ?? false
  return bookStatuses.filter(holds).at(-1) ?? 'queued'
}

/** What a book in this state is busy with, in the words of the API (`current_step`). */
export const currentStep: Record<BookStatus, string | null> = {
  queued: 'waiting in line',
  processing: 'writing the story',
  text_complete: 'painting the pictures',
  images_processing: 'painting the pictures',
  assembling: 'putting the book together',
  complete: null,
  partial: null,
  failed: null,
  cancelled: null,
}
