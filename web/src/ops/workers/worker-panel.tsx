import { Link } from 'wouter'
import { words } from '../../words.ts'
import { SidePanel } from '../list/side-panel.tsx'
import { moment } from '../numbers.ts'
import { Oldest, WorkerState, type Worker } from './worker-columns.tsx'

const { workers: says } = words.ops

/** One worker: where it is, and what it does now. */
export function WorkerPanel({
  worker,
  onClose,
  onDrain,
}: {
  worker: Worker
  onClose: () => void
  onDrain: () => void
}) {
  return (
    <SidePanel row={worker.id} title={worker.name} onClose={onClose}>
      <dl className="ops-facts-list">
        <dt>{says.columns.state}</dt>
        <dd>
          <WorkerState state={worker.state} />
        </dd>
        <dt>{says.host}</dt>
        <dd>
          {worker.host}, {worker.pid}
        </dd>
        <dt>{says.started}</dt>
        <dd>{moment(worker.started_at)}</dd>
        <dt>{says.last}</dt>
        <dd>{moment(worker.seen_at)}</dd>
        <dt>{says.takes}</dt>
        <dd>{worker.queues.map(({ queue, running, slots }) => `${queue} ${running}/${slots}`).join(', ')}</dd>
        <dt>{says.knows}</dt>
        <dd>{worker.pipelines.join(', ') || '–'}</dd>
      </dl>
      {worker.state === 'running' && (
        <button className="button" onClick={onDrain}>
          {says.drainIt}
        </button>
      )}
      <h3>{says.doing}</h3>
      <Doing doing={worker.doing} />
    </SidePanel>
  )
}

function Doing({ doing }: Pick<Worker, 'doing'>) {
  if (doing.length === 0) return <p className="muted">{says.doingNothing}</p>
  return (
    <>
      <ul className="ops-doing">
        {doing.map(({ queue, key, book_id, attempt, since }) => (
          <li key={`${queue} ${book_id} ${key}`}>
            {book_id ? <Link href={`/ops/books/${book_id}`}>{key}</Link> : <span>{key}</span>}
            <span className="muted">{queue}</span>
            <span className="muted">{says.attempt(attempt)}</span>
            <span className="end">
              <Oldest since={since} />
            </span>
          </li>
        ))}
      </ul>
      {doing.length >= 20 && <p className="muted">{says.doingMost}</p>}
    </>
  )
}
