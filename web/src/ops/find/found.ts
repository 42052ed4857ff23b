/** What a search finds. */
export type Found = {
  kind: 'book' | 'step' | 'worker' | 'user' | 'error' | 'limit_group'
  id: string
  title: string
  says: string
  book_id: string | null
}

/** Where it is looked at. */
export function placeOf({ kind, id, book_id }: Found): string {
  const given = encodeURIComponent(id)
  if (kind === 'book') return `/ops/books/${given}`
  if (kind === 'step')
    return book_id ? `/ops/books/${encodeURIComponent(book_id)}?step=${given}` : `/ops/dead?open=${given}`
  if (kind === 'worker') return `/ops/workers?open=${given}`
  if (kind === 'user') return `/ops/books?user=${given}`
  if (kind === 'error') return `/ops/books?error=${given}`
  return `/ops/limits?group=${given}`
}

/** A whole id, as one copies it from a log. */
export const isWholeId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text.trim())
