import { z } from 'zod'
import { json, type How, type Reply, type Route } from '../../contract.ts'
import { tokensOf } from '../../prices.ts'
import { idOf, parsed } from '../read.ts'
import { openai } from './voice.ts'

const categories = [
  'sexual',
  'sexual/minors',
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'violence',
  'violence/graphic',
]

const Part = z.looseObject({ type: z.string(), text: z.string().optional() })
const Body = z.looseObject({
  model: z.string().default('omni-moderation-latest'),
  // parts are one input made of words and pictures; texts are one input each
  input: z
    .union([z.string(), z.array(z.string()).min(1), z.array(Part).min(1)])
    .transform((input): string[] => {
      if (typeof input === 'string') return [input]
      const parts = input.filter((one) => typeof one !== 'string')
      return parts.length > 0
        ? [parts.map((one) => one.text ?? '').join('\n')]
        : input.filter((one) => typeof one === 'string')
    }),
})

/** A text is as bad as it says itself: `[[flag:violence]]`. */
function judged(text: string): object {
  const found = new Set([...text.matchAll(/\[\[flag:([^\]]+)\]\]/g)].map(([, category]) => category))
  const each = <T>(value: (flagged: boolean) => T) =>
    Object.fromEntries(categories.map((one) => [one, value(found.has(one))]))
  return {
    flagged: categories.some((one) => found.has(one)),
    categories: each((flagged) => flagged),
    category_scores: each((flagged) => (flagged ? 0.97 : 0.0004)),
    category_applied_input_types: each(() => ['text']),
  }
}

function verdict(model: string, input: string[], { twist, seq }: How): Reply {
  if (twist === 'wrong_schema') return json(200, { chapter_one: 'this is not what was asked for' })
  const results = twist === 'empty_data' ? [] : input.map(judged)
  return json(200, { id: idOf('modr-', seq), model, results })
}

export const moderations: Route = {
  method: 'POST',
  path: /^(?:\/openai)?\/v1\/moderations$/,
  kind: 'moderation',
  voice: openai,
  read(incoming) {
    const { model, input } = parsed(Body, incoming)
    const prompt = input.join('\n\n')
    const free = { images: 0, paid: false, usd: () => 0 }
    return { model, prompt, tokens: tokensOf(prompt), ...free, answer: (how) => verdict(model, input, how) }
  },
}
