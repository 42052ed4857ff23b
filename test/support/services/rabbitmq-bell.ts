import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib'
import { openQueue } from '../../../src/queue/registry.ts'
import type { Hanging, QueueUnderTest } from '../../contracts/queue-under-test.ts'
import { eventually } from '../engine.ts'
import { rabbitmq, type RabbitService } from './rabbitmq.ts'

const nobody = { notify: async () => {}, listen: async () => () => {} }

/** The AMQP doorbell on a RabbitMQ, one of its own if none is given, for the suite. */
export async function rabbitmqUnderTest(given?: RabbitService): Promise<QueueUnderTest | null> {
  const rabbit = given ?? (await rabbitmq())
  if (!rabbit) return null
  const stranger = new Stranger(rabbit.url)
  return {
    open: async ({ deployment, ...where }) =>
      await openQueue({ url: urlOf(rabbit.url, where), deployment, listeners: () => 4, postgres: nobody }),
    inject: async ({ prefix }, queue, text) => await stranger.put(`${prefix}-${queue}`, text),
    at: { port: Number(new URL(rabbit.url).port) },
    own: rabbit.own,
    cannot: rabbit.own ? {} : someoneElses,
    stop: async () => {
      await stranger.close()
      if (!given) await rabbit.stop()
    },
  }
}

const shared = 'the broker is somebody else’s'
const someoneElses = { killed: shared, frozen: shared, wiped: shared }

function urlOf(rabbit: string, { prefix, port, password }: Omit<Hanging, 'deployment'>): URL {
  const url = new URL(rabbit)
  url.searchParams.set('prefix', prefix)
  if (port !== undefined) url.port = String(port)
  if (password === undefined) return url
  url.username ||= 'guest'
  url.password = password
  return url
}

/** Somebody who puts messages into queues of others, with a plain client. */
class Stranger {
  readonly #url: string
  #line: Promise<{ model: ChannelModel; channel: ConfirmChannel }> | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** Waits for the queue to be there: it is made by who listens. */
  async put(name: string, text: string): Promise<void> {
    this.#line ??= this.#open()
    const { channel } = await this.#line
    let back = false
    const messageId = crypto.randomUUID()
    const onReturn = ({ properties }: { properties: { messageId?: unknown } }) => {
      back ||= properties.messageId === messageId
    }
    channel.on('return', onReturn)
    await eventually(async () => {
      back = false
      channel.sendToQueue(name, Buffer.from(text), { messageId, mandatory: true })
      await channel.waitForConfirms()
      return !back
    })
    channel.off('return', onReturn)
  }

  async close(): Promise<void> {
    const line = await this.#line
    await line?.model.close().catch(() => {})
  }

  async #open() {
    const model = await connect(this.#url)
    const forget = () => (this.#line = null)
    model.on('error', forget).on('close', forget)
    const channel = await model.createConfirmChannel()
    channel.setMaxListeners(0).on('error', forget)
    return { model, channel }
  }
}
