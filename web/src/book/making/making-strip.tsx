import { useState } from 'react'
import type { Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'
import { words } from '../../words.ts'
import { EndActs } from './end-acts.tsx'
import { sayMore } from './say-more.ts'
import { sayStatus } from './status-of.ts'
import { StopMaking } from './stop-making.tsx'
import { useQuotedEnd, type Outlook } from './use-outlook.ts'
import './making-strip.css'

/** How the book is getting on, or how it ended and what can be done. A book that was complete when it was opened says nothing. */
export function MakingStrip({
  book,
  lost,
  outlook,
  now,
}: {
  book: Book
  lost: boolean
  outlook: Outlook | null
  now: number
}) {
  const final = isFinal(book)
  const [watched, setWatched] = useState(!final)
  if (!final && !watched) setWatched(true)
  const quotedEnd = useQuotedEnd(book)
  if (book.status === 'complete' && !watched) return null
  return (
    <section className={`making-strip ${book.status}`} aria-label={words.book.making}>
      <div className="making-says">
        <p className="making-status">{sayStatus(book)}</p>
        {!final && <p className="making-more">{sayMore(book, { lost, outlook, quotedEnd, now })}</p>}
      </div>
      {!final && (
        <progress
          className="making-bar"
          aria-label={words.book.progress}
          max={Math.max(book.total_steps, 1)}
          value={book.steps_completed}
        />
      )}
      {final ? <EndActs book={book} /> : <StopMaking book={book} />}
    </section>
  )
}
