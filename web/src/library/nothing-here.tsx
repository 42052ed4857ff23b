import { words } from '../words.ts'
import type { Asked } from './ask.ts'

/** `further`: there are more books that were not looked at yet. */
export function NothingHere({
  asked: { show, q },
  further,
  onAll,
}: {
  asked: Asked
  further: boolean
  onAll: () => void
}) {
  const { library } = words
  const found = further ? library.notFoundYet(q) : library.notFound(q)
  return (
    <div className="library-nothing">
      <p>{q === '' ? library.nothing[show] : found}</p>
      {!further && (
        <button className="button" onClick={onAll}>
          {library.showAll}
        </button>
      )}
    </div>
  )
}
