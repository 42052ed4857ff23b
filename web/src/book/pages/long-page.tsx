import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { Cover, Dedication } from './cover-pages.tsx'
import { StoryPage, type Spoken } from './story-page.tsx'

/** The whole book below itself: for screen readers, for large magnification, for whoever likes it. */
export function LongPage({
  book,
  spoken,
  waits,
  onChange,
}: {
  book: Book
  spoken: Spoken
  waits: ReadonlyMap<number, string>
  onChange: ((page: number) => void) | null
}) {
  return (
    <article className="reader-long" aria-label={words.book.book}>
      <Cover book={book} because={waits.get(0)} onChange={onChange} />
      <Dedication book={book} />
      {book.pages.map(({ number }) => (
        <StoryPage
          key={number}
          book={book}
          number={number}
          spoken={spoken}
          because={waits.get(number)}
          onChange={onChange}
        />
      ))}
      <p className="reader-the-end">{words.book.theEnd}</p>
    </article>
  )
}
