import { kinds } from './kinds.ts'
import type { Rule } from './rule.ts'

/** Azure OpenAI, and the API Management in front of it. It bills prompts that its filter refuses. */
export const azureRules: readonly Rule[] = (
  [
    {
      name: 'content filter',
      when: {
        code: /^(content_?filter|ResponsibleAIPolicyViolation|content_policy_violation)$/i,
        status: 400,
      },
      is: { ...kinds.refused, charge: 'yes' },
    },
    { name: 'no such deployment', when: { code: 'DeploymentNotFound' }, is: kinds.gone },
    {
      name: 'quota that is filled up again',
      when: { status: 403, message: /quota.*\breplenished\b/i },
      is: { ...kinds.day, code: 'quota_exceeded' },
    },
    {
      name: 'quota',
      when: { status: 403, message: /\bquota\b/i },
      is: { ...kinds.money, code: 'quota_exceeded' },
    },
    { name: 'billing', when: { status: 429, message: /\bbilling\b/i }, is: kinds.money },
    {
      name: 'gateway gave up after 60 s',
      when: { status: 408 },
      is: { class: 'timeout', scope: 'request', charge: 'possible', sent: 'unknown' },
    },
  ] satisfies Rule[]
).map((rule) => ({ ...rule, provider: 'azure' }))
