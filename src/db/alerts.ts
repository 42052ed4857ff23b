import { levelWords, type Alert, type Level } from '../book/alert.ts'
import type { Query } from './database.ts'

/** What is open about one thing: an alert, or something that was bad once and is looked at again. */
export type OpenAlert = {
  id: string
  name: string
  about: string
  level: Level
  samples: Level[]
  value: number
  says: string
}

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const view = `id::text, name, about, (array['${levelWords.join("', '")}'])[level + 1] as level, value, says,
  ${iso('since')} as since, ${iso('until')} as until`

/**
 * Takes the turn to look, if the last look was so long ago: of many processes one gets it. Must run in the transaction
 * that keeps what was seen; the others wait for its end, and find that it is not their turn.
 */
export async function takeTurn(query: Query, every_ms: number): Promise<boolean> {
  const rows = await query(
    `update storymill.alert_rounds set sampled_at = storymill.now()
     where sampled_at <= storymill.now() - $1 * interval '1 millisecond' returning 1`,
    [every_ms],
  )
  return rows.length > 0
}

export async function openAlerts(query: Query): Promise<OpenAlert[]> {
  return await query<OpenAlert>(
    'select id::text, name, about, level, samples, value, says from storymill.alerts where until is null',
  )
}

/** Begins to keep an eye on something that was seen to be bad once. */
export async function beginAlert(query: Query, seen: Omit<OpenAlert, 'id'>): Promise<void> {
  await query(
    `insert into storymill.alerts (name, about, level, samples, value, says, since)
     values ($1, $2, $3, $4, $5, $6, storymill.now())`,
    [seen.name, seen.about, seen.level, seen.samples, seen.value, seen.says],
  )
}

/** Keeps another look at it. It becomes an alert with its first level above 0, and ends when that is 0 again. */
export async function keepAlert(query: Query, open: OpenAlert): Promise<Alert> {
  const [row] = await query<Alert>(
    `update storymill.alerts set samples = $3, value = $4, says = $5,
       level = case when $2::int = 0 then level else $2 end,
       started_at = case when $2::int > 0 then coalesce(started_at, storymill.now()) else started_at end,
       until = case when $2::int = 0 and level > 0 then storymill.now() end
     where id = $1 returning ${view}`,
    [open.id, open.level, open.samples, open.value, open.says],
  )
  if (!row) throw new Error('an alert went away while it was being kept')
  return row
}

/** What was bad once and is not any more was no alert. */
export async function forgetAlert(query: Query, id: string): Promise<void> {
  await query('delete from storymill.alerts where id = $1', [id])
}

/** Alerts, those that go on first, then the newest. */
export async function listAlerts(
  query: Query,
  { ended, limit }: { ended: boolean; limit: number },
): Promise<Alert[]> {
  return await query<Alert>(
    `select ${view} from (
       (select * from storymill.alerts where until is null and started_at is not null)
       union all (select * from storymill.alerts where $1 and until is not null order by until desc limit $2)) a
     order by a.until is not null, case when a.until is null then a.level end desc, a.until desc, a.since desc limit $2`,
    [ended, limit],
  )
}

/** The alert that ended last, if any ever did. */
export async function lastEndedAlert(query: Query): Promise<Alert | null> {
  const [row] = await query<Alert>(
    `select ${view} from storymill.alerts where until is not null order by alerts.until desc limit 1`,
  )
  return row ?? null
}
