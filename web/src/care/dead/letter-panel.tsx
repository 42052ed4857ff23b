import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../api/call.ts'
import { moment } from '../../ops/numbers.ts'
import { SidePanel } from '../../ops/list/side-panel.tsx'
import { alarm, announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { masked, type Letter } from './dead-set.ts'
import { Payload } from './payload.tsx'

const say = words.care.dead.letter
const takesNote = ['page_text', 'picture', 'cover']
const longestNote = 500

export type ShownLetter = Letter & {
  dealt_with: string | null
  given: unknown
  attempts_made: {
    attempt: number
    state: string
    class: string | null
    code: string | null
    because: string | null
    started_at: string
  }[]
  payload_bytes: number
  payload: string | null
}

/** One letter with all that is known of it, and what can be done about it alone. */
export function LetterPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['dead', 'letter', id],
    queryFn: async ({ signal }) =>
      (await call('GET /v1/admin/dead/{id}', { params: { id }, signal })) as unknown as ShownLetter,
    staleTime: 10_000,
  })
  return (
    <SidePanel row={id} title={data?.key ?? '…'} onClose={onClose}>
      {error && <p className="field-error">{error.message}</p>}
      {data && (
        <div className="ops-care-letter">
          <Facts letter={data} />
          <Tries letter={data} />
          {data.payload !== null && (
            <Payload id={id} payload={data.payload} payload_bytes={data.payload_bytes} />
          )}
          {data.dealt_with ? (
            <p>{say.dealt(data.dealt_with)}</p>
          ) : (
            <ActsOnOne letter={data} onClose={onClose} />
          )}
        </div>
      )}
    </SidePanel>
  )
}

function Facts({ letter }: { letter: ShownLetter }) {
  const { book_id, user, died_at, code, class: kind, message, because, given } = letter
  const { names } = say
  const facts = [
    [names.book, book_id && <Link href={`/ops/books/${book_id}`}>{book_id}</Link>],
    [names.user, user],
    [names.died, moment(died_at)],
    [names.cause, [...new Set([code, kind])].filter(Boolean).join(', ')],
    [names.message, message && masked(message)],
    [names.because, because && masked(because)],
    [names.given, given ? masked(JSON.stringify(given)) : null],
  ] as const
  return (
    <dl className="ops-care-facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Tries({ letter: { attempts_made } }: { letter: ShownLetter }) {
  if (attempts_made.length === 0) return null
  return (
    <>
      <h3>{say.tries}</h3>
      <ol className="ops-care-tries">
        {attempts_made.map(({ attempt, state, class: kind, code, because, started_at }, n) => (
          <li key={n}>
            <span className="muted">{moment(started_at)}</span>{' '}
            {say.try(attempt, [...new Set([state, code, kind])].filter(Boolean).join(', '))}
            {because && <span className="muted"> – {masked(because)}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

function ActsOnOne({ letter: { id, kind }, onClose }: { letter: ShownLetter; onClose: () => void }) {
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const act = async (what: () => Promise<unknown>, said: string) => {
    setBusy(true)
    try {
      await what()
      announce(said)
      onClose()
      await queries.invalidateQueries({ queryKey: ['dead'] })
    } catch (error) {
      setRefused((error as Error).message)
      alarm((error as Error).message)
    }
    setBusy(false)
  }
  const retry = () => call('POST /v1/admin/dead/{id}/retry', { params: { id }, body: note ? { note } : null })
  const discard = () => call('POST /v1/admin/dead/{id}/discard', { params: { id } })
  return (
    <div className="ops-care-one">
      {takesNote.includes(kind) && (
        <label>
          <span>{say.note}</span>
          <textarea
            rows={2}
            maxLength={longestNote}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      )}
      {refused && <p className="field-error">{refused}</p>}
      <div className="ops-care-acts">
        <button className="button danger" disabled={busy} onClick={() => void act(discard, say.discarded)}>
          {say.discard}
        </button>
        <button className="button main" disabled={busy} onClick={() => void act(retry, say.retried)}>
          {say.retry}
        </button>
      </div>
    </div>
  )
}
