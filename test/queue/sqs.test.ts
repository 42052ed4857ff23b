import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Queue } from '../../src/queue/contract.ts'
import { openQueue } from '../../src/queue/registry.ts'
import { ears } from '../contracts/queue-under-test.ts'
import { queueSuite } from '../contracts/queue.ts'
import { eventually } from '../support/engine.ts'
import { sqsUnderTest, withKeys, wrongKeys } from '../support/services/sqs-bell.ts'
import { region, startAws, type Aws } from '../support/services/sqs.ts'

queueSuite('sqs', sqsUnderTest)

describe('the sqs doorbell', () => {
  let aws: Aws
  const open: Queue[] = []
  const hang = async (place: string) => {
    const postgres = { notify: async () => {}, listen: async () => () => {} }
    const queue = await openQueue({ url: new URL(place), deployment: 'd', listeners: () => 25, postgres })
    open.push(queue)
    return queue
  }
  beforeAll(async () => void (aws = await startAws()))
  afterAll(async () => {
    await Promise.all(open.map((queue) => queue.close()))
    await aws.stop()
  })
  const at = (prefix: string) => hang(`sqs://${region}/${prefix}?endpoint=${aws.url}`)
  const read = async (QueueName: string) => {
    const { QueueUrl } = await aws.sqs.getQueueUrl({ QueueName })
    return (await aws.sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes ?? {}
  }

  it('makes queues that forget soon, and sends as many messages as there are listeners', async () => {
    await (await at('made')).ring('text', 1_000)
    const said = await read('made-text')
    expect(said).toMatchObject({ MessageRetentionPeriod: '60', ApproximateNumberOfMessages: '25' })
  })

  it('uses a queue that is there as it is', async () => {
    await aws.sqs.createQueue({ QueueName: 'own-text', Attributes: { MessageRetentionPeriod: '345600' } })
    await (await at('own')).ring('text', 1)
    expect(await read('own-text')).toMatchObject({ MessageRetentionPeriod: '345600' })
  })

  it('deletes what was claimed: it is not heard again', async () => {
    const queue = await at('claimed')
    const claim = Promise.withResolvers<void>()
    const ear = ears(
      () => 1,
      () => claim.promise,
    )
    await queue.listen('text', ear)
    await queue.ring('text', 1)
    await eventually(async () => ear.rings === 1)
    const flying = async () => (await read('claimed-text'))['ApproximateNumberOfMessagesNotVisible']
    expect(await flying()).toBe('1')
    claim.resolve()
    await eventually(async () => (await flying()) === '0', 4_000)
    expect(await queue.depth('text')).toBe(0)
  })

  it('hands a message back at once when its slots were filled while it asked', async () => {
    const queue = await at('full')
    let free = 1
    const ear = ears(() => free)
    await queue.listen('text', ear)
    await queue.ring('text', 1)
    await eventually(async () => ear.rings === 1)
    free = 0
    await queue.ring('text', 1)
    const depth = async () => await queue.depth('text')
    await eventually(async () => (await depth()) === 1, 4_000)
    expect(ear.rings).toBe(1)
    free = 1
    await eventually(async () => ear.rings === 2, 4_000)
  })

  it('that only listens makes its queue again when somebody deletes it, and looks what it missed', async () => {
    const ear = ears()
    await (await at('deleted')).listen('text', ear)
    await eventually(async () => (await read('deleted-text').catch(() => null)) !== null)
    await aws.own.wipe()
    await eventually(async () => (await read('deleted-text').catch(() => null)) !== null)
    await eventually(async () => ear.rings === 1)
  })

  it('that only rings says that it was turned away', async () => {
    const queue = await withKeys(wrongKeys, async () => {
      const opened = await at('refused')
      await expect(opened.ring('text', 1)).rejects.toThrow('invalid')
      return opened
    })
    expect(queue.state()).toMatchObject({ well: false, refused: true })
  })

  it.each([
    ['sqs://eu-central-1', 'PREFIX'],
    ['sqs://eu-central-1/a.b', 'PREFIX'],
    ['sqs://key:secret@eu-central-1/a', 'no password'],
    ['sqs://eu-central-1/a?endpoint=ftp://b', 'endpoint'],
    ['sqs://eu-central-1/a?endpoint=https://key:secret@b', 'endpoint'],
    ['sqs://eu-central-1/a?endpoint=http://%25', 'endpoint'],
    ['sqs://eu-central-1/a?color=red', '?endpoint='],
  ])('refuses %s in a sentence', async (place, says) => {
    const refused: Error = await hang(place).then(
      () => expect.fail('it was taken'),
      (error: unknown) => error as Error,
    )
    expect(refused.message).toContain(says)
    expect(refused.message).not.toContain('secret')
  })
})
