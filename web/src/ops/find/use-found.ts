import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import type { Found } from './found.ts'

const typing_ms = 250

/** What is found for this text once typing stops; the call for an older text is given up. */
export function useFound(text: string): { found: readonly Found[]; of: string; failed: boolean } {
  const [asked, ask] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => ask(text.trim()), typing_ms)
    return () => clearTimeout(timer)
  }, [text])
  const { data, error } = useQuery({
    queryKey: ['ops-search', asked],
    enabled: asked !== '',
    retry: false,
    queryFn: async ({ signal }) =>
      (await call('GET /v1/admin/search', { query: { q: asked }, signal })).items,
  })
  return { found: asked === '' ? [] : (data ?? []), of: data || error ? asked : '', failed: error !== null }
}
