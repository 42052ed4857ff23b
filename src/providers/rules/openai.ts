import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

/**
 * The codes of OpenAI, for everybody: gateways and other providers speak them too. A spend limit of an organisation is true
 * of a group only, like a project's: another organisation's key of the same provider may have money.
 */
export const openaiRules: readonly Rule[] = [
  { name: 'the picture was moderated', when: { code: 'stage:output' }, is: kinds.withheld },
  { name: 'the prompt was moderated', when: { code: 'stage:input' }, is: kinds.refused },
  {
    name: 'moderated, nobody says where',
    when: { code: 'stage:unknown' },
    is: { ...kinds.refused, charge: 'possible' },
  },
  {
    name: 'moderated',
    when: { code: /^(moderation_blocked|content_policy_violation)$/i },
    is: kinds.refused,
  },
  { name: 'safety system', when: { message: /\b(by|of) (our|the) safety system\b/i }, is: kinds.refused },
  {
    name: 'no money',
    when: {
      code: /^(credit_balance_exhausted|(organization|project)_(spend|usage)_limit_exceeded|insufficient_quota|billing_(hard_limit_reached|not_active))$/i,
    },
    is: kinds.money,
  },
  { name: 'slow down', when: { code: 'slow_down' }, is: kinds.ramp },
  {
    name: 'larger than the limit of a whole minute',
    when: { status: 429, message: /^request too large for /i },
    is: { ...kinds.invalid, code: 'request_too_large' },
  },
  { name: 'requests of a day', when: { status: 429, message: /\bper day\b|\b[RT]PD\b/ }, is: kinds.day },
  { name: 'not with a spent day', when: { code: 'quota_exceeded', status: 429 }, is: kinds.day },
  { name: 'too many at once', when: { status: 429, message: /concurren/i }, is: kinds.crowd },
  { name: 'rate limit', when: { code: 'rate_limit_exceeded' }, is: kinds.rate },
  {
    name: 'wrong key',
    when: { code: /^(invalid_api_key|invalid_issuer|authentication_error)$/i },
    is: kinds.key,
  },
  { name: 'organisation', when: { status: 401, message: /member of an organization/i }, is: kinds.key },
  {
    name: 'country',
    when: { code: 'unsupported_country_region_territory' },
    is: { ...kinds.forbidden, scope: 'provider' },
  },
  { name: 'no such model', when: { code: /^model_not_found$|^(unknown|invalid)_model$/i }, is: kinds.gone },
  {
    name: 'model switched off',
    when: {
      message: /\bmodel\b.{0,120}\b(deprecated|retired|shut down|removed|no longer (available|supported))\b/i,
    },
    is: kinds.gone,
  },
  {
    name: 'overloaded',
    when: {
      code: /^(server_is_overloaded|service_unavailable(_error)?|overloaded(_error)?|engine_overloaded)$/i,
    },
    is: kinds.overloaded,
  },
  { name: 'server error in a job', when: { status: 200, code: 'server_error' }, is: kinds.broken },
  {
    name: 'too long',
    when: { code: /^(context_length_exceeded|string_above_max_length|request_too_large)$/i },
    is: kinds.invalid,
  },
]
