import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

/** The error codes there are to filter by: those of the newest letters. */
export function useCodes(): string[] {
  const { data } = useQuery({
    queryKey: ['dead', 'codes'],
    queryFn: ({ signal }) => call('GET /v1/admin/dead/groups', { signal }),
    staleTime: 60_000,
  })
  return [...new Set(data?.items.flatMap(({ code }) => (code ? [code] : [])))].sort()
}
