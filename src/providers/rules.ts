import type { Failure } from './contract.ts'
import type { Phase } from './transport.ts'

type Words = string | RegExp

/** All of `when` that is given must hold. The first rule that holds says what a failure is. */
export type Rule = {
  name: string
  /** `*` or nothing: every provider. */
  provider?: string
  when: {
    status?: number | readonly number[]
    /** Any of the identifiers in the body: code, type, status, reason. */
    code?: Words
    type?: Words
    message?: Words
    phase?: Phase
    /** Why the model stopped, of a 200. */
    finish?: Words
    header?: { name: string; is?: Words }
    /** Whether the provider has the job already and only the asking for it failed. */
    polling?: boolean
  }
  is: Pick<Failure, 'class' | 'scope' | 'charge'> & { code?: string }
}

export const builtInRules: readonly Rule[] = []
