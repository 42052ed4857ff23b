import { useState } from 'react'
import { Link } from 'wouter'
import { call, Refusal, type Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { giveBook } from '../use-book.ts'

/** What can be done with a book that did not become whole. */
export function EndActs({ book }: { book: Book }) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  if (book.status === 'complete') return null
  const resume = async () => {
    setBusy(true)
    setRefused('')
    try {
      giveBook(await call('POST /v1/books/{id}/resume', { params: { id: book.id } }))
    } catch (error) {
      setRefused(error instanceof Refusal && error.status > 0 ? error.message : words.book.failedAct)
    }
    setBusy(false)
  }
  const resumable = book.status === 'partial' || book.status === 'failed'
  return (
    <div className="making-acts">
      {resumable && (
        <button className="button main" disabled={busy} onClick={() => void resume()}>
          {book.status === 'partial'
            ? words.book.partialAgain(book.missing_pictures.length + Number(book.cover_status === 'missing'))
            : words.book.tryAgain}
        </button>
      )}
      {book.status !== 'partial' && (
        <Link href={`/?from=${book.id}`} className={resumable ? 'button' : 'button main'}>
          {book.status === 'failed' ? words.book.changeIdea : words.book.startOver}
        </Link>
      )}
      {refused && (
        <p role="alert" className="field-error">
          {refused}
        </p>
      )}
    </div>
  )
}
