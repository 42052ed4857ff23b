import { words } from '../../words.ts'
import { useNow } from '../list/list-news.tsx'
import type { Overview } from '../live/overview-data.ts'
import { ago } from '../numbers.ts'
import { resumeQueue } from './hold-queue.ts'

/** On every page of the operators: what is held back, by whom, since when and why. */
export function PauseBanners({ overview }: { overview: Overview | null }) {
  const now = useNow()
  return (overview?.queues ?? []).map(({ queue, paused }) =>
    paused ? (
      <div key={queue} className="ops-strip watch ops-pause">
        <span>
          {says(paused.because !== null)(paused.by, queue, ago((now - Date.parse(paused.since)) / 1000))}
          {paused.because !== null && <q>{paused.because}</q>}
        </span>
        <button className="button" onClick={() => void resumeQueue(queue)}>
          {words.ops.queues.resume(queue)}
        </button>
      </div>
    ) : null,
  )
}

const says = (why: boolean) => (why ? words.ops.queues.banner : words.ops.queues.bannerBare)
