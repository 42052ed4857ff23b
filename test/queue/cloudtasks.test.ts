import { queueSuite } from '../contracts/queue.ts'
import { cloudTasksUnderTest } from '../support/services/cloud-tasks.ts'

queueSuite('cloudtasks', cloudTasksUnderTest)
