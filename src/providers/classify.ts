import type { Failure, LimitNews, Usage } from './contract.ts'
import { limitNews } from './limit-news.ts'
import { type Facts, findRule, type Rule } from './rules/rule.ts'
import { ownCode, plainWords, readSaid, saysError } from './rules/said.ts'
import { sentence } from './rules/sentence.ts'
import * as thrown from './rules/thrown.ts'
import type { Trace } from './transport.ts'

/** Everything that was seen of a call that brought no value. */
export type Seen = {
  provider: string
  trace: Trace
  /** What was thrown, by the SDK or by us. */
  error?: unknown
  /** The parsed body of a failed poll, or of a 200 that says an error. */
  body?: unknown
  /** Why the model stopped, if an answer said so. */
  finish?: string
  /** The worker leaves: the call's signal was aborted. */
  aborted: boolean
  /** Our own deadline passed. */
  timed_out: boolean
  /** The provider has the job already: only the asking for it failed. Default: an earlier request of the call was taken. */
  polling?: boolean
  /** What the useless answer cost. */
  usage?: Usage
  /** What must never be in a message: the key. */
  secrets?: readonly string[]
}

type Fate = Pick<Failure, 'class' | 'code' | 'scope' | 'charge' | 'sent'> & { detail: string }

/** What became of a call that brought no value, and what its answer says of its limit group. Never throws. */
export function classify(
  seen: Seen,
  rules: readonly Rule[],
): { failure: Failure; news: LimitNews | undefined } {
  const { provider, trace, usage } = seen
  const news = limitNews(provider, trace)
  const { detail, ...fate } = fateOf(seen, factsOf(seen), rules)
  const request_id = requestId(trace.headers, seen.secrets)
  const failure: Failure = {
    ...fate,
    message: sentence(provider, fate.class, detail, seen.secrets),
    ...(news?.pause_ms !== undefined && { retry_after_ms: news.pause_ms }),
    ...(request_id !== undefined && { request_id }),
    ...(usage !== undefined && { usage }),
  }
  return { failure, news }
}

function factsOf(seen: Seen): Facts {
  const { provider, trace, error } = seen
  const body = bodyOf(seen)
  const said = readSaid(body)
  // What a good answer says is the model's, and may be any word.
  const isError = (trace.status ?? 0) >= 300 || saysError(body)
  return {
    provider,
    status: trace.status,
    headers: trace.headers,
    phase: trace.phase,
    polling: seen.polling ?? (trace.accepted && trace.method === 'GET'),
    codes: isError ? said.codes : [],
    type: isError ? said.type : '',
    message: isError ? messageOf(said.message, body) : '',
    finish: seen.finish ?? said.finish ?? thrown.thrownFinish(error),
  }
}

/** Patterns are tried on it, so it must not be long. */
const messageOf = (said: string, body: unknown): string =>
  (said || (typeof body === 'string' ? plainWords(body) : '')).slice(0, 4_096)

/** The answer as an object if it is JSON, else as text. */
function bodyOf({ body, trace, error }: Seen): unknown {
  const raw = body ?? trace.body ?? thrown.thrownBody(error)
  if (typeof raw !== 'string') return raw
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}

/** A refusal is a refusal whatever else went on; else it matters who ended the call, and how far it had got. */
function fateOf(seen: Seen, facts: Facts, rules: readonly Rule[]): Fate {
  const { trace, error, aborted, timed_out } = seen
  if ((trace.status ?? 0) >= 300) return ruled(findRule(rules, facts), seen, facts)
  const useless = seen.body !== undefined || seen.usage !== undefined || thrown.uselessCode(error) !== null
  const stopped = (aborted || timed_out) && !(trace.phase === 'done' && useless)
  if (aborted && stopped) return { ...unanswered(facts, 'cancelled', 'cancelled'), detail: '' }
  const ofPhase = rules.filter(({ when }) => when.phase !== undefined)
  const rule = findRule(ofPhase, facts)
  if (rule) return ruled(rule, seen, facts)
  if (trace.method === null && !stopped) return internal(error)
  if (trace.status === null || (trace.phase === 'done' && stopped)) return lost(seen, facts)
  return badAnswer(seen, facts, rules)
}

/** No answer: how far the request got says what may have become of it. */
function lost({ timed_out, error, secrets }: Seen, facts: Facts): Fate {
  const detail = timed_out ? '' : thrown.innermostWords(error)
  if (facts.phase === 'not_sent') {
    const code = timed_out ? 'timed_out' : ownCode([thrown.networkCode(error)], secrets) || 'not_sent'
    return { ...unanswered(facts, 'not_sent', code), scope: 'provider', detail }
  }
  if (timed_out) return { ...unanswered(facts, 'timeout', 'timed_out'), detail }
  return { ...unanswered(facts, 'cut', 'connection_cut'), detail }
}

function reached({ phase, polling, status }: Facts): Failure['sent'] {
  if (polling || status !== null) return 'yes'
  return phase === 'not_sent' ? 'no' : 'unknown'
}

function unanswered(facts: Facts, kind: Failure['class'], code: string) {
  const sent = reached(facts)
  const charge = sent === 'no' ? 'no' : 'possible'
  return { class: kind, code, scope: 'request', sent, charge } as const
}

/** A 2xx that is of no use: it was paid for, unless a rule knows better. */
function badAnswer(seen: Seen, facts: Facts, rules: readonly Rule[]): Fate {
  const { trace, error, timed_out } = seen
  const paid = { scope: 'request', sent: 'yes', charge: facts.polling ? 'possible' : 'yes' } as const
  if (trace.too_large)
    return { ...paid, class: 'bad_output', code: 'answer_too_large', detail: 'its answer is too large' }
  if (facts.phase !== 'done') {
    const code = timed_out ? 'timed_out_in_answer' : 'answer_cut'
    return { ...paid, class: 'cut_after_200', code, detail: timed_out ? '' : thrown.innermostWords(error) }
  }
  const rule = findRule(rules, facts)
  if (rule) return ruled(rule, seen, facts)
  if (saysError(bodyOf(seen))) return ruled(undefined, seen, facts)
  const named = thrown.uselessCode(error) ?? ownCode([thrown.ownErrorCode(error)], seen.secrets)
  const code = trace.body === '' ? 'empty_answer' : named || 'bad_answer'
  return { ...paid, charge: 'yes', class: 'bad_output', code, detail: thrown.outermostWords(error) }
}

const unknown = { class: 'unknown', scope: 'request', charge: 'possible' } satisfies Rule['is']

function ruled(rule: Rule | undefined, { error, secrets }: Seen, facts: Facts): Fate {
  const is: Rule['is'] = rule?.is ?? unknown
  const { status, polling, finish } = facts
  const isAnswer = status !== null && status < 300
  const said = ownCode(isAnswer && finish !== null ? [...facts.codes, finish] : facts.codes, secrets)
  return {
    class: is.class,
    code: is.code ?? (said || (status === null ? is.class : `http_${status}`)),
    scope: is.scope,
    sent: polling ? 'yes' : (is.sent ?? reached(facts)),
    // That a poll was refused says nothing of the job it asked for.
    charge: polling && !isAnswer && is.charge === 'no' ? 'possible' : is.charge,
    detail: facts.message || (status !== null && !isAnswer ? `HTTP ${status}` : thrown.outermostWords(error)),
  }
}

/** Nothing was asked of the network: what broke is ours, or the configuration's. */
const internal = (error: unknown): Fate => ({
  class: 'internal',
  code: 'internal',
  scope: 'request',
  sent: 'no',
  charge: 'no',
  detail: thrown.outermostWords(error),
})

const requestIdHeaders = [
  'x-request-id',
  'request-id',
  'x-fal-request-id',
  'apim-request-id',
  'x-ms-request-id',
]

function requestId(headers: Headers | null, secrets: readonly string[] = []): string | undefined {
  const ids = requestIdHeaders.map((name) => headers?.get(name) ?? '')
  const isHarmless = (id: string): boolean => !secrets.some((secret) => id.includes(secret))
  return ids.find((id) => /^[\w.:+/=-]{1,200}$/.test(id) && isHarmless(id))
}
