import type { Mark } from '../book/series.ts'
import type { Query } from './database.ts'

const most = 100
const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Acts that change how work goes, what they are called here, and how they are said. */
const acts = [
  ['queue.pause', 'pause', `by || ' paused ' || target || coalesce(': ' || (detail ->> 'because'), '')`],
  ['queue.resume', 'resume', `by || ' resumed ' || target`],
  ['worker.drain', 'drain', `by || ' sent ' || coalesce(detail ->> 'name', target) || ' away'`],
  ['limits.release', 'release', `by || ' released ' || coalesce(target, 'all limits')`],
] as const

const actMarks = acts.map(
  // Each kind by its own index, the newest of it.
  ([action, kind, says]) =>
    `(select at, '${kind}' as kind, ${says} as says from storymill.admin_actions
      where action = '${action}' and at >= $1 order by id desc limit ${most})`,
)

/**
 * What happened since a time (seconds since 1970), the oldest first, the newest of each kind if there is too much: what
 * operators did, alerts that began, and releases by the first worker that came with them. The very first is no deploy.
 */
export async function readMarks(query: Query, since: number): Promise<Mark[]> {
  return await query<Mark>(
    `with since as materialized (select to_timestamp($2) as t)
     select ${iso('at')} as at, kind, left(says, 200) as says from (
       ${actMarks.join(' union all ').replaceAll('$1', '(select t from since)')}
       union all (select started_at, 'alert', says from storymill.alerts
         where started_at >= (select t from since) and (until is null or until >= (select t from since))
         order by started_at desc limit ${most})
       union all (select at, 'deploy', version || ' came' from (
         select version, min(started_at) as at from storymill.workers where version <> '' group by version
         order by at desc limit ${most}) versions
         where at >= (select t from since) and at > (select min(started_at) from storymill.workers))) marks (at, kind, says)
     order by marks.at limit $1`,
    [3 * most, since],
  )
}
