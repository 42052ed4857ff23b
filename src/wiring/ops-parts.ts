import { actOnDead, showAction, stopAction } from '../actions/act-on-dead.ts'
import { discardDead } from '../actions/discard-dead.ts'
import { previewDead } from '../actions/preview-dead.ts'
import { releaseLimits } from '../actions/release-limits.ts'
import { retryDead } from '../actions/retry-dead.ts'
import { showLimits } from '../actions/show-limits.ts'
import type { Parts } from '../app.ts'
import { newId } from '../book/ids.ts'
import type { Query } from '../db/database.ts'
import { listAlerts } from '../db/alerts.ts'
import { listActions } from '../db/dead-actions.ts'
import { countDead, deadAsOf, groupDead, listDead } from '../db/dead-letters.ts'
import { readActs } from '../db/read-acts.ts'
import { readPayload } from '../db/read-payload.ts'
import { readDead } from '../db/read-dead.ts'
import type { DeadParts } from '../http/dead.ts'
import type { HttpParts } from '../http/server.ts'
import { anyBookParts } from './any-book-parts.ts'
import { lookParts } from './look-parts.ts'
import { kindsOf, limitSettings } from './open-models.ts'

/** What the API needs for operators: limits, what died, what is done about it, what is wrong. */
export function opsParts(
  { db, config, pipelines, ring }: Parts,
  tell: <T>(done: Promise<T>) => Promise<T>,
): Pick<
  HttpParts,
  | 'showLimits'
  | 'releaseLimits'
  | 'dead'
  | 'deadActs'
  | 'readActs'
  | 'listAlerts'
  | 'anyBook'
  | 'listSteps'
  | 'find'
  | 'showSpending'
> {
  const query = db.query.bind(db)
  const parts = { db, pipelines, deadline_ms: config.book_deadline_ms, quotas: config.quotas, newId, ring }
  const who = (by: string) => ({ by, via: 'http' as const })
  return {
    showLimits: () => showLimits(db, limitSettings(config), kindsOf(config)),
    releaseLimits: (by, group) => releaseLimits(db, who(by), group),
    dead: deadParts(query),
    deadActs: {
      retry: (by, id, edit) => tell(retryDead(parts, who(by), id, edit)),
      discard: (by, id) => discardDead(db, who(by), id),
      preview: (by, wanted) => previewDead(parts, who(by), wanted),
      act: (by, decision) => actOnDead(db, who(by), decision),
      stop: (by, id) => stopAction(db, who(by), id),
      action: (id) => showAction(db, id),
      actions: (ask) => listActions(query, ask),
    },
    readActs: (ask) => readActs(query, ask),
    listAlerts: (ask) => listAlerts(query, ask),
    anyBook: anyBookParts(parts, tell),
    ...lookParts(query, config.budgets.day_usd ?? null),
  }
}

const deadParts = (query: Query): DeadParts => ({
  list: (filter, page) => listDead(query, filter, page),
  count: (filter) => countDead(query, filter),
  asOf: () => deadAsOf(query),
  groups: (filter) => groupDead(query, filter),
  show: async (id, whole) => {
    const letter = await readDead(query, id)
    return letter && { ...letter, ...(await readPayload(query, id, whole)) }
  },
})
