import { afterAll, beforeAll } from 'vitest'
import { openQueue } from '../../src/queue/registry.ts'
import { queueSuite } from '../contracts/queue.ts'
import { startAws, region, type Aws } from '../support/services/sqs.ts'

let aws: Aws
beforeAll(async () => {
  aws = await startAws()
})
afterAll(async () => await aws.stop())

const postgres = { notify: async () => {}, listen: async () => () => {} }
let run = 0

queueSuite('sqs', async () => {
  run += 1
  const prefix = `run-${run}`
  const url = new URL(`sqs://${region}/${prefix}?endpoint=${aws.url}`)
  return {
    open: async (deployment = 'default') =>
      await openQueue({ url, deployment, listeners: () => 4, postgres }),
    inject: async (text) => {
      const { QueueUrl } = await aws.sqs.getQueueUrl({ QueueName: `${prefix}-text` })
      await aws.sqs.sendMessage({ QueueUrl, MessageBody: text })
    },
    cut: async () => await aws.own.start(),
  }
})
