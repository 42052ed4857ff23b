import { call } from '../../api/call.ts'
import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'
import { usePolled } from '../list/use-polled.ts'
import { useLive } from '../live/live.ts'
import { PauseableQueues } from './pauseable-queues.tsx'

const { queues: says } = words.ops

/** Which work is late, and how to hold it. */
export default function QueuesPage() {
  const { overview } = useLive()
  return (
    <main id="main" className="ops-list" aria-busy={overview === null}>
      <div className="ops-page-head">
        <PageTitle tab={says.title}>{says.title}</PageTitle>
        <Broker />
      </div>
      {overview && <PauseableQueues queues={overview.queues} more />}
      <p className="muted ops-note">{says.note}</p>
    </main>
  )
}

/** What carries the bells, and whether it is reached. */
function Broker() {
  const { data } = usePolled(
    ['ops-queues'],
    async (signal) => await call('GET /v1/admin/queues', { signal }),
    10_000,
  )
  if (!data) return null
  const { name, well, says: told, foreign } = data.broker
  return (
    <p className="ops-broker">
      {says.broker(name)}{' '}
      <span className={`pill ${well ? 'good' : 'bad'}`}>{well ? says.brokerWell : says.brokerIll}</span>{' '}
      {!well && told}
      {foreign > 0 && says.foreign(foreign)}
    </p>
  )
}
