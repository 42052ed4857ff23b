import { goOnWithDead } from '../actions/go-on-with-dead.ts'
import type { Parts } from '../app.ts'
import { newId } from '../book/ids.ts'
import { webhookQueue } from '../book/webhook.ts'
import type { Query } from '../db/database.ts'
import { listUsers } from '../db/users.ts'
import { queueEvent } from '../db/webhooks/queue.ts'
import { liveChannel } from '../live/hub.ts'
import { watch, type AlertNews } from '../ops/alerts.ts'
import { keepSpending, spendingEvery_ms } from '../ops/spending.ts'
import { watchMinute } from '../ops/minutes.ts'
import { Rounds } from '../worker/rounds.ts'

const idle_ms = 2_000
const busy_ms = 500
// Several times a minute, so that none is left out.
const minute_ms = 15_000

/** What every process does for operators, in turns: looks out for what is wrong, keeps how it went, goes on with what they said yes to. */
export function startWatch(parts: Parts): void {
  for (const rounds of [alertRounds(parts), deadRounds(parts), minuteRounds(parts), spendingRounds(parts)]) {
    rounds.now()
    parts.stack.push(() => rounds.stop())
  }
}

const spendingRounds = ({ db, trouble }: Parts) =>
  new Rounds(() => keepSpending(db), spendingEvery_ms, trouble)

function alertRounds(parts: Parts): Rounds {
  const { config, db, log, trouble } = parts
  const { alerts: settings } = config
  const groups = config.groups.map((group) => group.id)
  const look = async () => {
    for (const news of await watch(db, { settings, groups }, alertTeller(parts))) tellLog(news)
    return settings.every_ms
  }
  return new Rounds(look, settings.every_ms, trouble)

  function tellLog({ what, alert }: AlertNews): void {
    const { name, about, level, since, until } = alert
    const told = { alert: name, about, level, since, until }
    if (what === 'ended') log.info(told, `alert ended: ${alert.says}`)
    else log.warn(told, `alert ${what}: ${alert.says}`)
  }
}

/** Of all processes the first in a minute keeps it; the others find that it is kept. */
function minuteRounds({ db, trouble }: Parts): Rounds {
  const keep = async () => {
    await watchMinute(db)
    return minute_ms
  }
  return new Rounds(keep, minute_ms, trouble)
}

/** Queues a delivery of the news, if the configuration names an address for them. */
function alertTeller({ config, log, ring }: Parts): (query: Query, news: AlertNews) => Promise<void> {
  const { webhook_url: url, webhook_user: user_id } = config.alerts
  return async (query, { what, alert }) => {
    if (url === undefined) return
    const [known] = await listUsers(query, user_id)
    if (!known) return log.warn({ user: user_id }, 'alerts.webhook_user is no user: alerts are not told')
    const type = `alert.${what}`
    const payload = JSON.stringify({ type, timestamp: new Date().toISOString(), data: alert })
    await queueEvent(query, { user_id, type, url, payload, tries_once: false })
    // It is there once this transaction is; a bell that comes too early is no harm.
    setImmediate(() => ring(webhookQueue))
  }
}

function deadRounds({ config, db, log, pipelines, ring, trouble }: Parts): Rounds {
  const around = {
    db,
    pipelines,
    deadline_ms: config.book_deadline_ms,
    quotas: config.quotas,
    newId,
    ring: (queue: string) => {
      ring(queue)
      db.query('select pg_notify($1, $2)', [liveChannel, '']).catch(trouble)
    },
    settings: config.dead_letters,
    onEnd: (action: { id: string; does: string }, because: string | null) => {
      if (because === null) log.info(action, 'the action on dead letters is done')
      else log.warn({ ...action, because }, 'the action on dead letters stopped')
    },
  }
  const goOn = async () => ((await goOnWithDead(around)) === 'nothing' ? idle_ms : busy_ms)
  return new Rounds(goOn, idle_ms, trouble)
}
