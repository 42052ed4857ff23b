import { words } from '../../words.ts'

const say = words.care.dead

/** In place of a list without rows: it says which kind of nothing this is. */
export function Empty({
  loading,
  error,
  filtered,
}: {
  loading: boolean
  error: Error | null
  filtered: boolean
}) {
  const text = error ? error.message : loading ? say.loading : filtered ? say.nothingFiltered : say.nothing
  return (
    <p className="ops-empty card" aria-busy={loading && !error}>
      {text}
    </p>
  )
}
