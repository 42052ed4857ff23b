import type { LimitNews } from './contract.ts'
import type { Trace } from './transport.ts'

/** What an answer, good or bad, says of its limit group; undefined if nothing. `now` in milliseconds since 1970. */
export function limitNews(
  _provider: string,
  _trace: Pick<Trace, 'status' | 'headers' | 'body'>,
  _now: number = Date.now(),
): LimitNews | undefined {
  return undefined
}
