import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** What words and statuses mean to everybody, gateways included, where no rule above knows better. */
export const generalRules: readonly Rule[] = [
  {
    name: 'refusal',
    when: { finish: /^(refusal|content.?filter(ed)?|safety)$/i },
    is: { ...kinds.withheld },
  },
  {
    name: 'truncated',
    when: { finish: /^(length|max_?(output_)?tokens)$/i },
    is: { ...kinds.useless, code: 'truncated' },
  },
  // The polled job is unknown or expired: what it made, if anything, is out of reach.
  {
    name: 'job lost',
    when: { polling: true, status: [404, 410] },
    is: { ...kinds.broken, scope: 'request', code: 'job_lost' },
  },
  // The key does not follow to another origin; the job is where it was, and is asked for again.
  {
    name: 'job moved',
    when: { polling: true, status: range(300, 399) },
    is: { ...kinds.broken, scope: 'request', code: 'redirected' },
  },
  {
    name: 'key out of its budget',
    when: {
      status: [400, 401, 402, 403, 429],
      message:
        /\b(key|token) (has )?(limit|budget|quota)[^.]{0,40}(exceeded|reached)|budget has been exceeded|ExceededTokenBudget/i,
    },
    is: { ...kinds.money, scope: 'key' },
  },
  {
    name: 'no money, by its code',
    when: {
      code: /^(insufficient_(user_)?(quota|balance|credits?|funds)|payment_required|pre_consume_token_quota_failed|quota_exhausted)$/i,
    },
    is: kinds.money,
  },
  {
    name: 'no money, by its words',
    when: {
      status: [200, 400, 401, 402, 403, 429],
      message:
        /exceeded your current quota|insufficient (account )?(quota|balance|credits?|funds)|billing hard limit|(credit|balance)s? (is |are )?(too low|exhausted|depleted)|out of (credits?|funds)|\bspend(ing)? limit\b/i,
    },
    is: kinds.money,
  },
  { name: 'payment required', when: { status: 402 }, is: kinds.money },
  {
    name: 'refused, by its words',
    when: {
      status: [400, 403, 422],
      message: /content[ _](policy|moderation|filter|management)|\bflagged\b|\bmoderat|\bunsafe content\b/i,
    },
    is: { ...kinds.refused, charge: 'possible' },
  },
  { name: 'refused by law', when: { status: 451 }, is: kinds.refused },
  { name: 'wrong key', when: { status: 401 }, is: kinds.key },
  { name: 'not allowed', when: { status: 403 }, is: kinds.forbidden },
  { name: 'not there', when: { status: [404, 410] }, is: kinds.gone },
  {
    name: 'moved',
    when: { status: range(300, 399) },
    is: { ...kinds.gone, scope: 'provider', code: 'redirected' },
  },
  {
    name: 'timed out',
    when: { status: 408 },
    is: { class: 'timeout', scope: 'request', charge: 'possible', sent: 'unknown' },
  },
  {
    name: 'conflict',
    when: { status: [409, 421, 423, 425] },
    is: { ...kinds.broken, scope: 'request', charge: 'no' },
  },
  { name: 'quota of a day', when: { status: 429, message: /\b(per day|daily|24 hours)\b/i }, is: kinds.day },
  {
    name: 'too many at once',
    when: { status: 429, message: /concurren|in parallel|at the same time/i },
    is: kinds.crowd,
  },
  { name: 'rate limit', when: { status: 429 }, is: kinds.rate },
  { name: 'gave up waiting for us', when: { status: 499 }, is: kinds.lostBehind },
  {
    name: 'bad request',
    when: { status: [400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 422, 431] },
    is: kinds.invalid,
  },
  {
    name: 'overloaded, by its words',
    when: { status: 500, message: /overloaded|high demand|at capacity/i },
    is: kinds.overloaded,
  },
  { name: 'overloaded', when: { status: [503, 529] }, is: kinds.overloaded },
  // Cloudflare never reached what stands behind it.
  {
    name: 'unreachable behind its gateway',
    when: { status: [521, 522, 523, 525, 526, 530] },
    is: { ...kinds.overloaded, scope: 'provider' },
  },
  { name: 'gateway', when: { status: [502, 504, 520, 524] }, is: kinds.lostBehind },
  { name: 'broken', when: { status: range(500, 599) }, is: kinds.broken },
]
