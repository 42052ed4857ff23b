import { PageTitle } from '../../shell/page-title.tsx'
import { words } from '../../words.ts'
import { useLive } from '../live/live.ts'
import { PauseableQueues } from '../queues/pauseable-queues.tsx'
import { Alarms } from './alarms.tsx'
import { Facts } from './facts.tsx'
import { Foot } from './foot.tsx'
import { HistoryCharts } from './history-charts.tsx'
import './overview.css'
import { Waiting } from './waiting.tsx'

/** In ten seconds: are customers hurt, where, why, since when. */
export function OverviewPage() {
  const { overview } = useLive()
  return (
    <main id="main" className="ops-overview" aria-busy={overview === null}>
      <div className="hidden-but-read">
        <PageTitle tab={words.ops.overview.title}>{words.ops.overview.title}</PageTitle>
      </div>
      {overview && (
        <div className="ops-numbers">
          <Alarms overview={overview} />
          <Facts overview={overview} />
          <Waiting waiting={overview.waiting} />
          <PauseableQueues queues={overview.queues} />
          <HistoryCharts />
          <Foot overview={overview} />
        </div>
      )}
    </main>
  )
}
