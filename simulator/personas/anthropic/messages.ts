import { z } from 'zod'
import { events, pieces, textWork, type Said } from '../../answers/text-work.ts'
import { json, type How, type Reply, type Route } from '../../contract.ts'
import type { World } from '../../world.ts'
import { AnySchema, idOf, parsed, Words } from '../read.ts'
import { anthropic } from './voice.ts'

const Format = z.looseObject({ type: z.string(), schema: AnySchema.optional() }).nullish()
const Body = z.looseObject({
  model: z.string(),
  max_tokens: z.int().min(1),
  system: Words.optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: Words })).min(1),
  tools: z.array(z.looseObject({ name: z.string(), input_schema: AnySchema.optional() })).nullish(),
  tool_choice: z.looseObject({ type: z.string(), name: z.string().optional() }).nullish(),
  output_format: Format,
  output_config: z.looseObject({ format: Format }).nullish(),
  stream: z.boolean().nullish(),
})
type Body = z.infer<typeof Body>

/** A tool the caller insists on is how structured answers are asked for where the model has no format of its own. */
function toolOf({ tools, tool_choice }: Body) {
  if (tool_choice?.type === 'tool') return tools?.find(({ name }) => name === tool_choice.name)
  return tool_choice?.type === 'any' ? tools?.[0] : undefined
}

const schemaOf = (body: Body) =>
  toolOf(body)?.input_schema ?? body.output_config?.format?.schema ?? body.output_format?.schema ?? null

const reasons: Record<Said['finish'], string> = {
  stop: 'end_turn',
  length: 'max_tokens',
  refusal: 'refusal',
  blocked: 'refusal',
  filtered: 'refusal',
  empty: 'end_turn',
}

function messageOf(body: Body, said: Said, how: How) {
  const tool = toolOf(body)
  const called = tool && said.finish === 'stop'
  const block = called
    ? {
        type: 'tool_use',
        id: idOf('toolu_', how.seq),
        name: tool.name,
        input: JSON.parse(said.text) as unknown,
      }
    : { type: 'text', text: said.text }
  return {
    id: idOf('msg_', how.seq),
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: said.finish === 'empty' || said.finish === 'filtered' ? [] : [block],
    stop_reason: called ? 'tool_use' : reasons[said.finish],
    stop_sequence: null,
    usage: { input_tokens: said.input_tokens, output_tokens: said.output_tokens },
  }
}

function streamed(body: Body, said: Said, how: How): Reply {
  const { content, stop_reason, usage, ...rest } = messageOf(body, said, how)
  const tool = content[0]?.type === 'tool_use'
  const start = tool ? { ...content[0], input: {} } : { type: 'text', text: '' }
  const deltas = pieces(said.text).map((piece) =>
    tool ? { type: 'input_json_delta', partial_json: piece } : { type: 'text_delta', text: piece },
  )
  const list: { type: string; [field: string]: unknown }[] = [
    {
      type: 'message_start',
      message: { ...rest, content: [], stop_reason: null, usage: { ...usage, output_tokens: 0 } },
    },
    { type: 'content_block_start', index: 0, content_block: start },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage },
    { type: 'message_stop' },
  ]
  return events(list.map((data) => ({ name: data.type, data })))
}

export const messages = (world: World): Route => ({
  method: 'POST',
  path: /^\/v1\/messages$/,
  kind: 'text',
  voice: anthropic,
  read(incoming) {
    const body = parsed(Body, incoming)
    const prompt = [body.system, ...body.messages.map(({ content }) => content)].filter(Boolean).join('\n\n')
    const call = { model: body.model, prompt, schema: schemaOf(body), max_tokens: body.max_tokens }
    return textWork(world, call, (said, how) =>
      body.stream ? streamed(body, said, how) : json(200, messageOf(body, said, how)),
    )
  },
})
