import type { Parts } from './app.ts'
import { watch, type AlertNews } from './ops/alerts.ts'
import { Rounds } from './worker/rounds.ts'

/** Looks out for what needs an operator. Every process does, in turns. */
export function startWatch({ config, db, log, trouble, stack }: Parts): void {
  const { alerts: settings } = config
  const groups = config.groups.map((group) => group.id)
  const rounds = new Rounds(
    async () => {
      for (const news of await watch(db, { settings, groups })) tellLog(news)
      return settings.every_ms
    },
    settings.every_ms,
    trouble,
  )
  rounds.now()
  stack.push(() => rounds.stop())

  function tellLog({ what, alert }: AlertNews): void {
    const { name, about, level, since, until } = alert
    const told = { alert: name, about, level, since, until }
    if (what === 'ended') log.info(told, `alert ended: ${alert.says}`)
    else log.warn(told, `alert ${what}: ${alert.says}`)
  }
}
