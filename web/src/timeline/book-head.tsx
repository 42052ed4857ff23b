import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { call } from '../api/call.ts'
import { useMe } from '../api/me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { duration, usd as dollars } from '../ops/numbers.ts'
import { announce, alarm } from '../shell/announce.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import { finalStatuses } from './ask.ts'
import type { BookTold } from './told.ts'

const say = words.timeline
const toneOf: Record<string, string> = { complete: 'good', partial: 'watch', failed: 'bad', cancelled: '' }

/** What became of the book in one line, why, and what can be done about it. */
export function BookHead({ told }: { told: BookTold }) {
  const { book, user, waited_s, worked_s, usd, wasted_usd, why } = told
  const { data: me } = useMe()
  const title = book.title ?? book.idea
  const tone = toneOf[book.status] ?? 'running'
  return (
    <header className="ops-timeline-head card">
      <div className="ops-timeline-title">
        <PageTitle tab={title}>{title}</PageTitle>
        <span className={`pill ${tone}`}>{book.status.replace('_', ' ')}</span>
        <code>{book.id}</code>
      </div>
      <p className="ops-timeline-sum">
        <span>{say.took(duration(tookOf(told)), duration(waited_s), duration(worked_s))}</span>
        <span>{say.cost(dollars(usd), wasted_usd > 0 ? dollars(wasted_usd) : null)}</span>
        <span className="muted">{say.by(user)}</span>
      </p>
      {why && (
        <p className="ops-timeline-why">
          <strong>{say.why}</strong> {why}
        </p>
      )}
      <div className="ops-timeline-acts">
        <Acts told={told} />
        {me?.user === user && (
          <Link className="button" href={`/books/${book.id}`}>
            {say.openBook}
          </Link>
        )}
      </div>
    </header>
  )
}

/** From the order to the end, or to what the service last told. */
function tookOf({ book: { created_at, completed_at, updated_at, status } }: BookTold): number {
  const end = finalStatuses.includes(status) ? (completed_at ?? updated_at) : new Date().toISOString()
  return Math.max(0, Date.parse(end) - Date.parse(created_at)) / 1_000
}

function Acts({ told: { book } }: { told: BookTold }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const [asking, setAsking] = useState(false)
  const final = finalStatuses.includes(book.status)
  // One under way wakes what waits.
  const resumable =
    book.status === 'partial' || book.status === 'failed' || (!final && book.waiting_for !== null)

  const doIt = async (what: 'resume' | 'cancel', said: string) => {
    setBusy(true)
    setRefused('')
    try {
      const params = { id: book.id }
      if (what === 'resume') await call('POST /v1/admin/books/{id}/resume', { params })
      else await call('POST /v1/admin/books/{id}/cancel', { params })
      announce(said)
    } catch (error) {
      setRefused((error as Error).message)
      alarm((error as Error).message)
    }
    setBusy(false)
    setAsking(false)
    await queries.invalidateQueries({ queryKey: ['timeline', book.id] })
  }

  return (
    <>
      {resumable && (
        <button className="button main" disabled={busy} onClick={() => void doIt('resume', say.resumed)}>
          {say.resume}
        </button>
      )}
      {!final && (
        <button className="button danger" disabled={busy} onClick={() => setAsking(true)}>
          {say.cancel}
        </button>
      )}
      {refused && <p className="field-error">{refused}</p>}
      {asking && (
        <Dialog title={say.cancelTitle(book.title ?? book.idea)} onClose={() => setAsking(false)}>
          <p>{say.cancelMeans}</p>
          <div className="ops-timeline-confirm">
            <button className="button" onClick={() => setAsking(false)}>
              {say.keep}
            </button>
            <button
              className="button danger"
              disabled={busy}
              onClick={() => void doIt('cancel', say.cancelled)}
            >
              {say.cancelYes}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
