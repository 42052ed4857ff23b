import { describe, expect, it } from 'vitest'
import {
  bookStates,
  bookStatuses,
  finalStatuses,
  isFinal,
  mayGo,
  milestones,
  reentry,
  returnStatuses,
  type Part,
} from '../../src/book/states.ts'
import { Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { newId } from '../../src/book/ids.ts'
import { testDatabase } from '../support/postgres.ts'

describe('the states of a book', () => {
  it('only ever go forward, and never out of a final state', () => {
    for (const from of bookStatuses) {
      expect(mayGo(from, from)).toBe(false)
      if (isFinal(from)) for (const to of bookStatuses) expect(mayGo(from, to)).toBe(false)
    }
    for (const [at, state] of milestones.entries())
      for (const earlier of milestones.slice(0, at)) expect(mayGo(state, earlier)).toBe(false)
  })

  it('say where a mended book re-enters', () => {
    const standing = (...parts: Part[]) => reentry(new Set(parts))
    expect(standing()).toBe('queued')
    expect(standing('plan')).toBe('processing')
    expect(standing('plan', 'text')).toBe('text_complete')
    expect(standing('plan', 'text', 'picture')).toBe('assembling')
  })

  it('are guarded by the database, pair by pair', async () => {
    const test = await testDatabase()
    const db = new Database({ url: test.url })
    try {
      await migrate(db)
      for (const from of bookStatuses) {
        for (const to of bookStatuses.filter((status) => status !== from)) {
          const changed = await change(db, from, to)
          expect(`${from} → ${to}: ${changed}`).toBe(`${from} → ${to}: ${mayGo(from, to)}`)
        }
      }
    } finally {
      await db.close()
      await test.drop()
    }
  })

  it('let a mend end no worse than the book was, pair by pair', async () => {
    const test = await testDatabase()
    const db = new Database({ url: test.url })
    try {
      await migrate(db)
      for (const had of returnStatuses) {
        for (const to of finalStatuses) {
          const ended = await change(db, 'assembling', to, { had })
          expect(`${had} → ${to}: ${ended}`).toBe(`${had} → ${to}: ${to === had || to === 'complete'}`)
          const left = await change(db, 'assembling', to, { had, gets: had })
          expect(`${had} → ${to}, not closed: ${left}`).toBe(`${had} → ${to}, not closed: false`)
        }
        for (const from of bookStatuses) {
          const opened = await change(db, from, 'assembling', { revisions: 1, gets: had })
          expect(`${from} → ${had}: ${opened}`).toBe(`${from} → ${had}: ${from === had}`)
        }
      }
    } finally {
      await db.close()
      await test.drop()
    }
  })

  it('let only a mend open the next revision', async () => {
    const test = await testDatabase()
    const db = new Database({ url: test.url })
    try {
      await migrate(db)
      for (const from of bookStatuses) {
        const opened = await change(db, from, 'text_complete', { revisions: 1 })
        expect(`${from}: ${opened}`).toBe(`${from}: ${bookStates[from].mend.length > 0}`)
      }
    } finally {
      await db.close()
      await test.drop()
    }
  })
})

type Change = { revisions?: number; had?: string | null; gets?: string | null }

/** Tries to bring a book from one state to another; `had`, `gets`: what it returns to, before and after. */
async function change(db: Database, from: string, to: string, more: Change = {}): Promise<boolean> {
  const { revisions = 0, had = null, gets = null } = more
  const id = newId()
  const finals: string[] = finalStatuses
  await db.query(
    `insert into storymill.books (id, user_id, pipeline, params, status, rank, total_steps, texts_open, pictures_open, deadline_at, completed_at,
       returns_to, returns_missing)
     values ($1, 'local', 'x', '{}', $2, 0, 1, 1, 1, storymill.now(), $3, $4, case when $4::text is not null then 0 end)`,
    [id, from, finals.includes(from) ? new Date() : null, had],
  )
  return await db
    .query(
      'update storymill.books set status = $2, version = version + 1, revision = revision + $4, completed_at = $3, returns_to = $5, returns_missing = case when $5::text is not null then 0 end where id = $1',
      [id, to, finals.includes(to) ? new Date() : null, revisions, gets],
    )
    .then(
      () => true,
      () => false,
    )
}
