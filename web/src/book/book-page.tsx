import { Link } from 'wouter'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import { OpenBook } from './open-book.tsx'
import { useBook } from './use-book.ts'
import './book.css'
import './pages/pages.css'

export default function BookPage({ id }: { id: string }) {
  const { book, gone, lost, refused } = useBook(id)
  if (gone) return <NotThere says={words.book.gone} />
  if (book) return <OpenBook book={book} lost={lost} />
  if (refused) return <NotThere says={words.book.cannotLoad} />
  return <Opening lost={lost} />
}

/** Paper of the right form until it is known what is on it. */
function Opening({ lost }: { lost: boolean }) {
  return (
    <main id="main" className="reader" aria-busy="true" data-age="3-5">
      <div className="book-bar">
        <div className="hidden-but-read">
          <PageTitle tab={words.book.title}>{words.book.opening}</PageTitle>
        </div>
      </div>
      <p className="reader-opening muted">{lost ? words.book.lost : ''}</p>
      <div className="reader-stage" aria-hidden="true">
        <div className="reader-spread reader-one">
          <div className="reader-page">
            <div className="reader-picture" />
            <div className="reader-words" />
          </div>
        </div>
      </div>
    </main>
  )
}

function NotThere({ says }: { says: string }) {
  return (
    <main id="main" className="reader-gone">
      <PageTitle tab={says}>{says}</PageTitle>
      <Link href="/library" className="button main">
        {words.book.toLibrary}
      </Link>
    </main>
  )
}
