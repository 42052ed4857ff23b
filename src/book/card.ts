import { z } from 'zod'
import type { BookStatus } from './states.ts'
import { Book, partsOf, progressOf, waitingFor, type BookRows, type StepRow } from './view.ts'

/** What a library shows: everything, what is being made, what is ready, what needs a look. */
export const shows = ['all', 'making', 'ready', 'attention'] as const
export type Show = (typeof shows)[number]

/** The states of a book that a filter lets through. */
export const statusesOf = {
  making: ['queued', 'processing', 'text_complete', 'images_processing', 'assembling'],
  ready: ['complete'],
  attention: ['partial', 'failed', 'cancelled'],
} as const satisfies Record<Exclude<Show, 'all'>, readonly BookStatus[]>

/** Of a user's books no more than so many are counted, and of a search no more looked at in one call. */
export const looksAt = 10_000

const { id, revision, status, title, idea, language, style, age_group, page_count } = Book.shape
const { progress_percent, cover_url, waiting_for, error, created_at, updated_at } = Book.shape

/** A book as it lies in a library: nothing of its pages' texts. */
export const Card = z.strictObject({
  id,
  revision,
  status,
  title,
  idea,
  language,
  style,
  age_group,
  page_count,
  progress_percent,
  pictures_done: z.int().describe('Of the pages; the cover is not counted.'),
  missing_pictures: z.int().describe("Pages' pictures that could not be made."),
  cover_url,
  waiting_for,
  error,
  created_at,
  updated_at,
})
export type Card = z.infer<typeof Card>

export const Counts = z
  .strictObject({ all: z.int(), making: z.int(), ready: z.int(), attention: z.int() })
  .describe(`Of all the user's books, whatever was searched for, counted no further than to ${looksAt}.`)
export type Counts = z.infer<typeof Counts>

export type CardRows = Pick<
  BookRows,
  | 'id'
  | 'revision'
  | 'status'
  | 'params'
  | 'title'
  | 'steps_completed'
  | 'total_steps'
  | 'error_code'
  | 'error_message'
  | 'created_at'
  | 'updated_at'
  | 'waits'
> & {
  /** The newest row of each step; none of a complete book, which has everything. */
  steps: StepRow[]
  /** The keys of what was made and stands. */
  made: string[]
}

export function toCard(rows: CardRows): Card {
  const { params, status } = rows
  return {
    id: rows.id,
    revision: rows.revision,
    status,
    title: rows.title,
    idea: params.idea,
    language: params.language,
    style: params.style,
    age_group: params.age_group,
    page_count: params.pages,
    progress_percent: progressOf(rows),
    ...picturesOf(rows),
    waiting_for: waitingFor(rows),
    error: rows.error_code === null ? null : { code: rows.error_code, message: rows.error_message ?? '' },
    created_at: rows.created_at.toISOString(),
    updated_at: rows.updated_at.toISOString(),
  }
}

function picturesOf(rows: CardRows): Pick<Card, 'pictures_done' | 'missing_pictures' | 'cover_url'> {
  const { pages } = rows.params
  const cover = `/v1/books/${rows.id}/cover`
  if (rows.status === 'complete') return { pictures_done: pages, missing_pictures: 0, cover_url: cover }
  const made = new Set(rows.made)
  const part = partsOf(rows, made)
  const pictures = Array.from({ length: pages }, (_, index) => `picture:${index + 1}`)
  return {
    pictures_done: pictures.filter((key) => made.has(key)).length,
    missing_pictures: pictures.filter((key) => part(key) === 'missing').length,
    cover_url: made.has('cover') ? cover : null,
  }
}
