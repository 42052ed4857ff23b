import { useEffect, useRef } from 'react'
import type { Hand } from './hand.ts'

/** Rows that are sorted by what changes all the time: under someone's hand they keep the order they had. */
export function useStillOrder<Row>(
  rows: readonly Row[],
  id: (row: Row) => string,
  hand: Hand,
): readonly Row[] {
  const order = useRef<readonly string[]>([])
  const now = hand.isOn() ? inOrder(rows, id, order.current) : rows
  useEffect(() => void (order.current = now.map(id)))
  return now
}

/** Those that have a place in `order` by it; whoever is new comes last. */
export function inOrder<Row>(
  rows: readonly Row[],
  id: (row: Row) => string,
  order: readonly string[],
): readonly Row[] {
  const place = (row: Row) => {
    const at = order.indexOf(id(row))
    return at === -1 ? order.length : at
  }
  return rows.toSorted((a, b) => place(a) - place(b))
}
