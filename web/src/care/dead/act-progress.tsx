import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../api/call.ts'
import { announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { standOf, type Progress } from './dead-set.ts'

const say = words.care.dead.act
const isOver = ({ state }: Progress) => state === 'done' || state === 'stopped'
const states = Object.keys(say.parts) as (keyof typeof say.parts)[]

/** "35 retried, 3 had moved on" */
const outcomeOf = ({ parts }: Progress) =>
  states.flatMap((state) => (parts[state] ? [say.parts[state](parts[state])] : [])).join(', ')

/** How far an act is, until it ended and was seen; it goes on without this page. */
export function ActProgress({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: act, error } = useQuery({
    queryKey: ['dead', 'act', id],
    queryFn: ({ signal }) => call('GET /v1/admin/dead/actions/{id}', { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : 1_000),
  })
  useEnd(act)
  if (!act?.does)
    return error ? (
      <div className="ops-care-act card">
        <p className="field-error">{error.message}</p>
        <CloseButton onClose={onClose} />
      </div>
    ) : null
  const { ended, running, all } = standOf(act)
  const over = isOver(act)
  const title = over ? `${say.titles[act.does]}: ${say.ended[act.state as 'done']}` : say.titles[act.does]
  return (
    <section className="ops-care-act card" aria-label={say.progress}>
      <div className="ops-care-act-head">
        <h2>{title}</h2>
        <span>{over ? outcomeOf(act) : say.going(ended, all, running)}</span>
        {over ? <CloseButton onClose={onClose} /> : <StopButton id={id} />}
      </div>
      {!over && <progress max={all || 1} value={ended} aria-label={say.progress} />}
      {!over && act.state === 'canary' && <p className="muted">{say.first}</p>}
      {act.because && <p>{say.because(act.because)}</p>}
      <Troubles act={act} />
    </section>
  )
}

const CloseButton = ({ onClose }: { onClose: () => void }) => (
  <button className="button ops-care-act-end" onClick={onClose}>
    {say.close}
  </button>
)

/** Tells of the end once, and has the list read anew. */
function useEnd(act: Progress | undefined) {
  const queries = useQueryClient()
  const told = useRef('')
  const over = act && isOver(act) ? act : null
  useEffect(() => {
    if (!over?.does || told.current === over.id) return
    told.current = over.id
    announce(`${say.titles[over.does]}: ${outcomeOf(over)}.`)
    for (const list of ['groups', 'letters', 'lately'])
      void queries.invalidateQueries({ queryKey: ['dead', list] })
  }, [over, queries])
}

function StopButton({ id }: { id: string }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const stop = async () => {
    setBusy(true)
    // Over already: then the next look says so.
    await call('POST /v1/admin/dead/actions/{id}/stop', { params: { id } }).then(
      () => announce(say.stopped),
      () => {},
    )
    await queries.invalidateQueries({ queryKey: ['dead', 'act', id] })
    setBusy(false)
  }
  return (
    <button className="button danger ops-care-act-end" disabled={busy} onClick={() => void stop()}>
      {say.stop}
    </button>
  )
}

function Troubles({ act: { troubles } }: { act: Progress }) {
  if (troubles.length === 0) return null
  return (
    <details>
      <summary>{say.troubles(troubles.length)}</summary>
      <ul className="ops-care-troubles">
        {troubles.map(({ book_id, letter, state, because, user }) => (
          <li key={letter}>
            {book_id ? (
              <Link href={`/ops/books/${book_id}`}>{book_id.slice(0, 13)}</Link>
            ) : (
              letter.slice(0, 13)
            )}
            <span className="muted">{user}</span>
            <span>{[state, because].filter(Boolean).join(': ')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
