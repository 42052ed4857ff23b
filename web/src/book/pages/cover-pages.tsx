import { Link } from 'wouter'
import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { ChangeButton } from './change-button.tsx'
import { BlankPicture } from './blank-picture.tsx'
import { Picture } from './picture.tsx'
import { pictureAddress } from './picture-address.ts'

const titleOf = (book: Book): string => book.title ?? words.book.untitled

export function Cover({
  book,
  because,
  onChange,
}: {
  book: Book
  because?: string | undefined
  onChange: ((page: number) => void) | null
}) {
  return (
    <section className="reader-page reader-cover" data-leaf aria-label={words.book.cover}>
      <Picture address={pictureAddress(book, 0)} alt={words.book.coverOf(titleOf(book))} first>
        <BlankPicture book={book} page={0} because={because} />
      </Picture>
      <div className="reader-plate">
        <p className="reader-cover-title" lang={book.title === null ? undefined : book.language}>
          {titleOf(book)}
        </p>
      </div>
      {onChange && <ChangeButton page={0} onChange={onChange} />}
    </section>
  )
}

export function TitleSide({ book }: { book: Book }) {
  return (
    <section className="reader-page reader-quiet" data-leaf aria-label={words.book.titlePage}>
      <div className="reader-centre">
        <p className="reader-cover-title" lang={book.title === null ? undefined : book.language}>
          {titleOf(book)}
        </p>
        <Sprig />
        <Dedication book={book} />
      </div>
    </section>
  )
}

/** For whom the book is, where it was ordered with that. */
export function Dedication({ book }: { book: Book }) {
  if (book.dedication === null) return null
  return (
    <p className="reader-dedication" lang={book.language} dir="auto">
      {book.dedication}
    </p>
  )
}

export function EndSide({ book }: { book: Book }) {
  return (
    <section className="reader-page reader-quiet" data-leaf aria-label={words.book.endPage}>
      <div className="reader-centre">
        <Sprig />
        <p className="reader-the-end">{words.book.theEnd}</p>
        <p className="muted">{titleOf(book)}</p>
      </div>
    </section>
  )
}

export function Back({ book, onAgain }: { book: Book; onAgain: () => void }) {
  return (
    <section className="reader-page reader-cover reader-back" data-leaf aria-label={words.book.back}>
      <div className="reader-centre">
        <Sprig />
        <p className="reader-began">{words.book.beganWith}</p>
        <p className="reader-idea">{book.idea}</p>
        <div className="row">
          <button className="button" onClick={onAgain}>
            {words.book.readAgain}
          </button>
          <Link href="/library" className="button">
            {words.book.toLibrary}
          </Link>
        </div>
      </div>
    </section>
  )
}

/** A small leaf, for where a page would else be empty. */
function Sprig() {
  return (
    <svg className="reader-sprig" viewBox="0 0 120 24" aria-hidden="true" fill="none" stroke="currentColor">
      <path d="M4 12h38M78 12h38" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M60 21c-7-3-9-9-8-15 6 1 10 5 8 15zm0 0c7-3 9-9 8-15-6 1-10 5-8 15z" strokeWidth="1.5" />
    </svg>
  )
}
