import type { Parts } from './app.ts'
import { listAlerts } from './db/alerts.ts'
import { countDead, groupDead, listDead } from './db/dead-letters.ts'
import { readActs } from './db/read-acts.ts'
import { readDead } from './db/read-dead.ts'
import type { HttpParts } from './http/server.ts'

/** What the API needs for operators: what died, what was done about it, what is wrong. */
export function opsParts({ db }: Parts): Pick<HttpParts, 'dead' | 'readActs' | 'listAlerts'> {
  const query = db.query.bind(db)
  return {
    dead: {
      list: (filter, page) => listDead(query, filter, page),
      count: (filter) => countDead(query, filter),
      groups: (filter) => groupDead(query, filter),
      show: (id) => readDead(query, id),
    },
    readActs: (ask) => readActs(query, ask),
    listAlerts: (ask) => listAlerts(query, ask),
  }
}
