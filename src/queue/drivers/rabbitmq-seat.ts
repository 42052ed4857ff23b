import { randomUUID } from 'node:crypto'
import type { Channel, ConsumeMessage } from 'amqplib'
import type { Ear } from '../contract.ts'
import { answered, declare, type Line } from './rabbitmq-line.ts'

// A consumer can be lost without a word, with a queue that was deleted while its broker started.
const longestSitting_ms = 5_000

/** Someone who listens. `sat`: did so before, so may have missed something. */
export type Seat = { name: string; ear: Ear; left: AbortController; sat: boolean; done: Promise<void> }

export function sit(line: Line, seat: Seat): void {
  seat.done = attend(line, seat).catch((error: unknown) => line.over.abort(error))
}

/** Listens on a channel of its own while there are free slots, until the connection is over or the listener leaves. */
async function attend(line: Line, seat: Seat): Promise<void> {
  const { model, over } = line
  const end = AbortSignal.any([over.signal, seat.left.signal])
  const channel = await answered(line, model.createChannel())
  channel.on('error', (error) => over.abort(error))
  await declare(line, seat.name)
  await answered(line, channel.prefetch(1))
  let missed = seat.sat
  while (!end.aborted) {
    await seat.ear.whenFree(end)
    if (end.aborted) break
    const consuming = consume(line, channel, seat, end)
    if (missed) seat.ear.onReturn()
    missed = false
    await consuming
  }
  if (!over.signal.aborted) await channel.close()
}

/** Until there is no free slot left, or it is time to make sure that we are still heard of. */
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
  const again = setTimeout(leave, longestSitting_ms)
  end.addEventListener('abort', leave)
  try {
    await answered(line, channel.consume(name, onMessage, { consumerTag }))
    seat.sat = true
    if (end.aborted) leave()
    await gone
    await heard
  } finally {
    clearTimeout(again)
    end.removeEventListener('abort', leave)
  }
}
