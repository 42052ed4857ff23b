import { Link } from 'wouter'
import { words } from '../../words.ts'
import type { Column } from '../list/list-table.tsx'
import type { QueueNow } from '../live/overview-data.ts'
import { count, duration } from '../numbers.ts'
import { least, levelOf, levelOfShare, oldestReady, thresholds, type Level } from '../thresholds.ts'
import { resumeQueue } from './hold-queue.ts'

const { queues: says } = words.ops
const rank = { stuck: 0, slow: 1, paused: 2, ok: 3, idle: 4 } as const
const pill = { stuck: 'bad', paused: 'watch', slow: 'watch', ok: 'good', idle: '' } as const

/** Stuck before slow, and of two alike the one whose oldest waits longest. */
export const worstFirst = (a: QueueNow, b: QueueNow): number =>
  rank[a.state] - rank[b.state] || b.oldest_wait_s - a.oldest_wait_s || b.ready - a.ready

export function queueColumns(pause: (queue: QueueNow) => void, more: boolean): Column<QueueNow>[] {
  const { columns } = says
  return [
    {
      key: 'queue',
      name: columns.queue,
      cell: ({ queue }) => (
        <Link className="ops-opens-row" href={`/ops/steps?queue=${queue}&state=ready`}>
          {says.names[queue]}
        </Link>
      ),
    },
    { key: 'state', name: columns.state, cell: (queue) => <State queue={queue} /> },
    {
      key: 'because',
      name: columns.because,
      wide: true,
      cell: ({ because }) => <span title={because ?? undefined}>{because}</span>,
    },
    { key: 'ready', name: columns.ready, end: true, cell: ({ ready }) => count(ready) },
    { key: 'oldest', name: columns.oldest, end: true, cell: (queue) => <Oldest queue={queue} /> },
    {
      key: 'running',
      name: columns.running,
      end: true,
      cell: ({ running, slots }) => `${count(running)}/${count(slots)}`,
    },
    { key: 'done', name: columns.done, end: true, cell: ({ done_per_minute: done }) => count(done) },
    { key: 'failed', name: columns.failed, end: true, cell: (queue) => <Failed queue={queue} /> },
    { key: 'drains', name: columns.drains, end: true, cell: (queue) => <Drains queue={queue} /> },
    ...(more ? moreColumns : []),
    {
      key: 'act',
      name: <span className="hidden-but-read">{columns.act}</span>,
      end: true,
      cell: (queue) => <Hold queue={queue} onPause={() => pause(queue)} />,
    },
  ]
}

const State = ({ queue: { state } }: { queue: QueueNow }) => (
  <span className={`pill ${pill[state]}`}>{says.states[state]}</span>
)

/** A number that is not well has a colour, a sign, and the word for who does not see either. */
export function Judged({ text, level }: { text: string; level: Level | null }) {
  if (level === null || level === 'good') return text
  return (
    <span className={`ops-judged ${level}`}>
      {text} <span aria-hidden="true">{level === 'bad' ? '!!' : '!'}</span>
      <span className="hidden-but-read">{words.ops.levels[level]}</span>
    </span>
  )
}

const Oldest = ({ queue: { queue, ready, oldest_wait_s: waited } }: { queue: QueueNow }) =>
  ready === 0 ? '–' : <Judged text={duration(waited)} level={levelOf(waited, oldestReady(queue))} />

const Failed = ({ queue: { done_per_minute: done, failed_per_minute: failed } }: { queue: QueueNow }) => (
  <Judged
    text={count(failed)}
    level={levelOfShare(failed, done + failed, thresholds.failed_tries, least.tries)}
  />
)

const Drains = ({ queue: { drains_in_s: s } }: { queue: QueueNow }) =>
  s === null ? '–' : <Judged text={duration(s)} level={levelOf(s, thresholds.drains_in_s)} />

function Hold({ queue: { queue, paused }, onPause }: { queue: QueueNow; onPause: () => void }) {
  return paused ? (
    <button className="button" aria-label={says.resume(queue)} onClick={() => void resumeQueue(queue)}>
      {says.resumeIt}
    </button>
  ) : (
    <button className="button" aria-label={says.pauseName(queue)} onClick={onPause}>
      {says.pauseIt}
    </button>
  )
}

/** An amount that leads to the steps it is of; nothing leads nowhere. */
const linked = (n: number, to: string) => (n === 0 ? '0' : <Link href={to}>{count(n)}</Link>)

const moreColumns: Column<QueueNow>[] = [
  {
    key: 'sleeping',
    name: says.columns.sleeping,
    end: true,
    cell: ({ queue, sleeping }) => linked(sleeping, `/ops/steps?queue=${queue}&state=sleeping`),
  },
  {
    key: 'dead',
    name: says.columns.dead,
    end: true,
    cell: ({ queue, dead }) => linked(dead, `/ops/dead?queue=${queue}`),
  },
]
