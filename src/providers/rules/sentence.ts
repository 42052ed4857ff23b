import type { FailureClass } from '../contract.ts'
import { providerNames, variables } from '../keys.ts'
import { scrub } from '../scrub.ts'

/** What people read behind the name of the provider. */
const verbs: Record<FailureClass, string> = {
  invalid_request: 'rejected the request',
  moderation_input: 'refused the content',
  moderation_output: 'withheld what its model made',
  auth: 'refused the key',
  permission: 'does not allow this',
  quota_exhausted: 'says that the money for it is used up',
  rate_limit: 'says that its rate limit is reached',
  slow_down: 'asks to slow down',
  concurrency_limit: 'says that too many calls run at once',
  daily_quota: 'says that the quota of the day is used up',
  model_gone: 'does not have what was asked for',
  overloaded: 'is overloaded',
  server_error: 'failed',
  not_sent: 'could not be reached',
  timeout: 'did not answer in time',
  cut: 'broke off before it answered',
  cut_after_200: 'broke off within its answer',
  bad_output: 'answered something of no use',
  cancelled: 'was not waited for, because its worker stopped',
  internal: 'could not be asked',
  unknown: 'answered an error that no rule knows',
  budget: 'was not asked, because the budget is used up',
  unserved: 'was not asked, because no key can serve',
}

/** What a person can do about it, where it is theirs to do. */
function advice(provider: string, kind: FailureClass): string {
  if (kind === 'quota_exhausted') return ' Add money there, or use another key.'
  if (kind === 'model_gone') return ' Check the name of the model, and the address if you set one.'
  if (kind !== 'auth') return ''
  const known = providerNames.find((name) => name === provider)
  return known ? ` Check ${variables[known].keys.slice(0, 2).join(' and ')}.` : ' Check the key.'
}

/**
 * What happened, and what to do where that is not plain, e.g. `openai refused the key: Incorrect API key provided. Check
 * OPENAI_API_KEY and OPENAI_API_KEYS.` Without secrets, at most 500 characters.
 */
export function sentence(
  provider: string,
  kind: FailureClass,
  detail: string,
  secrets: readonly string[] = [],
): string {
  const words = scrub(detail, secrets, 320)
  const said = `${scrub(provider, secrets, 60) || 'The provider'} ${verbs[kind]}${words === '' ? '' : `: ${words}`}`
  return `${said}${/[.!?…]$/.test(said) ? '' : '.'}${advice(provider, kind)}`
}
