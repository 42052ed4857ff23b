import { z } from 'zod'
import { freeWork, json, type No, type Reply, type Route, type Voice } from '../../contract.ts'
import { failureOf, stateOf, type Job } from '../../jobs.ts'
import type { World } from '../../world.ts'
import { bearer, idOf, parsed } from '../read.ts'
import { fileRoute, jobWork, linkOf, madeBy } from './job-work.ts'

const messages: Record<number, string> = {
  401: 'Authentication is required to access this application.',
  403: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
  404: 'Application not found',
}

function no({ status, code, message }: No): Reply {
  const words = message ?? messages[status] ?? code
  const detail = status === 422 || status >= 500 ? [{ loc: ['body'], msg: words, type: code }] : words
  const retryable = status >= 500 || status === 429
  return json(status, { detail }, { 'x-fal-error-type': code, 'x-fal-retryable': String(retryable) })
}

const limited = { status: 429, code: 'concurrent_requests_limit' }

const fal: Voice = {
  name: 'fal',
  id_header: 'x-fal-request-id',
  secretOf: bearer,
  causes: {
    key: { status: 401, code: 'unauthorized' },
    model: { status: 404, code: 'not_found' },
    money: { status: 403, code: 'exhausted_balance' },
    cap: { status: 403, code: 'exhausted_balance' },
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
  prompt: z.string().min(1),
  image_size: z.union([z.string(), z.looseObject({ width: z.int(), height: z.int() })]).optional(),
  output_format: z.enum(['jpeg', 'png']).optional(),
})

function links(origin: string, { id, model }: Job): object {
  const at = `${origin}/${model.split('/').slice(0, 2).join('/')}/requests/${id}`
  return { request_id: id, response_url: at, status_url: `${at}/status`, cancel_url: `${at}/cancel` }
}

const submit = (world: World): Route => ({
  method: 'POST',
  path: /^\/(fal-ai\/[\w./-]+)$/,
  kind: 'image',
  voice: fal,
  read(incoming, [model = '']) {
    const { prompt, image_size, output_format: format = 'jpeg' } = parsed(Body, incoming)
    const sides = typeof image_size === 'object' ? image_size : { width: null, height: null }
    const call = { model, prompt, count: 1, format, width: sides.width, height: sides.height }
    return jobWork(
      world,
      call,
      (seq) => idOf('fal-', seq),
      (job) => ({
        status: 'IN_QUEUE',
        ...links(incoming.origin, job),
        queue_position: 0,
      }),
    )
  },
})

function status(world: World, origin: string, job: Job): Reply {
  const state = stateOf(job, world.now())
  return json(state === 'working' ? 202 : 200, {
    status: state === 'working' ? 'IN_PROGRESS' : 'COMPLETED',
    ...links(origin, job),
    ...(state === 'failed' && { error: failureOf(job) }),
  })
}

const prohibited =
  'The content could not be processed because it contained material flagged by a content checker.'

async function result(world: World, origin: string, job: Job, seq: number): Promise<Reply> {
  const said = (status: number, code: string, message: string) =>
    no({ status, code, message, model: job.model, seq })
  switch (stateOf(job, world.now())) {
    case 'working':
      return said(400, 'request_in_progress', 'Request is still in progress')
    case 'cancelled':
      return said(400, 'request_cancelled', 'Request was cancelled')
    case 'failed':
      return said(500, failureOf(job), 'The request failed.')
    case 'moderated_input':
    case 'moderated_output':
      return said(422, 'content_policy_violation', prohibited)
    default: {
      const made = await madeBy(job)
      const image = made && {
        url: linkOf(origin, job),
        width: made.width,
        height: made.height,
        content_type: made.type,
      }
      return json(200, { images: image ? [image] : [], seed: 7, has_nsfw_concepts: [false], prompt: '' })
    }
  }
}

const look = (
  world: World,
  method: string,
  path: RegExp,
  answer: (origin: string, job: Job, seq: number) => Reply | Promise<Reply>,
): Route => ({
  method,
  path,
  kind: 'poll',
  voice: fal,
  read: ({ origin }, [id = '']) =>
    freeWork(({ project, seq }) => {
      const job = world.jobs.get(id)
      if (job?.project !== project)
        return no({ status: 404, code: 'not_found', message: 'Request not found', model: '', seq })
      return answer(origin, job, seq)
    }, id),
})

function cancel(job: Job, now: number): Reply {
  if (now >= job.ready_at) return json(400, { status: 'ALREADY_COMPLETED' })
  job.cancelled = true
  return json(202, { status: 'CANCELLATION_REQUESTED' })
}

export const falRoutes = (world: World): Route[] => [
  look(world, 'GET', /^\/fal-ai\/[^/]+\/requests\/([^/]+)\/status$/, (origin, job) =>
    status(world, origin, job),
  ),
  look(world, 'GET', /^\/fal-ai\/[^/]+\/requests\/([^/]+)$/, (origin, job, seq) =>
    result(world, origin, job, seq),
  ),
  look(world, 'PUT', /^\/fal-ai\/[^/]+\/requests\/([^/]+)\/cancel$/, (_origin, job) =>
    cancel(job, world.now()),
  ),
  submit(world),
  fileRoute(world, fal, /^\/files\/([^/]+)$/, false),
]
