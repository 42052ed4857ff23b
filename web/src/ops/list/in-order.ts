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
