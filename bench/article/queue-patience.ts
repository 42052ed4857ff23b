import OpenAI from 'openai'
import { keys, limits, scaled, speed } from './load.ts'
import { sleep } from './claims.ts'

export type Trouble = 'again' | 'limit' | 'never'

/** What an error is, by its type and status and by nothing else. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof OpenAI.RateLimitError) return 'limit'
  if (error instanceof OpenAI.APIConnectionError) return 'again'
  if (error instanceof OpenAI.APIError && [500, 502, 503, 504].includes(error.status ?? 0)) return 'again'
  return 'never'
}

/** Twice as long each time up to a most, of which half to all is waited; longer where a limit was reached. */
export function patience_ms(trouble: Trouble, retries: number, random: () => number): number {
  const [first, most] = trouble === 'limit' ? [30, 600] : [2, 120]
  return scaled(Math.min(most, first * 2 ** retries) * (0.5 + random() / 2))
}

const pool = [keys.funded, keys.poor]
const most = {
  images: limits['gpt-image-2'].images_per_minute,
  text: limits['gpt-5-mini'].requests_per_minute,
}

/**
 * A key with a token left. They are tried from the one that the second on the clock points at; all workers share the
 * second. The original gives up when one round finds none; this one waits as its limiter does. Null after three minutes.
 */
export async function keyFor(
  kind: keyof typeof most,
  token: (bucket: string, now_ms: number, most: number) => Promise<number>,
): Promise<string | null> {
  const started = Date.now()
  while (Date.now() - started < scaled(180)) {
    const second = Math.floor((Date.now() * speed) / 1_000)
    const waits: number[] = []
    for (let i = 0; i < pool.length; i++) {
      const which = (second + i) % pool.length
      const wait_ms = await token(`${kind}:${which}`, Date.now(), most[kind])
      if (wait_ms === 0) return pool[which] ?? null
      waits.push(wait_ms)
    }
    await sleep(Math.min(...waits, started + scaled(180) - Date.now()))
  }
  return null
}
