import { z } from 'zod'
import { events, pieces, textWork, type Said } from '../../answers/text-work.ts'
import { freeWork, json, type How, type Reply, type Route } from '../../contract.ts'
import { failureOf, stateOf, type Job } from '../../jobs.ts'
import type { World } from '../../world.ts'
import { AnySchema, idOf, parsed, Words } from '../read.ts'
import { openai } from './voice.ts'

const Body = z.looseObject({
  model: z.string(),
  input: z.union([
    z.string(),
    z
      .array(z.looseObject({ content: Words.optional() }))
      .transform((items) => items.map((one) => one.content ?? '').join('\n\n')),
  ]),
  instructions: z.string().nullish(),
  text: z
    .looseObject({ format: z.looseObject({ type: z.string(), schema: AnySchema.optional() }).optional() })
    .nullish(),
  max_output_tokens: z.int().nullish(),
  background: z.boolean().nullish(),
  stream: z.boolean().nullish(),
})

type Made = { said: Said; model: string; created: number }

const asked = { parallel_tool_calls: true, temperature: 1, tool_choice: 'auto', tools: [], top_p: 1 }

const usageOf = ({ input_tokens, output_tokens }: Said) => ({
  input_tokens,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: input_tokens + output_tokens,
})

function messageOf(id: string, { finish, text }: Said): object {
  const part =
    finish === 'refusal'
      ? { type: 'refusal', refusal: text }
      : { type: 'output_text', text, annotations: [], logprobs: [] }
  return {
    type: 'message',
    id: id.replace('resp', 'msg'),
    role: 'assistant',
    status: 'completed',
    content: [part],
  }
}

/** A response as it stands: `in_progress` without a result, or finished one way or another. */
function responseOf(id: string, made: Made, status: string, error: object | null = null): object {
  const { said, model, created } = made
  const done = status === 'completed' || status === 'incomplete'
  const reason = said.finish === 'length' ? 'max_output_tokens' : 'content_filter'
  return {
    id,
    object: 'response',
    created_at: created,
    status,
    error,
    incomplete_details: status === 'incomplete' ? { reason } : null,
    instructions: null,
    metadata: {},
    model,
    output: done && said.finish !== 'empty' ? [messageOf(id, said)] : [],
    usage: done ? usageOf(said) : null,
    ...asked,
  }
}

const endOf = ({ finish }: Said) =>
  finish === 'length' || finish === 'filtered' ? 'incomplete' : 'completed'

function streamed(id: string, made: Made): Reply {
  const where = { item_id: id.replace('resp', 'msg'), output_index: 0, content_index: 0 }
  const all = responseOf(id, made, endOf(made.said)) as { output: object[] }
  const list: { type: string; [field: string]: unknown }[] = [
    { type: 'response.created', response: responseOf(id, made, 'in_progress') },
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...all.output[0], content: [], status: 'in_progress' },
    },
    ...pieces(made.said.text).map((delta) => ({
      type: 'response.output_text.delta',
      ...where,
      delta,
      logprobs: [],
    })),
    { type: 'response.output_text.done', ...where, text: made.said.text, logprobs: [] },
    { type: 'response.output_item.done', output_index: 0, item: all.output[0] },
    { type: `response.${endOf(made.said)}`, response: all },
  ]
  return events(
    list.map((data, sequence_number) => ({ name: data.type, data: { ...data, sequence_number } })),
  )
}

function submitted(world: World, id: string, made: Made, how: How): Reply {
  const { project, ready_at, twist } = how
  const created_at = world.now()
  world.jobs.set(id, {
    id,
    project,
    model: made.model,
    created_at,
    ready_at,
    twist,
    cancelled: false,
    taken: 0,
    made,
  })
  return json(200, responseOf(id, made, 'queued'))
}

const create = (world: World): Route => ({
  method: 'POST',
  path: /^(?:\/openai)?\/v1\/responses$/,
  kind: 'text',
  voice: openai,
  read(incoming) {
    const { model, input, instructions, text, max_output_tokens, background, stream } = parsed(Body, incoming)
    const prompt = [instructions, input].filter(Boolean).join('\n\n')
    const call = { model, prompt, schema: text?.format?.schema ?? null, max_tokens: max_output_tokens ?? 0 }
    const work = textWork(world, call, (said, how) => {
      const id = idOf('resp_', how.seq)
      const made = { said, model, created: Math.floor(world.now() / 1000) }
      if (background) return submitted(world, id, made, how)
      if (said.finish === 'blocked')
        return openai.no({ status: 400, code: 'content_policy_violation', model, seq: how.seq })
      return stream ? streamed(id, made) : json(200, responseOf(id, made, endOf(said)))
    })
    return background ? { ...work, submits: true, job_id: (seq) => idOf('resp_', seq) } : work
  },
})

function asItStands(job: Job, now: number): object {
  const made = job.made as Made
  const failed = (code: string) =>
    responseOf(job.id, made, 'failed', { code, message: `The response failed: ${code}.` })
  switch (stateOf(job, now)) {
    case 'working':
      return responseOf(job.id, made, now - job.created_at < 20 ? 'queued' : 'in_progress')
    case 'cancelled':
      return responseOf(job.id, made, 'cancelled')
    case 'failed':
      return failed(failureOf(job))
    case 'moderated_input':
      return failed('content_policy_violation')
    default:
      return responseOf(job.id, made, endOf(made.said))
  }
}

const look = (world: World, method: string, path: RegExp, first: (job: Job) => void): Route => ({
  method,
  path,
  kind: 'poll',
  voice: openai,
  read: (_incoming, [id = '']) =>
    freeWork(({ seq, project }) => {
      const job = world.jobs.get(id)
      if (job?.project !== project)
        return openai.no({
          status: 404,
          code: 'not_found',
          model: '',
          seq,
          message: `Response with id '${id}' not found.`,
        })
      first(job)
      return json(200, asItStands(job, world.now()))
    }, id),
})

const cancel = (world: World) => (job: Job) => {
  if (world.now() < job.ready_at) job.cancelled = true
}

export const responses = (world: World): Route[] => [
  create(world),
  look(world, 'GET', /^(?:\/openai)?\/v1\/responses\/([^/]+)$/, () => undefined),
  look(world, 'POST', /^(?:\/openai)?\/v1\/responses\/([^/]+)\/cancel$/, cancel(world)),
]
