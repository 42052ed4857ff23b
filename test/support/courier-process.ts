import { Database } from '../../src/db/database.ts'
import { armFromText } from '../../src/failpoint.ts'
import { startCourier } from './webhooks.ts'

// A courier in a process of its own, to be killed: `node courier-process.ts DATABASE_URL [FAILPOINTS]`.
const [url = '', failpoints = ''] = process.argv.slice(2)
armFromText(failpoints)
const db = new Database({ url })
await startCourier(db, { timeout_ms: 20_000 })
console.log('ready')
