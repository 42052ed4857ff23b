import { useQuery } from '@tanstack/react-query'
import { call, type Answer } from './call.ts'

export type Me = Answer<'GET /v1/me'>

/** Who looks at these pages. An error with status 401: a key is needed. */
export const useMe = () =>
  useQuery({ queryKey: ['me'], queryFn: ({ signal }) => call('GET /v1/me', { signal }), staleTime: 30_000 })

export const isAdmin = (me: Me | undefined): boolean => me?.scopes.includes('admin') ?? false
