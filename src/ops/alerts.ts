import { levelOf, settle, type Alert, type AlertSettings, type Sample } from '../book/alert.ts'
import {
  disabledWebhooks,
  endedLately,
  failingCalls,
  groupsWithoutKey,
  newlyDead,
  queueStates,
  unknownPipelines,
  waitingForBudget,
  type FailingCalls,
  type UnknownPipeline,
} from '../db/alert-samples.ts'
import { beginAlert, forgetAlert, keepAlert, openAlerts, takeTurn, type OpenAlert } from '../db/alerts.ts'
import type { Database, Query } from '../db/database.ts'
import { listPauses } from '../db/pauses.ts'
import type { Pause } from '../book/machines.ts'

/** `groups`: the limit groups of the configuration; those of an older one are nobody's concern. */
export type Watched = { settings: AlertSettings; groups: readonly string[] }

/** An alert began, got better or worse, or ended. */
export type AlertNews = { what: 'started' | 'changed' | 'ended'; alert: Alert }

/**
 * Looks at everything that can be wrong, if it is time and no other process has, and keeps what it saw. Answers what is
 * new. `tell` runs in the same transaction: what it writes is there if and only if the news is.
 */
export async function watch(
  db: Database,
  { settings, groups }: Watched,
  tell: (query: Query, news: AlertNews) => Promise<void> = async () => {},
): Promise<AlertNews[]> {
  return await db.transaction(async (query) => {
    if (!(await takeTurn(query, settings.every_ms))) return []
    const news = await keep(query, await look(query, settings, groups))
    for (const one of news) await tell(query, one)
    return news
  })
}

/** Everything that is not well at this moment. */
export async function look(
  query: Query,
  settings: AlertSettings,
  groups: readonly string[],
): Promise<Sample[]> {
  const all = [
    ...deaths(await newlyDead(query), settings),
    ...ends(await endedLately(query), settings),
    ...(await failingCalls(query)).map((one) => failing(one, settings)),
    ...broke(await waitingForBudget(query)),
    ...(await waits(query, settings)),
    ...(await unknownPipelines(query, Object.keys(settings.oldest_ready_s))).map(unknown),
    ...(await listPauses(query)).map(paused),
    ...(await groupsWithoutKey(query, groups)).map(keyless),
    ...(await disabledWebhooks(query)).map(disabled),
  ]
  return all.filter((sample) => sample.level > 0)
}

function deaths(n: number, { new_dead }: AlertSettings): Sample[] {
  const says = `${n === 1 ? '1 dead letter' : `${n} dead letters`} in the last 15 minutes.`
  return [{ name: 'new_dead', about: '', level: levelOf(n, new_dead), value: n, says }]
}

function ends(
  { ended, unfinished }: { ended: number; unfinished: number },
  { unfinished: limits }: AlertSettings,
): Sample[] {
  // Of a handful, one is a large share and means nothing.
  if (ended < limits.least) return []
  const share = unfinished / ended
  const says = `${unfinished} of the ${ended} books that ended in the last hour are failed or partial.`
  return [{ name: 'unfinished', about: '', level: levelOf(share, limits), value: share, says }]
}

function failing({ model, calls, failed, code }: FailingCalls, { failing_calls }: AlertSettings): Sample {
  const share = failed / calls
  const says = `${failed} of the last ${calls} calls of ${model} failed${code === null ? '.' : `, most with ${code}.`}`
  const level = calls < failing_calls.least ? 0 : levelOf(share, failing_calls)
  return { name: 'failing_calls', about: model, level, value: share, says }
}

function broke({ steps, day }: { steps: number; day: boolean }): Sample[] {
  if (steps === 0) return []
  const who = steps === 1 ? '1 step waits' : `${steps} steps wait`
  const says = day
    ? `The day's budget is spent: ${who} for midnight UTC, or for a higher one.`
    : `${who} for the budget of their book to be raised.`
  return [{ name: 'budget_spent', about: '', level: day ? 2 : 1, value: steps, says }]
}

async function waits(query: Query, { oldest_ready_s }: AlertSettings): Promise<Sample[]> {
  const limits = new Map(Object.entries(oldest_ready_s))
  const states = await queueStates(query, [...limits.keys()])
  return states.flatMap(({ queue, ready, wait_s, served }) => {
    const limit = limits.get(queue)
    if (!limit) return []
    const steps = ready === 1 ? '1 step is' : `${ready >= 500 ? '500 or more' : ready} steps are`
    const late = `The oldest ready step of ${queue} has waited for at least ${Math.round(wait_s)} s.`
    const alone = `${steps} ready in ${queue}, and no worker takes them.`
    return [
      { name: 'oldest_ready', about: queue, level: levelOf(wait_s, limit), value: wait_s, says: late },
      { name: 'no_worker', about: queue, level: served ? 0 : 2, value: ready, says: alone },
    ]
  })
}

const unknown = ({ pipeline, ready, queues }: UnknownPipeline): Sample => ({
  name: 'unknown_pipeline',
  about: pipeline,
  level: 2,
  value: ready,
  says: `${ready === 1 ? '1 step of' : `${ready} or more steps of`} ${pipeline} ${ready === 1 ? 'is' : 'are'} ready in ${queues.join(', ')}, and no worker there knows ${pipeline}.`,
})

const paused = ({ queue, since, by, because }: Pause): Sample => ({
  name: 'paused',
  about: queue,
  level: 1,
  value: 1,
  says: `${queue} is paused since ${since} by ${by}${because === null ? '.' : `: ${because}`}`,
})

const keyless = (group: { limit_group: string; keys: number; message: string | null }): Sample => ({
  name: 'no_key',
  about: group.limit_group,
  level: 2,
  value: group.keys,
  says: `${group.limit_group} has no key that can be used${group.message === null ? '.' : `: ${group.message}`}`,
})

const disabled = ({ user_id, host }: { user_id: string; host: string }): Sample => ({
  name: 'webhook_disabled',
  about: `${user_id} ${host}`,
  level: 1,
  value: 1,
  says: `The webhook of ${user_id} at ${host} said that it is gone (410): nothing is sent there until a person sends again.`,
})

const nameOf = ({ name, about }: Pick<Sample, 'name' | 'about'>) => `${name} ${about}`

async function keep(query: Query, samples: Sample[]): Promise<AlertNews[]> {
  const open = await openAlerts(query)
  const known = new Set(open.map(nameOf))
  for (const sample of samples)
    if (!known.has(nameOf(sample))) await beginAlert(query, { ...sample, level: 0, samples: [sample.level] })
  const news: AlertNews[] = []
  for (const one of open) {
    const sample = samples.find((sample) => nameOf(sample) === nameOf(one))
    const told = await keepOne(query, one, sample)
    if (told) news.push(told)
  }
  return news
}

/** What is well says nothing new: the alert keeps the words it had. */
async function keepOne(query: Query, open: OpenAlert, sample: Sample | undefined): Promise<AlertNews | null> {
  const samples = [sample?.level ?? 0, ...open.samples].slice(0, 3)
  const level = settle(open.level, samples)
  if (level === 0 && open.level === 0 && sample === undefined) {
    await forgetAlert(query, open.id)
    return null
  }
  const alert = await keepAlert(query, { ...open, ...sample, level, samples })
  if (level === open.level) return null
  return { what: open.level === 0 ? 'started' : level === 0 ? 'ended' : 'changed', alert }
}
