import { keepPreviousData, useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import { useHeld } from '../frame/held.ts'

const every_ms = 2_000
const most_ms = 30_000

/**
 * Asks every 2 s while the tab is looked at and nothing is held; after errors less and less often, to once in 30 s. `keep`: while
 * something else is asked for, what was there stays (`isPlaceholderData`).
 */
export function usePolled<Data>(
  key: QueryKey,
  ask: (signal: AbortSignal) => Promise<Data>,
  often_ms: number = every_ms,
  keep = false,
): UseQueryResult<Data> {
  const failed = useRef(0)
  const held = useHeld()
  return useQuery<Data>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      try {
        const data = await ask(signal)
        failed.current = 0
        return data
      } catch (error) {
        if (!signal.aborted) failed.current += 1
        throw error
      }
    },
    retry: false,
    ...(keep && { placeholderData: keepPreviousData }),
    refetchInterval: held ? false : () => Math.min(often_ms * 2 ** failed.current, most_ms),
  })
}
