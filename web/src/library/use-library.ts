import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../api/call.ts'
import { isOther, newer, type Asked, type Library } from './ask.ts'

const every_ms = 5_000
const key = ['library']

/**
 * The books that are looked at, as far as they were asked for. While something is made and the page is looked at, only what is
 * being made is asked for again; the rest when a book came, went or ended.
 */
export function useLibrary({ show, q }: Asked) {
  const list = useInfiniteQuery({
    queryKey: [...key, 'list', show, q],
    queryFn: ({ pageParam, signal }) =>
      call('GET /v1/library', {
        query: { show, ...(q !== '' && { q }), ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Library) => last.next_cursor,
    placeholderData: keepPreviousData,
  })
  const pages = list.data?.pages ?? []
  const counts = pages.at(-1)?.counts
  const making = useMaking((counts?.making ?? 0) > 0)
  const { refetch, isFetching } = list
  const shown_at = Math.max(list.dataUpdatedAt, list.errorUpdatedAt)
  // Only news that is younger than what is shown, and than the last try to show it.
  const changed =
    making.dataUpdatedAt > shown_at && !!counts && isOther(counts, making.data?.counts ?? counts)
  useEffect(() => {
    if (changed && !isFetching) void refetch()
  }, [changed, isFetching, refetch])
  return {
    ...list,
    isStale: list.isError || making.isError,
    counts,
    /** When the newest of it was answered. */
    at: Math.max(list.dataUpdatedAt, making.dataUpdatedAt),
    cards: newer(
      pages.flatMap((page) => page.items),
      making.data?.items ?? [],
    ),
    retry: async () => await Promise.all([refetch(), making.refetch()]),
  }
}

/** What is being made, asked for every few seconds; never while nobody looks. */
const useMaking = (enabled: boolean) =>
  useQuery({
    queryKey: [...key, 'making'],
    queryFn: ({ signal }) => call('GET /v1/library', { query: { show: 'making', limit: 100 }, signal }),
    enabled,
    refetchInterval: every_ms,
    refetchIntervalInBackground: false,
  })

/** After an act of the reader: the whole library is asked for again; `gone` is not shown until then either. */
export function useChanged(): (gone?: string) => Promise<void> {
  const queries = useQueryClient()
  return async (gone) => {
    queries.setQueriesData<InfiniteData<Library>>({ queryKey: [...key, 'list'] }, (data) =>
      data
        ? {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.filter(({ id }) => id !== gone),
            })),
          }
        : data,
    )
    await queries.invalidateQueries({ queryKey: key })
  }
}
