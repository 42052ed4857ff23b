import type { Book } from '../../api/call.ts'
import { isFinal } from '../../api/held-book.ts'
import { SpokenText } from '../listen/spoken-text.tsx'
import { words } from '../../words.ts'
import { ChangeButton } from './change-button.tsx'
import { BlankPicture } from './blank-picture.tsx'
import { Picture } from './picture.tsx'
import { pictureAddress } from './picture-address.ts'

export type Spoken = { page: number; from: number; to: number } | null

/** A page of the story: its picture, its words below it, its number. */
export function StoryPage({
  book,
  number,
  spoken,
  because,
  onChange,
}: {
  book: Book
  number: number
  spoken: Spoken
  because?: string | undefined
  onChange: ((page: number) => void) | null
}) {
  const page = book.pages[number - 1]
  if (!page) return null
  return (
    <section className="reader-page" data-leaf aria-label={words.book.page(number)}>
      <Picture
        address={pictureAddress(book, number)}
        alt={page.picture_alt ?? words.book.pictureOf(number)}
        first={number <= 1}
      >
        <BlankPicture book={book} page={number} because={because} />
      </Picture>
      <div className="reader-words">
        {page.text === null ? (
          <p className="reader-unwritten">
            {isFinal(book) ? words.book.neverWritten(number) : words.book.beingWritten(number)}
          </p>
        ) : (
          <p className="reader-text" lang={book.language}>
            <SpokenText text={page.text} sentence={spoken?.page === number ? spoken : null} />
          </p>
        )}
      </div>
      <p className="reader-number" aria-hidden="true">
        {number}
      </p>
      {onChange && <ChangeButton page={number} onChange={onChange} />}
    </section>
  )
}
