import { goOnWithDead } from '../../src/actions/go-on-with-dead.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { Database } from '../../src/db/database.ts'
import { pipeline } from './shop.ts'

// Goes on with actions on dead letters, and dies when it has drawn so many ids: `node dead-process.ts DATABASE_URL IDS`. The
// ids of a revision, one for each of its steps, are drawn within its transaction.
const [url = '', ids = '0'] = process.argv.slice(2)
const db = new Database({ url })
let drawn = 0

await goOnWithDead({
  db,
  pipelines: new Map([[pipeline.id, pipeline]]),
  deadline_ms: 3_600_000,
  quotas: noQuotas,
  newId: () => {
    if (drawn++ >= Number(ids)) process.kill(process.pid, 'SIGKILL')
    return newId()
  },
  ring: () => {},
  settings: { first: 1, at_once: 1_000, per_second: 1_000 },
  onEnd: () => {},
})
