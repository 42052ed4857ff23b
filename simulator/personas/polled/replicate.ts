import { z } from 'zod'
import { freeWork, json, type No, type Reply, type Route, type Voice } from '../../contract.ts'
import { failureOf, stateOf, type Job, type JobState } from '../../jobs.ts'
import type { World } from '../../world.ts'
import { bearer, idOf, parsed, seconds } from '../read.ts'
import { jobWork, linkOf, madeBy } from './job-work.ts'

const titles: Record<number, [title: string, detail: string]> = {
  401: ['Unauthenticated', 'You did not pass a valid authentication token'],
  402: [
    'Insufficient credit',
    'You have insufficient credit to run this model. Go to your billing page to add some.',
  ],
  404: ['Not found', 'The requested resource could not be found.'],
  422: ['Input validation failed', '- input.prompt: is required'],
}

function no({ status, code, message, reached, wait_ms }: No): Reply {
  const [title, usual] = titles[status] ?? ['', code]
  if (status !== 429) return json(status, { ...(title && { title }), detail: message ?? usual, status })
  const wait = seconds(reached?.wait_ms ?? wait_ms ?? 1000)
  const detail = `Request was throttled. Your rate limit resets in ~${wait}s.`
  return json(status, { detail, status }, { 'retry-after': String(wait) })
}

const limited = { status: 429, code: 'throttled' }

const replicate: Voice = {
  name: 'replicate',
  id_header: 'x-request-id',
  secretOf: bearer,
  causes: {
    key: { status: 401, code: 'unauthenticated' },
    model: { status: 404, code: 'not_found' },
    money: { status: 402, code: 'insufficient_credit' },
    cap: { status: 402, code: 'insufficient_credit' },
    requests: limited,
    tokens: limited,
    images: limited,
    day: limited,
    concurrency: limited,
  },
  no,
  limitHeaders: () => ({}),
}

const Body = z.looseObject({
  input: z.looseObject({
    prompt: z.string().min(1),
    width: z.int().optional(),
    height: z.int().optional(),
    output_format: z.string().optional(),
  }),
})

const names: Record<JobState, string> = {
  working: 'processing',
  cancelled: 'canceled',
  failed: 'failed',
  done: 'succeeded',
  moderated_input: 'failed',
  moderated_output: 'failed',
}

function errorOf(job: Job, state: JobState): string | null {
  if (state === 'failed') return `Prediction failed: ${failureOf(job)}`
  return state.startsWith('moderated')
    ? 'NSFW content detected. Try running it again, or try a different prompt. (E005)'
    : null
}

function prediction(world: World, origin: string, job: Job, made: boolean): object {
  const state = stateOf(job, world.now())
  const at = `${origin}/v1/predictions/${job.id}`
  const done = state === 'done' && made
  return {
    id: job.id,
    model: job.model,
    version: 'hidden',
    status: state === 'working' && world.now() - job.created_at < 20 ? 'starting' : names[state],
    output: done ? [linkOf(origin, job)] : null,
    error: errorOf(job, state),
    logs: '',
    created_at: new Date(job.created_at).toISOString(),
    completed_at: state === 'working' ? null : new Date(job.ready_at).toISOString(),
    urls: { get: at, cancel: `${at}/cancel` },
  }
}

const submit = (world: World): Route => ({
  method: 'POST',
  path: /^\/v1\/models\/([^/]+\/[^/]+)\/predictions$/,
  kind: 'image',
  voice: replicate,
  read(incoming, [model = '']) {
    const { prompt, width = null, height = null, output_format } = parsed(Body, incoming).input
    const format = output_format === 'png' || output_format === 'webp' ? output_format : 'jpeg'
    const call = { model, prompt, count: 1, format, width, height } as const
    return jobWork(
      world,
      call,
      (seq) => idOf('', seq),
      (job) => prediction(world, incoming.origin, job, false),
      201,
    )
  },
})

const look = (world: World, method: string, path: RegExp, first: (job: Job) => void): Route => ({
  method,
  path,
  kind: 'poll',
  voice: replicate,
  read: ({ origin }, [id = '']) =>
    freeWork(async ({ project, seq }) => {
      const job = world.jobs.get(id)
      if (job?.project !== project) return no({ status: 404, code: 'not_found', model: '', seq })
      first(job)
      const ready = world.now() >= job.ready_at
      return json(200, prediction(world, origin, job, ready && (await madeBy(job)) !== null))
    }, id),
})

export const replicateRoutes = (world: World): Route[] => [
  submit(world),
  look(world, 'GET', /^\/v1\/predictions\/([^/]+)$/, () => undefined),
  look(world, 'POST', /^\/v1\/predictions\/([^/]+)\/cancel$/, (job) => {
    if (world.now() < job.ready_at) job.cancelled = true
  }),
]
