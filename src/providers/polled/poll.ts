import { setTimeout as wait } from 'node:timers/promises'
import type { CallContext, ImageModel, ImageRequest, Job, Picture, Usage } from '../contract.ts'
import { download, Refused } from '../hosted/download.ts'
import { attempt, SaidError, UselessAnswer, type Setup, type Wire } from '../hosted/attempt.ts'
import { paidPicture, smallReference } from '../hosted/picture.ts'
import { costOf, worstImage } from '../prices.ts'
import { isOwn, type Hosts } from './own-hosts.ts'

/** What an answer about a job says: where its picture is, where its result is, or how it failed. */
export type Progress =
  | { state: 'running' }
  | { state: 'ready'; picture: string }
  | { state: 'finished'; result: string }
  | { state: 'refused' | 'failed'; why: string }

/** How one provider speaks. Its `read` never throws; what it does not know is still running. */
export type Dialect = {
  /** Whose https addresses get the key when one of them is the endpoint; else only the endpoint's own origin does. */
  hosts: Hosts
  headers(secret: string): Record<string, string>
  takes_references(model: string): boolean
  /** `references`: data URLs. */
  submit(
    base: string,
    model: string,
    prompt: string,
    references: string[],
  ): { url: string; body: unknown; headers?: Record<string, string> }
  job(answer: unknown): Job | null
  /** Where to ask for a job whose own address is not known or not the provider's. */
  status_url(base: string, model: string, id: string): string
  read(answer: unknown, job: Job): Progress
}

/** An image model that takes a job and is asked for it: what we pay for survives our own crash. */
export function polledImage(setup: Setup, model: string, dialect: Dialect): ImageModel {
  const { provider, prices } = setup
  const takes_references = dialect.takes_references(model)
  return {
    id: `${provider}:${model}`,
    provider,
    model,
    metered: true,
    takes_references,
    worstCase: (request) => worstImage(provider, model, request, { own: prices }),
    async run(request, call) {
      const price = (units: Usage['units']) => costOf(provider, model, units, prices)
      let job = call.job
      const run = async (wire: Wire) => {
        job ??= await submitted(setup, model, dialect, request, call, wire)
        const value = await polled(setup, model, dialect, job, wire)
        return { value, units: { images: 1 }, request_id: job.id }
      }
      return await attempt(setup, call, price, run, (error) => job !== null && !isOver(error))
    },
  }
}

/** Whether the provider is done with the job, however it ended. */
const isOver = (error: unknown): boolean =>
  error instanceof UselessAnswer || (error instanceof SaidError && !(error instanceof AskingFailed))

/** Submits, and has the job kept before anything else happens. */
async function submitted(
  setup: Setup,
  model: string,
  dialect: Dialect,
  request: ImageRequest,
  call: CallContext,
  wire: Wire,
): Promise<Job> {
  const pictures = dialect.takes_references(model) ? request.references : []
  const references = await Promise.all(pictures.map(dataUrl))
  const { url, body, headers } = dialect.submit(setup.endpoint.base_url, model, request.prompt, references)
  const response = await wire.fetch(url, {
    method: 'POST',
    headers: {
      ...wire.headers,
      ...dialect.headers(wire.secret),
      ...headers,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    signal: wire.signal,
  })
  const answer = await json(response)
  if (!response.ok) throw new SaidError(`The submission was answered ${response.status}.`, answer)
  const job = dialect.job(answer)
  if (!job) throw new SaidError('The submission was answered without a job.', answer)
  // A job that could not be kept is still ours: it is polled now or lost.
  await call.saveJob(job).catch(() => undefined)
  return job
}

/** How often a result that answers 5xx is asked for: it may be the job's own error, which stays. */
const resultTries = 4
const downloadTries = 4

async function polled(setup: Setup, model: string, dialect: Dialect, job: Job, wire: Wire): Promise<Picture> {
  const base = setup.endpoint.base_url
  const headers = dialect.headers(wire.secret)
  let url = job.url && isOwn(job.url, base, dialect.hosts) ? job.url : dialect.status_url(base, model, job.id)
  let [left, downloads] = [Infinity, downloadTries]
  const [first, longest] = setup.poll_ms
  for (let pause = first; ; pause = Math.min(pause * 1.5, longest)) {
    await wait(pause, undefined, { signal: wire.signal })
    const answer = await asked(url, headers, wire, --left)
    const progress: Progress = answer === undefined ? { state: 'running' } : dialect.read(answer, job)
    if (progress.state === 'ready') {
      const bytes = await downloaded(progress.picture, base, wire, --downloads)
      if (bytes) return await paidPicture(bytes, { images: 1 })
    } else if (progress.state === 'finished') {
      if (!isOwn(progress.result, base, dialect.hosts))
        throw new SaidError('The result is said to be elsewhere.', answer)
      url = progress.result
      left = resultTries
      pause = first / 5
    } else if (progress.state === 'refused') throw new SaidError(progress.why, answer, 'content-filter')
    else if (progress.state === 'failed') throw new SaidError(progress.why, answer)
  }
}

/** The provider has the job; only asking for it failed. */
class AskingFailed extends SaidError {}

const aboutAsking = new Set([401, 403, 404, 410, 429])

/**
 * What an address says of a job; undefined if it could not be asked now, which is no reason to submit again. `left`: how
 * often it may be asked; finite where an error may be the job's own.
 */
async function asked(
  url: string,
  headers: Record<string, string>,
  wire: Wire,
  left: number,
): Promise<unknown> {
  try {
    const response = await wire.fetch(url, { headers, signal: wire.signal })
    const answer = await json(response)
    if (response.ok) return answer
    const { status } = response
    if (left > 0 && (status === 429 || status === 408 || status >= 500)) return undefined
    const isMoved = status >= 300 && status < 400
    const Failed = left === Infinity || isMoved || aboutAsking.has(status) ? AskingFailed : SaidError
    throw new Failed(`Asking for the job was answered ${status}.`, answer)
  } catch (error) {
    if (error instanceof SaidError || wire.signal.aborted) throw error
    return undefined
  }
}

/** Undefined: the job is asked for again, and may tell a better address. */
async function downloaded(
  url: string,
  base: string,
  wire: Wire,
  left: number,
): Promise<Uint8Array | undefined> {
  try {
    return await download(url, base, wire.signal)
  } catch (error) {
    if (left <= 0 || error instanceof Refused || wire.signal.aborted) throw error
    return undefined
  }
}

const dataUrl = async (bytes: Uint8Array): Promise<string> =>
  `data:image/jpeg;base64,${(await smallReference(bytes)).toString('base64')}`

/** Undefined: a good answer that says nothing. An error may be any text. */
async function json(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return response.ok ? undefined : text
  }
}
