import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call, Refusal, type Answer, type Order } from '../api/call.ts'
import { orderOf, type Draft } from './draft.ts'
import { useDebounced } from './use-debounced.ts'

export type Quote = Answer<'POST /v1/quote'>
const quiet_ms = 400

const ask = (body: Order) => ({
  queryKey: ['quote', body],
  queryFn: ({ signal }: { signal: AbortSignal }) => call('POST /v1/quote', { body, signal }),
  gcTime: 60_000,
  // A guess is not worth a long wait.
  retry: 0,
})

/** Before there is an idea, what a book of this length takes can be said all the same. */
const anyIdea = '-'

/** What a book of so many pages takes. An older question is given up. */
export function useQuote({ pages }: Draft): { quote: Quote | null; failed: boolean } {
  const asked = useDebounced({ idea: anyIdea, pages }, quiet_ms)
  const { data, isError } = useQuery({ ...ask(asked), placeholderData: keepPreviousData, staleTime: 15_000 })
  return { quote: data ?? null, failed: isError }
}

/** Why the order would not be taken as it is written, asked when it has not been typed in for a moment. */
export function useTextRefusal(draft: Draft): Refusal | null {
  const { pages: _, ...texts } = orderOf(draft)
  const asked = useDebounced({ ...texts, idea: texts.idea || anyIdea }, quiet_ms)
  const { error } = useQuery({ ...ask(asked), staleTime: Infinity })
  return error instanceof Refusal && error.status === 422 ? error : null
}
