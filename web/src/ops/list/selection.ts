import { useMemo, useState } from 'react'

/** Which rows are chosen, by id, so that it stays whatever news comes. */
export type Selection = {
  ids: ReadonlySet<string>
  has(id: string): boolean
  toggle(id: string): void
  /** From the row that was toggled last to this one, as that one is. */
  range(id: string, order: readonly string[]): void
  set(ids: readonly string[]): void
}

export function useSelection(): Selection {
  const [{ ids }, change] = useState<{ ids: ReadonlySet<string>; last: string | null }>({
    ids: new Set(),
    last: null,
  })
  return useMemo(
    () => ({
      ids,
      has: (id) => ids.has(id),
      toggle: (id) => change((before) => ({ ids: turned(before.ids, [id], !before.ids.has(id)), last: id })),
      range: (id, order) =>
        change((before) => ({
          ids: turned(before.ids, between(order, before.last ?? id, id), true),
          last: id,
        })),
      set: (ids) => change({ ids: new Set(ids), last: null }),
    }),
    [ids],
  )
}

/** All from one to the other, in whichever order they stand. */
export function between(order: readonly string[], one: string, other: string): string[] {
  const [from = 0, to = 0] = [order.indexOf(one), order.indexOf(other)].toSorted((a, b) => a - b)
  return order.slice(Math.max(from, 0), to + 1)
}

function turned(ids: ReadonlySet<string>, some: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(ids)
  for (const id of some)
    if (on) next.add(id)
    else next.delete(id)
  return next
}
