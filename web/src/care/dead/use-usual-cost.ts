import { useQuery } from '@tanstack/react-query'
import { call, type Answer } from '../../api/call.ts'
import { usd } from '../../ops/numbers.ts'
import type { Preview } from './dead-set.ts'

/** What such a retry usually costs the provider's account, by the last seven days; null: not known, or nothing. */
export function useUsualCost(preview: Preview): string | null {
  const { data } = useQuery({
    queryKey: ['money', '7d', 'for a retry'],
    queryFn: ({ signal }) => call('GET /v1/admin/money', { query: { range: '7d' }, signal }),
    staleTime: 60_000,
  })
  const cost = data ? usualCost(preview.groups, data.by_step) : 0
  return cost > 0 ? usd(cost) : null
}

/** One call of its kind for each book that is dead of it. */
export const usualCost = (
  groups: Pick<Preview['groups'][number], 'kind' | 'books'>[],
  by_step: Answer<'GET /v1/admin/money'>['by_step'],
): number =>
  groups.reduce((sum, { kind, books }) => {
    const of = by_step.find((step) => step.kind === kind)
    return sum + (of && of.calls > 0 ? (of.usd / of.calls) * books : 0)
  }, 0)
