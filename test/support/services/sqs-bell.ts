import { openQueue } from '../../../src/queue/registry.ts'
import type { Hanging, QueueUnderTest } from '../../contracts/queue-under-test.ts'
import { eventually } from '../engine.ts'
import { region, startAws } from './sqs.ts'

const postgres = { notify: async () => {}, listen: async () => () => {} }

/** Keys that the emulator does not know. */
export const wrongKeys = { AWS_ACCESS_KEY_ID: 'unknown', AWS_SECRET_ACCESS_KEY: 'unknown' }

/** The SQS doorbell on an emulator of its own. */
export async function sqsUnderTest(): Promise<QueueUnderTest> {
  const { url, sqs, own, stop } = await startAws()
  const at = { port: Number(new URL(url).port) }
  const open = async ({ prefix, deployment, port = at.port }: Hanging) =>
    await openQueue({
      url: new URL(`sqs://${region}/${prefix}?endpoint=http://127.0.0.1:${port}`),
      deployment,
      listeners: () => 4,
      postgres,
    })
  return {
    open: async (hanging) =>
      hanging.password === undefined
        ? await open(hanging)
        : await withKeys({ ...wrongKeys, AWS_SECRET_ACCESS_KEY: hanging.password }, async () => {
            const queue = await open(hanging)
            await queue.depth('text')
            return queue
          }),
    inject: async ({ prefix }, queue, MessageBody) => {
      const QueueName = `${prefix}-${queue}`
      let QueueUrl: string | undefined
      await eventually(async () => {
        QueueUrl = (await sqs.getQueueUrl({ QueueName }).catch(() => null))?.QueueUrl
        return QueueUrl !== undefined
      })
      await sqs.sendMessage({ QueueUrl, MessageBody })
    },
    at,
    own,
    cannot: {},
    stop,
  }
}

/** The SDK asks the environment for keys once, when a client is first used. */
export async function withKeys<T>(keys: Record<string, string>, use: () => Promise<T>): Promise<T> {
  const before = { ...process.env }
  Object.assign(process.env, keys)
  try {
    return await use()
  } finally {
    for (const name of Object.keys(keys)) process.env[name] = before[name]
  }
}
