import { useState } from 'react'
import type { Hand } from './hand.ts'
import { inOrder } from './in-order.ts'

/** Rows that are sorted by what changes all the time: under someone's hand they keep the order they had. */
export function useStillOrder<Row>(
  rows: readonly Row[],
  id: (row: Row) => string,
  hand: Hand,
): readonly Row[] {
  const [order, keep] = useState<readonly string[]>([])
  const now = rows.map(id)
  const still = hand.isOn() && order.length > 0
  if (!still && now.join('\n') !== order.join('\n')) keep(now)
  return still ? inOrder(rows, id, order) : rows
}
