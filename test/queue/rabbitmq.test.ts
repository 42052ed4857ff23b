import { queueSuite } from '../contracts/queue.ts'
import { rabbitmqUnderTest } from '../support/services/rabbitmq-bell.ts'

queueSuite('amqp', rabbitmqUnderTest)
