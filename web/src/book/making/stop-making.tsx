import { useState } from 'react'
import { call, Refusal, type Book } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'
import { giveBook } from '../use-book.ts'
import { isMending } from './status-of.ts'

export function StopMaking({ book }: { book: Book }) {
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const stop = async () => {
    setBusy(true)
    setRefused('')
    try {
      giveBook(await call('POST /v1/books/{id}/cancel', { params: { id: book.id } }))
      setAsked(false)
    } catch (error) {
      setRefused(error instanceof Refusal && error.status > 0 ? error.message : words.book.failedAct)
    }
    setBusy(false)
  }
  return (
    <div className="making-acts">
      <button className="button" onClick={() => setAsked(true)}>
        {words.book.stop}
      </button>
      {asked && (
        <Dialog title={words.book.stopTitle} onClose={() => setAsked(false)}>
          <p>{isMending(book) ? words.book.stopMendHint : words.book.stopHint}</p>
          {refused && (
            <p role="alert" className="field-error">
              {refused}
            </p>
          )}
          <div className="row">
            <button className="button" onClick={() => setAsked(false)}>
              {words.book.keepMaking}
            </button>
            <button className="button danger" disabled={busy} onClick={() => void stop()}>
              {words.book.stop}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
