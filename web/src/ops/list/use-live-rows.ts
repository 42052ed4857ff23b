import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Hand } from './hand.ts'
import { nothingShown, takeNews, type Shown } from './take-news.ts'
import { usePolled } from './use-polled.ts'

type Page<Row> = { items: readonly Row[]; next_cursor: string | null }
/** What is kept in the page at most. */
const most = 2_000

export type LiveRows<Row, Of extends Page<Row>> = Shown<Row> & {
  /** The newest first page, for what it says beside its rows. */
  first: Of | undefined
  /** When it came (ms), 0 before the first. */
  at: number
  error: Error | null
  showNews(): void
  /** Undefined: there is no more, or the page holds what it may. */
  more: (() => Promise<void>) | undefined
}

/** A list by pages that is kept up to date without ever moving under the hand that is on it. */
export function useLiveRows<Row, Of extends Page<Row>>(asked: {
  key: QueryKey
  ask: (cursor: string | undefined, signal?: AbortSignal) => Promise<Of>
  id: (row: Row) => string
  hand: Hand
  /** How many are selected: with any, nothing moves. */
  selected?: number
}): LiveRows<Row, Of> {
  const { key, ask, id, hand, selected = 0 } = asked
  const { data, dataUpdatedAt, error } = usePolled(key, async (signal) => await ask(undefined, signal))
  const [shown, setShown] = useState<Shown<Row>>(nothingShown)
  const [next, setNext] = useState<string | null>(null)
  const deep = useRef(false)
  const of = JSON.stringify(key)
  const shownOf = useRef(of)
  const take = (fresh: Of, still: boolean) => {
    setShown((before) => takeNews(before, fresh.items, { still, whole: fresh.next_cursor === null, id }))
    if (still) return
    setNext(fresh.next_cursor)
    deep.current = false
  }
  useEffect(() => {
    if (!data) return
    // Another filter is another list.
    const same = shownOf.current === of
    shownOf.current = of
    take(data, same && (hand.isOn() || selected > 0 || deep.current))
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, of])
  const queries = useQueryClient()
  const more = async () => {
    const page = await ask(next ?? undefined)
    deep.current = true
    setNext(page.next_cursor)
    setShown((before) => {
      const held = new Set(before.rows.map(id))
      return { ...before, rows: [...before.rows, ...page.items.filter((row) => !held.has(id(row)))] }
    })
  }
  return {
    ...shown,
    first: data,
    at: dataUpdatedAt,
    error,
    showNews: () => {
      const newest = queries.getQueryData<Of>(key)
      if (newest) take(newest, false)
    },
    more: next !== null && shown.rows.length < most ? more : undefined,
  }
}
