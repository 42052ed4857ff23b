import { z } from 'zod'
import { freeWork, json, type Incoming, type No, type Reply, type Route, type Voice } from '../../contract.ts'
import { stateOf, type Job, type JobState } from '../../jobs.ts'
import type { World } from '../../world.ts'
import { header, idOf, parsed } from '../read.ts'
import { fileRoute, jobWork, linkOf, madeBy } from './job-work.ts'

const messages: Record<number, string> = {
  402: 'Insufficient credits. Please add credits to go on.',
  403: 'Not authenticated',
  404: 'Not Found',
  429: 'Too many requests. You have reached the limit of active tasks.',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

function no({ status, code, message }: No): Reply {
  const words = message ?? messages[status] ?? code
  const detail = status === 422 ? [{ loc: ['body', 'prompt'], msg: words, type: code }] : words
  return json(status, { detail })
}

const limited = { status: 429, code: 'rate_limit' }

export const blackForestLabs: Voice = {
  name: 'black-forest-labs',
  id_header: 'x-request-id',
  secretOf: (incoming) => header(incoming, 'x-key'),
  causes: {
    // theirs is a 403 for a key that is missing or wrong
    key: { status: 403, code: 'not_authenticated' },
    model: { status: 404, code: 'not_found' },
    money: { status: 402, code: 'insufficient_credits' },
    cap: { status: 402, code: 'insufficient_credits' },
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
  width: z.int().min(32).optional(),
  height: z.int().min(32).optional(),
  output_format: z.enum(['jpeg', 'png', 'webp']).optional(),
})

const names: Record<JobState, string> = {
  working: 'Pending',
  cancelled: 'Error',
  failed: 'Error',
  done: 'Ready',
  moderated_input: 'Request Moderated',
  moderated_output: 'Content Moderated',
}

async function result(world: World, job: Job, origin: string): Promise<object> {
  const state = stateOf(job, world.now())
  const ready = state === 'done' && (await madeBy(job)) !== null
  const sample = {
    sample: linkOf(origin, job, true),
    seed: 7,
    duration: (job.ready_at - job.created_at) / 1000,
  }
  return {
    id: job.id,
    status: names[state],
    result: ready ? sample : null,
    progress: state === 'working' ? 0.5 : 1,
    details: state.startsWith('moderated') ? { 'Moderation Reasons': ['Safety Filter'] } : null,
  }
}

const poll = (world: World): Route => ({
  method: 'GET',
  path: /^\/v1\/get_result$/,
  kind: 'poll',
  voice: blackForestLabs,
  read: ({ query, origin }: Incoming) => {
    const id = query.get('id') ?? ''
    return freeWork(async ({ project }) => {
      const job = world.jobs.get(id)
      if (job?.project !== project) return json(404, { id, status: 'Task not found', result: null })
      return json(200, await result(world, job, origin))
    }, id)
  },
})

const submit = (world: World): Route => ({
  method: 'POST',
  path: /^\/v1\/(flux[\w.-]*)$/,
  kind: 'image',
  voice: blackForestLabs,
  read(incoming, [model = '']) {
    const { prompt, width = null, height = null, output_format: format = 'jpeg' } = parsed(Body, incoming)
    return jobWork(
      world,
      { model, prompt, count: 1, format, width, height },
      (seq) => idOf('bfl-', seq),
      ({ id }) => ({
        id,
        polling_url: `${incoming.origin}/v1/get_result?id=${id}`,
      }),
    )
  },
})

export const blackForestLabsRoutes = (world: World): Route[] => [
  submit(world),
  poll(world),
  fileRoute(world, blackForestLabs, /^\/delivery\/([^/]+)$/, true),
]
