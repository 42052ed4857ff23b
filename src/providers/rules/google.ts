import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

/**
 * The errors of Google's APIs go by a gRPC status, which only they use: so these rules are for everybody, a gateway included.
 * "You exceeded your current quota, please check your plan and billing details" is what Gemini says of a spent minute too.
 */
export const googleRules: readonly Rule[] = [
  {
    name: 'wrong key',
    when: { code: /^(API_KEY_(INVALID|SERVICE_BLOCKED)|UNAUTHENTICATED)$/ },
    is: kinds.key,
  },
  {
    name: 'wrong key, by its words',
    when: { code: 'INVALID_ARGUMENT', message: /\bAPI key (not valid|expired)/i },
    is: kinds.key,
  },
  {
    name: 'leaked key',
    when: { code: 'PERMISSION_DENIED', message: /\breported as leaked\b/i },
    is: kinds.key,
  },
  { name: 'not allowed', when: { code: 'PERMISSION_DENIED' }, is: kinds.forbidden },
  {
    name: 'billing must be enabled',
    when: { code: 'FAILED_PRECONDITION', message: /\benable billing\b/i },
    is: kinds.money,
  },
  {
    name: 'place or plan',
    when: { code: 'FAILED_PRECONDITION' },
    is: { ...kinds.forbidden, scope: 'group' },
  },
  { name: 'prepaid money is gone', when: { status: 402 }, provider: 'google', is: kinds.money },
  { name: 'prepaid money is gone', when: { status: 402, code: 'RESOURCE_EXHAUSTED' }, is: kinds.money },
  {
    name: 'spend cap',
    when: { code: 'RESOURCE_EXHAUSTED', message: /\bspend(ing)?[ -](cap|limit)|\bprepa(y|id)|\bdepleted\b/i },
    is: { ...kinds.money, code: 'spend_cap_reached' },
  },
  {
    name: 'not in the free tier',
    when: { code: 'RESOURCE_EXHAUSTED', message: /free_tier\w*, limit: 0\b/i },
    is: { ...kinds.forbidden, scope: 'model', code: 'not_in_free_tier' },
  },
  {
    name: 'quota of a day',
    when: { code: /^quota:.*PerDay/i },
    is: { ...kinds.day, code: 'daily_quota_exhausted' },
  },
  { name: 'rate limit', when: { code: 'RESOURCE_EXHAUSTED' }, is: kinds.rate },
  { name: 'no such model', when: { code: 'NOT_FOUND', status: 404, polling: false }, is: kinds.gone },
  {
    name: 'bad request',
    when: { code: /^(INVALID_ARGUMENT|OUT_OF_RANGE|UNIMPLEMENTED)$/ },
    is: kinds.invalid,
  },
  { name: 'overloaded', when: { code: 'UNAVAILABLE', status: 503 }, is: kinds.overloaded },
  { name: 'internal', when: { code: 'INTERNAL', status: 500 }, is: kinds.broken },
  { name: 'deadline', when: { code: 'DEADLINE_EXCEEDED' }, is: kinds.lostBehind },
  // A prompt that is blocked costs its own tokens at most.
  {
    name: 'prompt blocked',
    when: { finish: /^blocked:/ },
    is: { ...kinds.refused, charge: 'possible', code: 'prompt_blocked' },
  },
  {
    name: 'no picture in the answer',
    when: { finish: /^(NO_IMAGE|MALFORMED_\w+|UNEXPECTED_TOOL_CALL)$/ },
    is: kinds.useless,
  },
  {
    name: 'withheld',
    when: {
      finish:
        /^(SAFETY|RECITATION|LANGUAGE|BLOCKLIST|PROHIBITED_CONTENT|SPII|IMAGE_(SAFETY|PROHIBITED_CONTENT|RECITATION|OTHER))$/,
    },
    is: kinds.withheld,
  },
]
