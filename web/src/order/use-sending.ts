import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { call, Refusal, type Book } from '../api/call.ts'
import { orderOf, type Draft } from './draft.ts'
import { forgetSent, keepSent, wasSent } from './kept-draft.ts'

export type Sending =
  | { is: 'idle' | 'sending' }
  /** Sent again by itself at `until` (epoch ms). */
  | { is: 'waiting'; refusal: Refusal; until: number }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'there'; book: Book }

const silent_s = 5
/** Longer than this nobody waits before a page. */
const most_s = 600

/** Sends the draft under its key: pressed twice, sent again or loaded again, it makes one book. */
export function useSending(draft: Draft, onOrdered: (book: Book) => void) {
  const [sending, setSending] = useState<Sending>({ is: 'idle' })
  const now = useRef({ draft, onOrdered })
  useLayoutEffect(() => void (now.current = { draft, onOrdered }))
  const busy = useRef(false)
  const queries = useQueryClient()

  const send = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setSending({ is: 'sending' })
    const { draft } = now.current
    try {
      const book = await post(draft)
      await queries.invalidateQueries({ queryKey: ['me'], refetchType: 'none' })
      if (book.duplicate) setSending({ is: 'there', book })
      else now.current.onOrdered(book)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.status === 401 || error.status === 402) void queries.invalidateQueries({ queryKey: ['me'] })
      setSending(after(error, draft.key === now.current.draft.key))
    } finally {
      busy.current = false
    }
  }, [queries])

  const stop = useCallback(() => setSending((held) => (held.is === 'sending' ? held : { is: 'idle' })), [])
  useEffect(() => {
    if (wasSent(now.current.draft.key)) void send()
  }, [send])
  return { sending, send, stop }
}

async function post(draft: Draft): Promise<Book> {
  keepSent(draft.key)
  try {
    const headers = { 'idempotency-key': draft.key }
    const book = await call('POST /v1/books', { body: orderOf(draft), headers })
    forgetSent()
    return book
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'offline') forgetSent()
    throw error
  }
}

/** What goes on by itself, and what is theirs to decide. A draft they changed meanwhile is another order. */
function after(refusal: Refusal, unchanged: boolean): Sending {
  const passes = [0, 429, 503].includes(refusal.status) || refusal.code === 'idempotency_in_flight'
  const wait_s = refusal.retry_after ?? silent_s
  if (!passes || !unchanged || wait_s > most_s) return { is: 'refused', refusal }
  return { is: 'waiting', refusal, until: Date.now() + Math.max(wait_s, 1) * 1000 }
}
