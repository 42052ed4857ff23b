import { useLocation, useSearch } from 'wouter'

/** The filters of a list, kept in the address: it can be sent to someone else, and Back undoes. */
export function useFilters<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (changes: Partial<Record<Name, string>>) => void] {
  const [path, go] = useLocation()
  const search = new URLSearchParams(useSearch())
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as Record<
    Name,
    string
  >
  const change = (changes: Partial<Record<Name, string>>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries<string | undefined>(changes))
      if (value) next.set(name, value)
      else next.delete(name)
    go(next.size > 0 ? `${path}?${next.toString()}` : path)
  }
  return [filters, change]
}
