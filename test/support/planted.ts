import sharp from 'sharp'
import { newId } from '../../src/book/ids.ts'
import { Order } from '../../src/book/order.ts'
import type { Plan } from '../../src/book/plan.ts'
import type { Database } from '../../src/db/database.ts'
import type { Files } from '../../src/files/contract.ts'
import { aBook } from '../pipeline/steps/tools.ts'

/** What a planted book says; what is left out is a demo book's. */
export type Planted = { user?: string; idea?: string; plan?: Plan; texts?: string[]; pdf?: Uint8Array }

/** Of the service itself, so that what it knows of its books is true of these. */
const pipeline = 'storybook@1'

const drawn: Promise<Buffer> = sharp({
  create: { width: 16, height: 16, channels: 3, background: '#a8431f' },
})
  .jpeg()
  .toBuffer()

/**
 * A book of four pages with all its files, as if it had been made: for tests that are about what comes after. Nothing is
 * written or drawn for it.
 */
export async function plantBook(
  { db, files }: { db: Database; files: Files },
  { user = 'local', idea = 'A fox who is afraid of the dark', ...given }: Planted = {},
): Promise<string> {
  const { plan, texts } = { ...aBook(), ...given }
  const id = newId()
  const steps = [
    { key: 'plan', kind: 'plan', page: 0, result: plan, bytes: null, type: null },
    ...[1, 2, 3, 4].flatMap((page) => [
      step(`page_text:${page}`, 'page_text', page, { text: texts[page - 1] ?? '' }),
      picture(`picture:${page}`, 'picture', page),
    ]),
    picture('character_sheet', 'character_sheet', 0),
    picture('cover', 'cover', 0),
    {
      ...step('pdf', 'pdf', 0, {}),
      bytes: given.pdf ?? Buffer.from('%PDF-1.7 planted'),
      type: 'application/pdf',
    },
  ]
  await db.query(
    `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, steps_completed, texts_open,
       pictures_open, title, deadline_at, started_at, completed_at)
     values ($1, $2, $6, $3, 'complete', 0, $4, $4, 0, 0, $5, storymill.now(), storymill.now(), storymill.now())`,
    [id, user, JSON.stringify(Order.parse({ idea, pages: 4, seed: 1 })), steps.length, plan.title, pipeline],
  )
  await db.query(
    `insert into storymill.book_events (book_id, version, type, data) values ($1, 1, 'status', '{"status": "complete"}')`,
    [id],
  )
  for (const one of steps)
    await plantStep(db, files, id, { ...one, bytes: one.bytes === 'drawn' ? await drawn : one.bytes })
  return id
}

const step = (key: string, kind: string, page: number, result: object) => ({
  key,
  kind,
  page,
  result,
  bytes: null as 'drawn' | Uint8Array | null,
  type: null as string | null,
})

const picture = (key: string, kind: string, page: number) => ({
  ...step(key, kind, page, { width: 16, height: 16 }),
  bytes: 'drawn' as const,
  type: 'image/jpeg',
})

async function plantStep(
  db: Database,
  files: Files,
  book: string,
  {
    key,
    kind,
    page,
    result,
    bytes,
    type,
  }: {
    key: string
    kind: string
    page: number
    result: object
    bytes: Uint8Array | null
    type: string | null
  },
): Promise<void> {
  const id = newId()
  await db.query(
    `insert into storymill.steps (id, book_id, key, kind, page, queue, pipeline, rank, state, done_token, result)
     values ($1, $2, $3, $4, $5, 'text', $7, 0, 'done', $1, $6)`,
    [id, book, key, kind, page, JSON.stringify(result), pipeline],
  )
  if (!bytes) return
  const place = `books/${book}/${id}/file`
  await files.put(place, bytes)
  await db.query(
    `insert into storymill.blobs (key, book_id, step_id, sha256, size, media_type)
     values ($1, $2, $3, encode(sha256($4), 'hex'), length($4), $5)`,
    [place, book, id, bytes, type],
  )
}
