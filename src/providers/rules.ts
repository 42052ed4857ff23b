import { z } from 'zod'
import { failureClasses } from './contract.ts'
import { anthropicRules } from './rules/anthropic.ts'
import { azureRules } from './rules/azure.ts'
import { generalRules } from './rules/general.ts'
import { googleRules } from './rules/google.ts'
import { hostedRules } from './rules/hosted.ts'
import { oneModelRules } from './rules/one-model.ts'
import { openaiRules } from './rules/openai.ts'
import type { Rule } from './rules/rule.ts'

export type { Rule } from './rules/rule.ts'

/** What is true of one model alone, the provider's own words, then those that many speak, then what a status means to everybody. */
export const builtInRules: readonly Rule[] = [
  ...oneModelRules,
  ...azureRules,
  ...anthropicRules,
  ...hostedRules,
  ...googleRules,
  ...openaiRules,
  ...generalRules,
]

function asPattern(text: string, context: { addIssue(message: string): void }): RegExp {
  const literal = /^\/(.*)\/([dimsuv]*)$/s.exec(text)
  try {
    return literal ? new RegExp(literal[1] ?? '', literal[2]) : new RegExp(text, 'i')
  } catch (error) {
    context.addIssue(`is no regular expression: ${error instanceof Error ? error.message : text}`)
    return z.NEVER
  }
}

// A pattern that is global or sticky remembers where it was, and would hold only every other time.
const Expression = z
  .instanceof(RegExp)
  .transform((given) => new RegExp(given, given.flags.replace(/[gy]/g, '')))
const Pattern = z.union([Expression, z.string().min(1).transform(asPattern)])
const Word = z.union([
  Expression,
  z
    .string()
    .min(1)
    .transform((text, context) => (/^\/.*\/\w*$/s.test(text) ? asPattern(text, context) : text)),
])
const Status = z.int().min(100).max(999)

/**
 * A rule as an operator writes it in `storymill.config.ts`. `message` is a pattern, as a RegExp or as text (in any case, or
 * `/like this/`); `code`, `type`, `finish` and a header's value are a word, or a RegExp, or text `/like this/`.
 */
export const RuleConfig = z.strictObject({
  name: z.string().min(1).max(100),
  provider: z.string().min(1).optional(),
  when: z
    .strictObject({
      status: z.union([Status, z.array(Status).min(1)]).optional(),
      code: Word.optional(),
      type: Word.optional(),
      message: Pattern.optional(),
      phase: z.enum(['not_sent', 'sent', 'headers', 'body', 'done']).optional(),
      finish: Word.optional(),
      header: z.strictObject({ name: z.string().min(1), is: Word.optional() }).optional(),
      polling: z.boolean().optional(),
    })
    .refine((when) => Object.keys(when).length > 0, 'must say when the rule holds'),
  is: z.strictObject({
    class: z.enum(failureClasses),
    scope: z.enum(['request', 'key', 'group', 'model', 'provider']),
    charge: z.enum(['no', 'possible', 'yes']),
    code: z
      .string()
      .regex(/^[a-z][a-z\d_]{0,63}$/, 'must be in snake_case')
      .optional(),
    sent: z.enum(['no', 'yes', 'unknown']).optional(),
  }),
})
export type RuleConfig = z.input<typeof RuleConfig>

/** The operator's rules, then ours. Throws a `ZodError`. */
export const toRules = (own: readonly RuleConfig[] = []): readonly Rule[] => [
  // What is left out of a rule is not there, which `exactOptionalPropertyTypes` cannot see in zod's output.
  ...own.map((rule) => RuleConfig.parse(rule) as Rule),
  ...builtInRules,
]
