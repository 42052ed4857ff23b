import type { Failure } from '../contract.ts'
import type { Phase } from '../transport.ts'

/** Exactly this word, in any case and with any of `_`, `-` or blanks between its parts; or a pattern. */
export type Word = string | RegExp

/** All of `when` that is given must hold; the first rule of a list that holds says what a failure is. */
export type Rule = {
  name: string
  /** Whose answers it is for; `*` or nothing: everybody's. */
  provider?: string
  when: {
    status?: number | readonly number[]
    /** Any of the words an error goes by in its body: code, type, status, reason, name. */
    code?: Word
    /** The `type` of the error alone. */
    type?: Word
    message?: RegExp
    phase?: Phase
    /** Why the model stopped. */
    finish?: Word
    header?: { name: string; is?: Word }
    /** The provider has the job already: what failed is the asking for it. */
    polling?: boolean
  }
  /** `code`: instead of the provider's own. `sent`: instead of what the transport saw, for a gateway that does not know. */
  is: Pick<Failure, 'class' | 'scope' | 'charge'> & { code?: string; sent?: Failure['sent'] }
}

/** What rules look at. */
export type Facts = {
  provider: string
  status: number | null
  headers: Headers | null
  phase: Phase
  polling: boolean
  codes: readonly string[]
  type: string
  message: string
  finish: string | null
}

export const findRule = (rules: readonly Rule[], facts: Facts): Rule | undefined =>
  rules.find((rule) => holds(rule, facts))

function holds({ provider = '*', when }: Rule, facts: Facts): boolean {
  const { status, code, type, message, phase, finish, header, polling } = when
  return (
    (provider === '*' || provider === facts.provider) &&
    (status === undefined || [status].flat().includes(facts.status ?? 0)) &&
    (code === undefined || facts.codes.some((one) => isWord(one, code))) &&
    (type === undefined || isWord(facts.type, type)) &&
    (message === undefined || message.test(facts.message)) &&
    (phase === undefined || phase === facts.phase) &&
    (finish === undefined || (facts.finish !== null && isWord(facts.finish, finish))) &&
    (header === undefined || hasHeader(facts.headers, header)) &&
    (polling === undefined || polling === facts.polling)
  )
}

function hasHeader(headers: Headers | null, { name, is }: { name: string; is?: Word }): boolean {
  const value = headers?.get(name)
  return typeof value === 'string' && (is === undefined || isWord(value, is))
}

const isWord = (text: string, word: Word): boolean =>
  typeof word === 'string' ? snakeCase(text) === snakeCase(word) : word.test(text)

/** `DeploymentNotFound`, `RESOURCE_EXHAUSTED` and `Request Moderated` as people write codes; at most 64 characters. */
export const snakeCase = (text: string): string =>
  text
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .slice(0, 64)
    .replace(/^_+|_+$/g, '')
