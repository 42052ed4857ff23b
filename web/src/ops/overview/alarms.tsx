import { Link } from 'wouter'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { useNow } from '../list/list-news.tsx'
import type { Alert, Overview } from '../live/overview-data.ts'
import { ago, duration, moment } from '../numbers.ts'
import { alarmPlace } from './alarm-place.ts'

/** What needs someone, worst first, each with where to look; or that nothing does. */
export function Alarms({ overview }: { overview: Overview }) {
  // A paused queue stands above every page already.
  const alarms = overview.alerts.filter(({ name }) => name !== 'paused')
  if (alarms.length > 0)
    return (
      <ul className="ops-alarms">
        {alarms.map((alert) => (
          <Alarm key={alert.id} alert={alert} />
        ))}
      </ul>
    )
  return isEmpty(overview) ? <Empty /> : <Calm overview={overview} />
}

function Alarm({ alert }: { alert: Alert }) {
  const place = alarmPlace(alert)
  return (
    <li className={`ops-alarm ${alert.level}`}>
      <Icon name="alert" />
      <span className="hidden-but-read">{words.ops.levels[alert.level]}: </span>
      <span>
        <strong>{alert.says}</strong>{' '}
        <span className="ops-alarm-since">{words.ops.overview.since(moment(alert.since))}</span>
      </span>
      <Link href={place.to}>{place.name}</Link>
    </li>
  )
}

function Calm({ overview }: { overview: Overview }) {
  const now = useNow(60_000)
  const { last_problem: last, queues } = overview
  const isPaused = queues.some(({ paused }) => paused)
  return (
    <div className="ops-alarm good">
      <Icon name="check" />
      <span>
        <strong>{isPaused ? words.ops.overview.calmBut : words.ops.overview.calm}</strong>{' '}
        {last?.until
          ? words.ops.overview.lastProblem(
              ago((now - Date.parse(last.until)) / 1000),
              last.says,
              duration((Date.parse(last.until) - Date.parse(last.since)) / 1000),
            )
          : words.ops.overview.noProblem}
      </span>
    </div>
  )
}

function Empty() {
  return (
    <div className="ops-alarm good">
      <Icon name="book" />
      <span>
        <strong>{words.ops.overview.empty}</strong> <Link href="/">{words.ops.overview.emptyOrder}</Link>
        {words.ops.overview.emptyOr}
        <code>{words.ops.overview.emptyRun}</code>.
      </span>
    </div>
  )
}

/** Nothing was ever made here, as far as can be seen. */
const isEmpty = ({ books, money, queues, last_problem }: Overview): boolean =>
  books.done_1h + books.failed_1h + books.partial_1h + books.unfinished === 0 &&
  money.usd_today === 0 &&
  last_problem === null &&
  queues.every(
    ({ paused, ready, running, sleeping, dead }) => !paused && ready + running + sleeping + dead === 0,
  )
