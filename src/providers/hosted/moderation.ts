import { z } from 'zod'
import type { Answer, CallContext, Flag, Moderator } from '../contract.ts'
import { attempt, SaidError, UselessAnswer, type Setup, type Wire } from './attempt.ts'

/** What stays out of a children's book whatever the words: it is never rewritten, a person must know. */
export const hardCategories: readonly string[] = [
  'sexual/minors',
  'self-harm/instructions',
  'hate/threatening',
  'illicit/violent',
]

const Judged = z.object({
  results: z.array(
    z.object({ flagged: z.boolean(), categories: z.record(z.string(), z.boolean().nullable()) }),
  ),
})

/**
 * The most inputs of one request. OpenAI documents none, and clients that judge in bulk send 32 at a time; a request that is
 * refused for its length would fail every long book.
 */
const mostInputs = 32

/** An input, and which of the texts it is made of. */
type Bundle = { input: string; indexes: number[] }

/** Each text alone while they are few enough; else short ones together, so that none gets longer than it must. */
function bundled(texts: readonly string[]): Bundle[] {
  if (texts.length <= mostInputs) return texts.map((input, index) => ({ input, indexes: [index] }))
  const bundles = Array.from({ length: mostInputs }, () => ({ length: 0, indexes: [] as number[] }))
  const longestFirst = [...texts.keys()].sort((a, b) => texts[b]!.length - texts[a]!.length)
  for (const index of longestFirst) {
    const shortest = bundles.reduce((least, one) => (one.length < least.length ? one : least))
    shortest.length += texts[index]!.length + 2
    shortest.indexes.push(index)
  }
  return bundles.map(({ indexes }) => {
    indexes.sort((a, b) => a - b)
    return { input: indexes.map((index) => texts[index]).join('\n\n'), indexes }
  })
}

/** `POST /moderations`, which is free. Without an answer for each text there is no answer: a gap is not a yes. */
export function hostedModerator(setup: Setup, model: string): Moderator {
  const { provider } = setup
  return {
    id: `${provider}:${model}`,
    provider,
    model,
    metered: true,
    worstCase: (texts) => ({ usd: 0, tokens: Math.ceil(Buffer.byteLength(texts.join('')) / 3) }),
    async run(texts: string[], call: CallContext): Promise<Answer<Flag[]>> {
      if (texts.length === 0) return { ok: true, value: [], usage: { usd: 0, units: {} } }
      const free = () => 0
      return await attempt(setup, call, free, async (wire) => ({
        value: await judge(setup, model, texts, wire),
        units: {},
      }))
    },
  }
}

/** What is found in one of several texts that were judged together counts against each of them. */
async function judge({ endpoint }: Setup, model: string, texts: string[], wire: Wire): Promise<Flag[]> {
  const bundles = bundled(texts)
  const response = await wire.fetch(`${endpoint.base_url}/moderations`, {
    method: 'POST',
    headers: {
      ...wire.headers,
      'content-type': 'application/json',
      ...(wire.secret && { authorization: `Bearer ${wire.secret}` }),
      ...(endpoint.organization && { 'openai-organization': endpoint.organization }),
      ...(endpoint.project && { 'openai-project': endpoint.project }),
    },
    body: JSON.stringify({ model, input: bundles.map(({ input }) => input) }),
    signal: wire.signal,
  })
  const body = await response.json().catch((error: unknown): unknown => {
    if (response.ok) throw error
    return undefined
  })
  if (!response.ok) throw new SaidError(`The moderation answered ${response.status}.`, body)
  const judged = Judged.safeParse(body)
  if (!judged.success || judged.data.results.length !== bundles.length)
    throw new UselessAnswer('not_judged', 'The moderation did not judge each text.', {})
  const flags = judged.data.results.flatMap(({ flagged, categories }, place): Flag[] => {
    const found = Object.keys(categories).filter((name) => categories[name])
    if (!flagged && found.length === 0) return []
    const hard = found.some((name) => hardCategories.includes(name))
    return bundles[place]!.indexes.map((index) => ({ index, categories: found, hard }))
  })
  return flags.sort((a, b) => a.index - b.index)
}
