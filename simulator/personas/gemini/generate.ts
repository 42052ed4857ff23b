import { z } from 'zod'
import { imageWork, type Painted } from '../../answers/image-work.ts'
import { events, pieces, textWork, type Said } from '../../answers/text-work.ts'
import { json, type How, type Reply, type Route } from '../../contract.ts'
import type { World } from '../../world.ts'
import { AnySchema, idOf, parsed } from '../read.ts'
import { gemini } from './voice.ts'

const Content = z.looseObject({ parts: z.array(z.looseObject({ text: z.string().optional() })).default([]) })
const Body = z.looseObject({
  contents: z.array(Content).min(1),
  systemInstruction: Content.optional(),
  generationConfig: z
    .looseObject({
      maxOutputTokens: z.int().optional(),
      responseSchema: AnySchema.optional(),
      responseJsonSchema: AnySchema.optional(),
      imageConfig: z.looseObject({ aspectRatio: z.string().optional() }).optional(),
    })
    .default({}),
})
type Body = z.infer<typeof Body>

const promptOf = ({ systemInstruction, contents }: Body) =>
  [systemInstruction, ...contents]
    .flatMap((one) => one?.parts ?? [])
    .map((part) => part.text ?? '')
    .filter(Boolean)
    .join('\n\n')

/** An answer without a candidate: Google says why beside it. */
const blocked = (how: How, usage: object): Reply =>
  json(200, {
    promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
    ...usage,
    responseId: idOf('', how.seq),
  })

const candidate = (parts: object[], finishReason: string) => ({
  content: parts.length > 0 ? { parts, role: 'model' } : {},
  finishReason,
  index: 0,
})

function usageOf(model: string, input: number, output: number) {
  const usageMetadata = {
    promptTokenCount: input,
    candidatesTokenCount: output,
    totalTokenCount: input + output,
  }
  return { usageMetadata, modelVersion: model }
}

const reasons: Record<Said['finish'], string> = {
  stop: 'STOP',
  length: 'MAX_TOKENS',
  refusal: 'STOP',
  blocked: 'STOP',
  filtered: 'SAFETY',
  empty: 'STOP',
}

function told(model: string, stream: boolean, said: Said, how: How): Reply {
  const usage = usageOf(model, said.input_tokens, said.output_tokens)
  if (said.finish === 'blocked') return blocked(how, usage)
  const bare = said.finish === 'empty' || said.finish === 'filtered'
  const answer = (text: string, reason: string) => ({
    candidates: [candidate(bare ? [] : [{ text }], reason)],
    ...usage,
    responseId: idOf('', how.seq),
  })
  if (!stream) return json(200, answer(said.text, reasons[said.finish]))
  const parts = pieces(said.text)
  return events(
    parts.map((piece, index) => ({
      data: answer(piece, index === parts.length - 1 ? reasons[said.finish] : ''),
    })),
  )
}

function shown(model: string, { pictures, input_tokens }: Painted, how: How): Reply {
  const usage = usageOf(model, input_tokens, 1290)
  if (how.twist === 'moderated_input') return blocked(how, usage)
  const reason =
    how.twist === 'moderated_output'
      ? 'IMAGE_SAFETY'
      : how.twist === 'refusal'
        ? 'IMAGE_PROHIBITED_CONTENT'
        : null
  const parts = pictures.map(({ bytes }) => ({
    inlineData: {
      mimeType: how.twist === 'truncated_png' ? 'image/png' : 'image/jpeg',
      data: bytes.toString('base64'),
    },
  }))
  const finish = reason ?? (how.twist === 'empty_data' ? 'NO_IMAGE' : 'STOP')
  return json(200, { candidates: [candidate(parts, finish)], ...usage, responseId: idOf('', how.seq) })
}

/** `3:2` of the longest side there is. */
function sides(ratio: string | undefined) {
  const [, wide, high] = /^(\d+):(\d+)$/.exec(ratio ?? '') ?? []
  return wide && high
    ? { width: Number(wide) * 1000, height: Number(high) * 1000 }
    : { width: null, height: null }
}

const isImage = (model: string) => /image/.test(model)

const route = (world: World, path: RegExp, picture: boolean, stream = false): Route => ({
  method: 'POST',
  path,
  kind: picture ? 'image' : 'text',
  voice: gemini,
  read(incoming, [model = '']) {
    const body = parsed(Body, incoming)
    const { responseJsonSchema, responseSchema, maxOutputTokens, imageConfig } = body.generationConfig
    const prompt = promptOf(body)
    if (isImage(model)) {
      const call = { model, prompt, count: 1, format: 'jpeg' as const, ...sides(imageConfig?.aspectRatio) }
      return imageWork(world, call, (painted, how) => shown(model, painted, how))
    }
    const call = {
      model,
      prompt,
      schema: responseJsonSchema ?? responseSchema ?? null,
      max_tokens: maxOutputTokens ?? 0,
    }
    return textWork(world, call, (said, how) => told(model, stream, said, how))
  },
})

export const generate = (world: World): Route[] => [
  route(world, /^\/v1beta\/models\/([^/:]*image[^/:]*):generateContent$/, true),
  route(world, /^\/v1beta\/models\/([^/:]+):generateContent$/, false),
  route(world, /^\/v1beta\/models\/([^/:]+):streamGenerateContent$/, false, true),
]
