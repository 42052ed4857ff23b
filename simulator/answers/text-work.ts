import { json, type How, type Reply, type Work } from '../contract.ts'
import type { Twist } from '../fault-names.ts'
import { textPrice, tokensOf } from '../prices.ts'
import type { World } from '../world.ts'
import type { Schema } from './instance.ts'

export type TextCall = { model: string; prompt: string; schema: Schema | null; max_tokens: number }

/** What a persona puts in its own words. `stop` is a whole answer; `empty` one without any. */
export type Said = {
  text: string
  finish: 'stop' | 'length' | 'refusal' | 'blocked' | 'filtered' | 'empty'
  input_tokens: number
  output_tokens: number
}

const refusing = "I'm sorry, but I can't help with that."

/** A call for text; the answer is made once, because its length is its price. */
export function textWork(world: World, call: TextCall, say: (said: Said, how: How) => Reply): Work {
  let written: string | undefined
  const text = () => (written ??= world.library.write(call.prompt, call.schema))
  const input_tokens = tokensOf(call.prompt)
  return {
    model: call.model,
    prompt: call.prompt,
    tokens: input_tokens + call.max_tokens,
    images: 0,
    paid: true,
    usd: () => textPrice(call.model, input_tokens, tokensOf(text())),
    answer: (how) => {
      const twisted = twist(text(), how.twist)
      return say({ ...twisted, input_tokens, output_tokens: tokensOf(twisted.text) }, how)
    },
  }
}

function twist(text: string, twist: Twist | null): Pick<Said, 'text' | 'finish'> {
  switch (twist) {
    case 'wrong_schema':
      return { text: '{"chapter_one":["this is not what was asked for"],"ok":true}', finish: 'stop' }
    case 'nul':
      return { text: withNul(text), finish: 'stop' }
    case 'length':
      return { text: text.slice(0, text.length / 2), finish: 'length' }
    case 'refusal':
      return { text: refusing, finish: 'refusal' }
    case 'moderated_input':
      return { text: refusing, finish: 'blocked' }
    case 'moderated_output':
      return { text: '', finish: 'filtered' }
    case 'empty_data':
      return { text: '', finish: 'empty' }
    default:
      return { text, finish: 'stop' }
  }
}

/** NUL and half a surrogate pair in the middle of the longest text: valid JSON that no database takes. */
function withNul(text: string): string {
  if (!text.startsWith('{')) return spoiled(text)
  const answer: unknown = JSON.parse(text)
  let longest = ''
  JSON.stringify(answer, (_key, value: unknown) => {
    if (typeof value === 'string' && value.length > longest.length) longest = value
    return value
  })
  return JSON.stringify(answer, (_key, value: unknown) => (value === longest ? spoiled(longest) : value))
}

function spoiled(words: string): string {
  const middle = Math.floor(words.length / 2)
  return `${words.slice(0, middle)}\u0000\ud83d${words.slice(middle)}`
}

/** Server-sent events, `data:` lines with or without a name. */
export const events = (list: { name?: string; data: unknown }[]): Reply => ({
  ...json(200, null, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }),
  body: list
    .map(({ name, data }) => {
      const line = typeof data === 'string' ? data : JSON.stringify(data)
      return `${name === undefined ? '' : `event: ${name}\n`}data: ${line}\n\n`
    })
    .join(''),
})

/** A text in a few pieces, as it streams. */
export const pieces = (text: string): string[] => text.match(/[^]{1,40}/g) ?? []
