import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type ChannelModel, type ConfirmChannel, type SocketOptions } from 'amqplib'

const handshake_ms = 5_000
// While a broker starts, it leaves some questions without an answer for ever; asked again, it answers.
const answer_ms = 3_000
const mostTries = 4
// Bells never pile up: of too many the oldest goes, and an old one says nothing. RabbitMQ has all of this since 3.10.
const kind = {
  durable: true,
  arguments: { 'x-queue-type': 'quorum', 'x-max-length': 1_000, 'x-message-ttl': 60_000 },
}

/** A connection. Anything odd on it aborts it, and another one is made: there is one way back, whatever it was. */
export type Line = {
  model: ChannelModel
  out: ConfirmChannel
  /** Ids of messages that came back, for want of a queue. */
  back: Set<string>
  /** Queues that were declared on it. */
  queues: Map<string, Promise<unknown>>
  full: boolean
  over: AbortController
}

/** Makes it fail if there is no answer in time; but one that is full is only waited for. */
export async function answered<T>(line: Pick<Line, 'over' | 'full'>, asked: Promise<T>): Promise<T> {
  const late = () => !line.full && line.over.abort(new Error('the broker does not answer'))
  const timer = setTimeout(late, answer_ms)
  return await asked.finally(() => clearTimeout(timer))
}

/** Fails with the reason for which `over` was aborted. */
export async function openLine(url: string, over: AbortController, names: Iterable<string>): Promise<Line> {
  const fail = (error?: Error) => over.abort(error ?? new Error('the broker closed the connection'))
  try {
    // With the signal, the socket goes at once, whatever it waits for.
    const socket: SocketOptions & { signal: AbortSignal } = {
      timeout: handshake_ms,
      noDelay: true,
      signal: over.signal,
    }
    const model = await connect(url, socket)
    model.on('error', fail).on('close', fail)
    const out = await answered({ over, full: false }, model.createConfirmChannel())
    const line: Line = { model, out, back: new Set(), queues: new Map(), over, full: false }
    out.on('error', fail).on('return', ({ properties }) => line.back.add(String(properties.messageId)))
    model.on('blocked', () => (line.full = true)).on('unblocked', () => (line.full = false))
    for (const name of names) await declare(line, name)
    over.signal.throwIfAborted()
    return line
  } catch (error) {
    over.abort(error)
    throw over.signal.reason
  }
}

export async function declare(line: Line, name: string): Promise<void> {
  const queue = line.queues.get(name) ?? answered(line, line.out.assertQueue(name, kind))
  line.queues.set(name, queue)
  await queue
}

export async function send(line: Line, name: string, text: string, count: number): Promise<void> {
  if (line.full) throw new Error('the broker is short of memory or disk and takes nothing')
  for (let left = count, tries = 0; left > 0; tries++) {
    if (tries >= mostTries) throw new Error(`the broker does not keep what is sent to ${name}`)
    // There is no such queue yet, or no more, or it is being made.
    if (tries > 0) line.queues.delete(name)
    if (tries > 1) await sleep(tries * 50)
    await declare(line, name)
    const sent = Array.from({ length: left }, () => publish(line, name, text))
    left = (await answered(line, Promise.all(sent))).filter((kept) => !kept).length
  }
}

/** Whether it is kept: it was neither sent back nor refused. */
async function publish({ out, back, over }: Line, name: string, text: string): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const messageId = randomUUID()
  const options = { messageId, persistent: true, mandatory: true, contentType: 'application/json' }
  out.sendToQueue(name, Buffer.from(text), options, (error: Error | null) => {
    if (over.signal.aborted) reject(over.signal.reason)
    else resolve(!back.delete(messageId) && !error)
  })
  return await promise
}

export async function depth(line: Line, name: string): Promise<number> {
  const channel = await answered(line, line.model.createChannel())
  // If there is no such queue, the broker closes the channel, so it is for this question alone.
  channel.on('error', () => {})
  const { messageCount } = await answered(line, channel.checkQueue(name))
  await answered(line, channel.close())
  return messageCount
}

export const aborted = async (signal: AbortSignal) =>
  await new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
