import { generateText, jsonSchema, NoObjectGeneratedError, Output } from 'ai'
import { z } from 'zod'
import type { Answer, CallContext, TextModel, TextRequest, Usage, WorstCase } from '../contract.ts'
import { costOf, maxOutputTokens, worstText } from '../prices.ts'
import { attempt, sendingOnce, UselessAnswer, type Brought, type Setup, type Wire } from './attempt.ts'
import { readAnswer, sentSchema } from './schema.ts'

// Warnings are of options that a model does not have; the console is not where they belong.
globalThis.AI_SDK_LOG_WARNINGS = false

type Options = Parameters<typeof generateText>[0]

/** What is particular to a provider's text models. */
export type TextVendor = {
  /** The SDK's model, for one call. */
  open(wire: Wire, model: string): Options['model']
  /** How much it may think: a story for children needs little. */
  reasoning?(model: string): NonNullable<Options['reasoning']>
  /** Whether its thinking may eat from the tokens of the answer. */
  thinks(model: string): boolean
  options?: NonNullable<Options['providerOptions']>
}

/** A text model of a provider, through the AI SDK; each call on its own connection, sent once. */
export function hostedText(setup: Setup, model: string, vendor: TextVendor): TextModel {
  const { provider, prices } = setup
  const thinks = vendor.thinks(model)
  return {
    id: `${provider}:${model}`,
    provider,
    model,
    metered: true,
    worstCase(request: TextRequest<unknown>): WorstCase {
      const schema = JSON.stringify(sentSchema(request.schema))
      return worstText(provider, model, request, { schema, thinks, own: prices })
    },
    async run<T>(request: TextRequest<T>, call: CallContext): Promise<Answer<T>> {
      const price = (units: Usage['units']) => costOf(provider, model, units, prices)
      return await attempt(setup, call, price, async (wire) => {
        const once = { ...wire, fetch: sendingOnce(wire, setup.endpoint) }
        return await write(request, once, model, vendor)
      })
    },
  }
}

type Usages = { inputTokens: number | undefined; outputTokens: number | undefined }

async function write<T>(
  request: TextRequest<T>,
  wire: Wire,
  model: string,
  vendor: TextVendor,
): Promise<Brought<T>> {
  const { schema, system, prompt } = request
  const thinks = vendor.thinks(model)
  const unitsOf = (usage: Usages | undefined, text: string) =>
    unitsUsed(usage, `${system}${prompt}${JSON.stringify(sentSchema(schema))}`, text)
  try {
    const result = await generateText({
      model: vendor.open(wire, model),
      instructions: system,
      prompt,
      // Any JSON passes here: the zod schema judges it below, once what only stood for "not there" is taken away.
      output: Output.object({ schema: jsonSchema(sentSchema(schema)), name: request.ask.kind }),
      maxOutputTokens: maxOutputTokens(request.ask, thinks),
      maxRetries: 0,
      headers: wire.headers,
      abortSignal: wire.signal,
      ...(vendor.reasoning && { reasoning: vendor.reasoning(model) }),
      ...(vendor.options && { providerOptions: vendor.options }),
    })
    const units = unitsOf(result.totalUsage, result.text)
    if (result.text === '' || result.finishReason === 'content-filter')
      throw useless(result.finishReason, units)
    const parsed = readAnswer(schema, result.output)
    if (parsed.success) return { value: parsed.data, units }
    const words = `The answer does not fit what was asked: ${z.prettifyError(parsed.error)}`
    throw new UselessAnswer('wrong_schema', words, units, parsed.error)
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw error
    throw useless(error.finishReason, unitsOf(error.usage, error.text ?? ''), error)
  }
}

/** Whether it was refused, cut or garbled is for the rules to say, who read it in the answer itself. */
function useless(finish: string | undefined, used: Usage['units'], cause?: unknown): UselessAnswer {
  const words = `The answer is not the JSON that was asked for (the model stopped because of: ${finish}).`
  return new UselessAnswer('bad_answer', words, used, cause ?? { finishReason: finish })
}

/** Tokens as the provider counted them, else as many as the text can have had. */
function unitsUsed(usage: Usages | undefined, asked: string, text: string): Usage['units'] {
  const guess = (words: string): number => Math.ceil(Buffer.byteLength(words) / 3)
  return {
    input_tokens: usage?.inputTokens ?? guess(asked),
    output_tokens: usage?.outputTokens ?? guess(text),
  }
}
