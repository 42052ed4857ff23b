import { queueSuite } from '../contracts/queue.ts'
import { pgbouncerUnderTest } from '../support/services/pgbouncer-bell.ts'

queueSuite('postgres through pgbouncer', pgbouncerUnderTest)
