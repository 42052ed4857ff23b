import { setTimeout as sleep } from 'node:timers/promises'
import { SQS } from '@aws-sdk/client-sqs'
import type { Broker, Ear, OpenBroker, Surroundings } from '../contract.ts'

// A bell that nobody took for a minute is of no use: the reconcilers have found what it was about.
const Attributes = { MessageRetentionPeriod: '60', VisibilityTimeout: '5' }
const poll_s = 20
const pause = { shortest_ms: 100, longest_ms: 5_000 }
const lastClaim_ms = 1_500
const batch = 10

/** The doorbell of Amazon SQS: one standard queue for each of ours. Its credentials are those that the AWS SDK finds. */
export const open: OpenBroker = async (url, around) => new Sqs(placeOf(url), around)

class Sqs implements Broker {
  readonly name = 'sqs'
  // Its delays are whole seconds and part of a message's short life; the doorbell's own timers are exact.
  readonly longest_delay_ms = 0
  readonly #client: SQS
  readonly #polls: SQS
  readonly #prefix: string
  readonly #around: Surroundings
  readonly #urls = new Map<string, Promise<string>>()

  constructor({ prefix, ...place }: ReturnType<typeof placeOf>, around: Surroundings) {
    const client = (maxAttempts: number, requestTimeout: number) => {
      const requestHandler = { connectionTimeout: 1_500, requestTimeout, throwOnRequestTimeout: true }
      return new SQS({ ...place, maxAttempts, requestHandler })
    }
    this.#client = client(2, 2_000)
    this.#polls = client(1, (poll_s + 5) * 1_000)
    this.#prefix = prefix
    this.#around = around
  }

  async send(queue: string, MessageBody: string, count: number): Promise<void> {
    for (let left = count; left > 0; left -= batch) {
      const Entries = Array.from({ length: Math.min(left, batch) }, (_, n) => ({ Id: `${n}`, MessageBody }))
      const { Failed } = await this.#at(queue, (QueueUrl) =>
        this.#client.sendMessageBatch({ QueueUrl, Entries }),
      )
      if (Failed?.[0]) throw new Error(Failed[0].Message ?? Failed[0].Code)
    }
  }

  async receive(queue: string, ear: Ear): Promise<() => Promise<void>> {
    const stopping = new AbortController()
    const over = this.#hear(queue, ear, stopping.signal)
    return async () => {
      stopping.abort()
      await Promise.race([over, sleep(lastClaim_ms, undefined, { ref: false })])
    }
  }

  async depth(queue: string): Promise<number | null> {
    const { Attributes } = await this.#at(queue, (QueueUrl) =>
      this.#client.getQueueAttributes({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    )
    return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0)
  }

  async close(): Promise<void> {
    this.#client.destroy()
    this.#polls.destroy()
  }

  // A loop of our own, as sqs-consumer asks without a pause after most errors and cannot hand a message back quietly.
  async #hear(queue: string, ear: Ear, signal: AbortSignal): Promise<void> {
    for (let pause_ms = 0; !signal.aborted;) {
      await ear.whenFree(signal)
      try {
        // Just back from trouble, the first look is a short one: whoever was cut off wants to know at once.
        await this.#look(queue, ear, pause_ms > 0 ? 0 : poll_s, signal)
        if (pause_ms > 0) ear.onReturn()
        pause_ms = 0
      } catch (error) {
        if (signal.aborted) return
        if (isGone(error)) this.#urls.delete(queue)
        this.#around.trouble(error, isRefusal(error))
        pause_ms = Math.min(pause.longest_ms, Math.max(pause.shortest_ms, pause_ms * 2))
        await sleep(pause_ms, undefined, { signal }).catch(() => {})
      }
    }
  }

  async #look(queue: string, ear: Ear, WaitTimeSeconds: number, abortSignal: AbortSignal): Promise<void> {
    const QueueUrl = await this.#url(queue)
    const ask = { QueueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds }
    const { Messages } = await this.#polls.receiveMessage(ask, { abortSignal })
    this.#around.well()
    const { Body = '', ReceiptHandle } = Messages?.[0] ?? {}
    if (!ReceiptHandle) return
    const message = { QueueUrl, ReceiptHandle }
    // The slots were filled while we waited: the message is for somebody else, now.
    if (ear.free() <= 0)
      return void (await this.#client.changeMessageVisibility({ ...message, VisibilityTimeout: 0 }))
    await ear.onMessage(Body)?.claimed
    await this.#client.deleteMessage(message)
  }

  /** With a queue that was deleted under us, once more with a new one. */
  async #at<T>(queue: string, use: (url: string) => Promise<T>, again = true): Promise<T> {
    try {
      return await use(await this.#url(queue))
    } catch (error) {
      if (isRefusal(error)) this.#around.trouble(error, true)
      if (!isGone(error) || !again) throw error
      this.#urls.delete(queue)
      return await this.#at(queue, use, false)
    }
  }

  async #url(queue: string): Promise<string> {
    const known = this.#urls.get(queue) ?? this.#find(`${this.#prefix}-${queue}`)
    this.#urls.set(queue, known)
    return await known.catch((error: unknown) => {
      this.#urls.delete(queue)
      throw error
    })
  }

  /** A queue that is there is used as it is, so that it needs no right to make one. */
  async #find(QueueName: string): Promise<string> {
    const found = await this.#client.getQueueUrl({ QueueName }).catch((error: unknown) => {
      if (isGone(error)) return null
      throw error
    })
    const { QueueUrl = '' } = found ?? (await this.#client.createQueue({ QueueName, Attributes }))
    return QueueUrl
  }
}

const named = (names: RegExp) => (error: unknown) => error instanceof Error && names.test(error.name)
const isGone = named(/QueueDoesNotExist|NonExistentQueue/)
const isRefusal = named(
  /AccessDenied|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient|InvalidSecurity|ExpiredToken|CredentialsProvider/,
)

function placeOf(url: URL) {
  const { region, prefix } =
    /^sqs:\/\/(?<region>[a-z\d-]+)\/(?<prefix>[\w-]{1,60})(\?|$)/.exec(url.href)?.groups ?? {}
  if (!region || !prefix)
    throw new Error(
      'must be sqs://REGION/PREFIX, where PREFIX is up to 60 letters, digits, - and _; no password',
    )
  const { endpoint = '', ...unknown } = Object.fromEntries(url.searchParams)
  if (Object.keys(unknown).length > 0) throw new Error('knows only ?endpoint= after its prefix')
  if (!/^(https?:\/\/[^@%]+)?$/.test(endpoint)) throw new Error('has an endpoint that is no http address')
  return { region, prefix, ...(endpoint && { endpoint }) }
}
