import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  connect,
  type Channel,
  type ChannelModel,
  type ConfirmChannel,
  type ConsumeMessage,
  type SocketOptions,
} from 'amqplib'
import type { Ear } from '../contract.ts'

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
  full: boolean
  over: AbortController
}

/** Someone who listens. `missed`: was cut off since. */
export type Seat = { name: string; ear: Ear; left: AbortController; missed: boolean; done: Promise<void> }

/** Makes it fail if there is no answer in time; but one that is full is only waited for. */
async function answered<T>(line: Pick<Line, 'over' | 'full'>, asked: Promise<T>): Promise<T> {
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
    const line: Line = { model, out, back: new Set(), over, full: false }
    out.on('error', fail).on('return', ({ properties }) => line.back.add(String(properties.messageId)))
    model.on('blocked', () => (line.full = true)).on('unblocked', () => (line.full = false))
    for (const name of names) await answered(line, out.assertQueue(name, kind))
    over.signal.throwIfAborted()
    return line
  } catch (error) {
    over.abort(error)
    throw over.signal.reason
  }
}

export async function send(line: Line, name: string, text: string, count: number): Promise<void> {
  if (line.full) throw new Error('the broker is short of memory or disk and takes nothing')
  for (let left = count, tries = 0; left > 0; tries++) {
    if (tries >= mostTries) throw new Error(`the broker does not keep what is sent to ${name}`)
    // There is no such queue yet, or no more, or it is being made.
    if (tries > 0) await answered(line, line.out.assertQueue(name, kind))
    if (tries > 1) await sleep(tries * 50)
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

export function sit(line: Line, seat: Seat): void {
  seat.done = attend(line, seat).catch((error: unknown) => line.over.abort(error))
}

/** Listens on a channel of its own while there are free slots, until the connection is over or the listener leaves. */
async function attend(line: Line, seat: Seat): Promise<void> {
  const { model, over } = line
  const end = AbortSignal.any([over.signal, seat.left.signal])
  const channel = await answered(line, model.createChannel())
  channel.on('error', (error) => over.abort(error))
  await answered(line, channel.assertQueue(seat.name, kind))
  await answered(line, channel.prefetch(1))
  while (!end.aborted) {
    await seat.ear.whenFree(end)
    if (!end.aborted) await consume(line, channel, seat, end)
  }
  if (!over.signal.aborted) await channel.close()
}

/** Until there is no free slot left. */
async function consume(line: Line, channel: Channel, seat: Seat, end: AbortSignal): Promise<void> {
  const { name, ear } = seat
  const consumerTag = randomUUID()
  const { promise: gone, resolve } = Promise.withResolvers<unknown>()
  // What it rejects with is thrown below, unless something else was first.
  gone.catch(() => {})
  let leaving = false
  let heard = Promise.resolve()
  // Goes out before what is sent next, so that a message given back comes to somebody else.
  const leave = () => {
    if (!leaving) resolve(answered(line, channel.cancel(consumerTag)))
    leaving = true
  }
  const hear = async (message: ConsumeMessage | null) => {
    if (!message) throw new Error(`somebody deleted the queue ${name}`)
    const taken = !leaving && ear.free() > 0
    if (taken) await ear.onMessage(message.content.toString())?.claimed
    if (ear.free() <= 0) leave()
    if (taken) channel.ack(message)
    else channel.nack(message, false, true)
  }
  const onMessage = (message: ConsumeMessage | null) => {
    heard = hear(message).catch((error: unknown) => line.over.abort(error))
  }
  end.addEventListener('abort', leave)
  try {
    await answered(line, channel.consume(name, onMessage, { consumerTag }))
    if (seat.missed) ear.onReturn()
    seat.missed = false
    if (end.aborted) leave()
    await gone
    await heard
  } finally {
    end.removeEventListener('abort', leave)
  }
}
