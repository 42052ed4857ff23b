import { connect } from 'amqplib'
import { afterAll, describe } from 'vitest'
import { openQueue } from '../../src/queue/registry.ts'
import { queueSuite } from '../contracts/queue.ts'
import { rabbitmq } from '../support/services/rabbitmq.ts'

const rabbit = await rabbitmq()
afterAll(async () => await rabbit?.stop())

// Each case has queues of its own in the one server.
let cases = 0
const nobody = { notify: async () => {}, listen: async () => () => {} }

describe.skipIf(!rabbit)('amqp', () => {
  queueSuite('amqp', async () => {
    const url = new URL(`${rabbit?.url}?prefix=case-${++cases}`)
    return {
      open: async (deployment = 'default') =>
        await openQueue({ url, deployment, listeners: () => 4, postgres: nobody }),
      inject: async (text) => {
        const model = await connect(rabbit?.url ?? '')
        const channel = await model.createConfirmChannel()
        channel.sendToQueue(`case-${cases}-text`, Buffer.from(text))
        await channel.waitForConfirms()
        await model.close()
      },
      cut: async () => void (await rabbit?.ctl('close_all_connections', 'cut by a test')),
    }
  })
})
