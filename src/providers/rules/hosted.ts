import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

const of = (provider: string, rules: Rule[]): Rule[] => rules.map((rule) => ({ ...rule, provider }))

const stability = of('stability', [
  { name: 'prompt denied, not charged', when: { code: 'content_moderation' }, is: kinds.refused },
  {
    name: 'picture filtered',
    when: { header: { name: 'finish-reason', is: 'CONTENT_FILTERED' } },
    is: { ...kinds.withheld, code: 'content_filtered' },
  },
  { name: 'picture filtered, in JSON', when: { finish: 'CONTENT_FILTERED' }, is: kinds.withheld },
  { name: 'no money', when: { code: /^(payment_required|insufficient_balance)$/ }, is: kinds.money },
])

const replicate = of('replicate', [
  {
    name: 'flagged',
    when: { message: /\bNSFW\b|\bE005\b|flagged as sensitive/i },
    is: { ...kinds.withheld, code: 'content_flagged' },
  },
  {
    name: 'bad input',
    when: { code: 'failed', message: /\bE006\b|invalid input/i },
    is: { ...kinds.invalid, charge: 'possible' },
  },
  { name: 'high demand', when: { message: /\bE003\b|due to high demand/i }, is: kinds.overloaded },
  {
    name: 'no such version',
    when: { status: 422, message: /\bversion\b.*(not exist|not permitted|invalid)|invalid version/i },
    is: kinds.gone,
  },
  {
    name: 'prediction failed',
    when: { status: 200, code: /^(failed|cancell?ed|aborted)$/ },
    is: { ...kinds.broken, scope: 'model', code: 'prediction_failed' },
  },
])

/** fal never charges for 500 and 503; a 422 may come after the work was begun. */
const fal = of('fal', [
  {
    name: 'prompt or picture refused',
    when: { code: 'content_policy_violation' },
    is: { ...kinds.refused, charge: 'possible' },
  },
  {
    name: 'balance',
    when: { status: 403, message: /exhausted balance|user is locked/i },
    is: { ...kinds.money, code: 'exhausted_balance' },
  },
  {
    name: 'our own deadline',
    when: { status: 504, header: { name: 'x-fal-request-timeout-type', is: 'user' } },
    is: { class: 'timeout', scope: 'request', charge: 'possible', code: 'request_timeout' },
  },
  { name: 'too many at once', when: { status: 429 }, is: kinds.crowd },
  { name: 'no media', when: { code: 'no_media_generated' }, is: { ...kinds.useless, charge: 'possible' } },
  { name: 'broken', when: { status: 500 }, is: { ...kinds.broken, scope: 'model', charge: 'no' } },
  { name: 'behind fal: overloaded', when: { code: 'downstream_service_unavailable' }, is: kinds.overloaded },
  {
    name: 'behind fal: broken',
    when: { code: /^(downstream_service_error|internal_(server_)?error)$/ },
    is: { ...kinds.broken, scope: 'model' },
  },
  {
    name: 'behind fal: too slow',
    when: { code: 'generation_timeout' },
    is: { ...kinds.broken, scope: 'model' },
  },
  { name: 'bad request', when: { status: 422 }, is: { ...kinds.invalid, charge: 'possible' } },
])

const blackForestLabs = of('black-forest-labs', [
  { name: 'prompt moderated', when: { code: 'Request Moderated' }, is: kinds.refused },
  { name: 'picture moderated', when: { code: 'Content Moderated' }, is: kinds.withheld },
  // The picture was made, and was not fetched in time.
  { name: 'expired', when: { code: 'Task not found' }, is: { ...kinds.broken, scope: 'request' } },
  {
    name: 'failed',
    when: { status: 200, code: 'Error' },
    is: { ...kinds.broken, scope: 'model', code: 'task_failed' },
  },
  {
    name: 'wrong key',
    when: { status: 403, message: /not authenticated|invalid authentication/i },
    is: kinds.key,
  },
  { name: 'active tasks', when: { status: 429 }, is: kinds.crowd },
])

export const hostedRules: readonly Rule[] = [...stability, ...replicate, ...fal, ...blackForestLabs]
