import { z } from 'zod'
import { events, pieces, textWork, type Said } from '../../answers/text-work.ts'
import { json, type How, type Reply, type Route } from '../../contract.ts'
import type { World } from '../../world.ts'
import { AnySchema, idOf, parsed, Words } from '../read.ts'
import { openai } from './voice.ts'

const Body = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: Words })).min(1),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: AnySchema.optional() }).optional(),
    })
    .optional(),
  max_tokens: z.int().nullish(),
  max_completion_tokens: z.int().nullish(),
  stream: z.boolean().nullish(),
})
type Body = z.infer<typeof Body>

const promptOf = ({ messages }: Body) => messages.map(({ content }) => content).join('\n\n')

const reasons: Record<Said['finish'], string> = {
  stop: 'stop',
  length: 'length',
  refusal: 'stop',
  blocked: 'stop',
  filtered: 'content_filter',
  empty: 'stop',
}

const usageOf = ({ input_tokens, output_tokens }: Said) => ({
  prompt_tokens: input_tokens,
  completion_tokens: output_tokens,
  total_tokens: input_tokens + output_tokens,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
})

function whole(body: Body, said: Said, how: How, created: number): Reply {
  const refused = said.finish === 'refusal'
  const message = {
    role: 'assistant',
    content: refused ? null : said.text,
    refusal: refused ? said.text : null,
    annotations: [],
  }
  const choice = { index: 0, message, logprobs: null, finish_reason: reasons[said.finish] }
  return json(200, {
    id: idOf('chatcmpl-', how.seq),
    object: 'chat.completion',
    created,
    model: body.model,
    choices: said.finish === 'empty' ? [] : [choice],
    usage: usageOf(said),
    service_tier: 'default',
  })
}

function streamed(body: Body, said: Said, how: How, created: number): Reply {
  const chunk = (choices: unknown[], usage: unknown = null) => ({
    data: {
      id: idOf('chatcmpl-', how.seq),
      object: 'chat.completion.chunk',
      created,
      model: body.model,
      choices,
      usage,
    },
  })
  const field = said.finish === 'refusal' ? 'refusal' : 'content'
  const delta = (one: object, finish_reason: string | null = null) =>
    chunk([{ index: 0, delta: one, finish_reason }])
  return events([
    delta({ role: 'assistant', content: '' }),
    ...pieces(said.text).map((piece) => delta({ [field]: piece })),
    delta({}, reasons[said.finish]),
    chunk([], usageOf(said)),
    { data: '[DONE]' },
  ])
}

export const chat = (world: World): Route => ({
  method: 'POST',
  path: /^(?:\/openai)?\/v1\/chat\/completions$/,
  kind: 'text',
  voice: openai,
  read(incoming) {
    const body = parsed(Body, incoming)
    const call = {
      model: body.model,
      prompt: promptOf(body),
      schema: body.response_format?.json_schema?.schema ?? null,
      max_tokens: body.max_completion_tokens ?? body.max_tokens ?? 0,
    }
    return textWork(world, call, (said, how) => {
      if (said.finish === 'blocked')
        return openai.no({ status: 400, code: 'content_policy_violation', model: body.model, seq: how.seq })
      return (body.stream ? streamed : whole)(body, said, how, Math.floor(world.now() / 1000))
    })
  },
})
