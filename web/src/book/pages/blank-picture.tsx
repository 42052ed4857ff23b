import type { Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'

/** Paper where a picture will be, and what happens with it. */
export function BlankPicture({
  book,
  page,
  because,
}: {
  book: Book
  page: number
  because?: string | undefined
}) {
  const status = page === 0 ? book.cover_status : book.pages[page - 1]?.picture_status
  const missing = status === 'missing'
  return (
    <div className={`reader-blank${status === 'running' ? ' painting' : ''}`}>
      <Icon name={missing ? 'missing' : 'brush'} />
      <p>
        {because ??
          (missing
            ? words.book.pictureMissing
            : isFinal(book)
              ? words.book.pictureMissing
              : status === 'running'
                ? words.book.painting
                : words.book.toBePainted)}
      </p>
    </div>
  )
}
