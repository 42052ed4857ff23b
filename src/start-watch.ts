import { goOnWithDead } from './actions/go-on-with-dead.ts'
import type { Parts } from './app.ts'
import { newId } from './book/ids.ts'
import { liveChannel } from './live/hub.ts'
import { watch, type AlertNews } from './ops/alerts.ts'
import { Rounds } from './worker/rounds.ts'

const idle_ms = 2_000
const busy_ms = 500

/** What every process does for operators, in turns: looks out for what is wrong, goes on with what they said yes to. */
export function startWatch(parts: Parts): void {
  for (const rounds of [alertRounds(parts), deadRounds(parts)]) {
    rounds.now()
    parts.stack.push(() => rounds.stop())
  }
}

function alertRounds({ config, db, log, trouble }: Parts): Rounds {
  const { alerts: settings } = config
  const groups = config.groups.map((group) => group.id)
  const look = async () => {
    for (const news of await watch(db, { settings, groups })) tellLog(news)
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

function deadRounds({ config, db, log, pipelines, ring, trouble }: Parts): Rounds {
  const around = {
    db,
    pipelines,
    deadline_ms: config.book_deadline_ms,
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
