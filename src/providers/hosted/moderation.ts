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

async function judge({ endpoint }: Setup, model: string, texts: string[], wire: Wire): Promise<Flag[]> {
  const response = await wire.fetch(`${endpoint.base_url}/moderations`, {
    method: 'POST',
    headers: {
      ...wire.headers,
      'content-type': 'application/json',
      ...(wire.secret && { authorization: `Bearer ${wire.secret}` }),
      ...(endpoint.organization && { 'openai-organization': endpoint.organization }),
      ...(endpoint.project && { 'openai-project': endpoint.project }),
    },
    body: JSON.stringify({ model, input: texts }),
    signal: wire.signal,
  })
  const body = await response.json().catch((error: unknown): unknown => {
    if (response.ok) throw error
    return undefined
  })
  if (!response.ok) throw new SaidError(`The moderation answered ${response.status}.`, body)
  const judged = Judged.safeParse(body)
  if (!judged.success || judged.data.results.length !== texts.length)
    throw new UselessAnswer('not_judged', 'The moderation did not judge each text.', {})
  return judged.data.results.flatMap(({ flagged, categories }, index) => {
    const found = Object.keys(categories).filter((name) => categories[name])
    if (!flagged && found.length === 0) return []
    return [{ index, categories: found, hard: found.some((name) => hardCategories.includes(name)) }]
  })
}
