import { z } from 'zod'
import { imageWork, type Painted } from '../../answers/image-work.ts'
import {
  BadRequest,
  json,
  type How,
  type Incoming,
  type Reply,
  type Route,
  type Work,
} from '../../contract.ts'
import type { World } from '../../world.ts'
import { header, parsed, sizeOf } from '../read.ts'
import { blocked, openai } from './voice.ts'

const Body = z.looseObject({
  model: z.string(),
  prompt: z.string().min(1),
  n: z.coerce.number().int().min(1).max(10).nullish(),
  size: z.string().optional(),
  quality: z.string().optional(),
  background: z.string().optional(),
  output_format: z.enum(['png', 'jpeg', 'webp']).optional(),
})
type Body = z.infer<typeof Body>

/** What a square picture of each quality costs in tokens; larger ones cost by their area. */
const outputTokens: Record<string, number> = { low: 272, medium: 1056, high: 4160 }

function shown(world: World, body: Body, { pictures, input_tokens, prompt }: Painted, how: How): Reply {
  if (how.twist === 'moderated_input' || how.twist === 'refusal') return blocked('input', 400, how.seq)
  if (how.twist === 'moderated_output') return blocked('output', 400, how.seq)
  const quality = body.quality && body.quality !== 'auto' ? body.quality : 'medium'
  const output_tokens = (outputTokens[quality] ?? 1056) * Math.max(1, pictures.length)
  const [first] = pictures
  return json(200, {
    created: Math.floor(world.now() / 1000),
    data: pictures.map(({ bytes }) => ({
      b64_json: bytes.toString('base64'),
      ...(how.twist === 'nul' && { revised_prompt: prompt }),
    })),
    usage: {
      input_tokens,
      output_tokens,
      total_tokens: input_tokens + output_tokens,
      input_tokens_details: { text_tokens: input_tokens, image_tokens: 0 },
    },
    size: first ? `${first.width}x${first.height}` : (body.size ?? '1024x1024'),
    quality,
    output_format: body.output_format ?? 'png',
    background: body.background ?? 'opaque',
  })
}

function drawing(world: World, body: Body): Work {
  const { model, prompt, n, size, output_format: format = 'png' } = body
  return imageWork(world, { model, prompt, count: n ?? 1, format, ...sizeOf(size) }, (painted, how) =>
    shown(world, body, painted, how),
  )
}

/** A form with its fields as text and at least one picture in it. */
async function form(incoming: Incoming): Promise<Body> {
  const headers = { 'content-type': header(incoming, 'content-type') ?? '' }
  const data = await new Response(Buffer.from(incoming.body), { headers }).formData().catch(() => {
    throw new BadRequest('The body is no multipart form.')
  })
  const pictures = [...data.getAll('image'), ...data.getAll('image[]')]
  if (!pictures.some((one) => typeof one !== 'string' && one.size > 0))
    throw new BadRequest("Missing required parameter: 'image'.")
  const fields = [...data.entries()].filter(([, value]) => typeof value === 'string')
  const result = Body.safeParse(Object.fromEntries(fields))
  if (!result.success)
    throw new BadRequest(`Invalid value for '${result.error.issues[0]?.path.join('.') ?? ''}'.`)
  return result.data
}

export const images = (world: World): Route[] => [
  {
    method: 'POST',
    path: /^(?:\/openai)?\/v1\/images\/generations$/,
    kind: 'image',
    voice: openai,
    read: (incoming) => drawing(world, parsed(Body, incoming)),
  },
  {
    method: 'POST',
    path: /^(?:\/openai)?\/v1\/images\/edits$/,
    kind: 'image',
    voice: openai,
    read: async (incoming) => drawing(world, await form(incoming)),
  },
]
