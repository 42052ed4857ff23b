import { queueSuite } from '../contracts/queue.ts'
import { postgresUnderTest } from '../support/services/postgres-bell.ts'

queueSuite('postgres', postgresUnderTest)
