import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'wouter'
import { Icon } from '../parts/icon.tsx'
import { announce } from '../shell/announce.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import { askedIn, countOf, searchOf, type Asked } from './ask.ts'
import { BookGrid, EmptyFrames } from './book-grid.tsx'
import { FirstBook } from './first-book.tsx'
import './library.css'
import { NothingHere } from './nothing-here.tsx'
import { ShowMore } from './show-more.tsx'
import { Toolbar } from './toolbar.tsx'
import { useLibrary } from './use-library.ts'

export default function LibraryPage() {
  const [search, setSearch] = useSearchParams()
  const asked = askedIn(search)
  const library = useLibrary(asked)
  const { counts } = library
  const isEmpty = counts?.all === 0
  return (
    <main id="main" className="library">
      <div className="library-head">
        <PageTitle tab={words.library.title}>{words.library.title}</PageTitle>
        {!isEmpty && (
          <Link href="/" className="button main">
            <Icon name="plus" />
            {words.library.newBook}
          </Link>
        )}
      </div>
      {isEmpty ? (
        <FirstBook />
      ) : (
        <>
          <Toolbar
            asked={asked}
            counts={counts}
            // Each filter is a place to come back to; each letter of a search is not.
            onAsk={(next) => setSearch(searchOf(next), { replace: next.q !== asked.q })}
          />
          <Books asked={asked} library={library} onAll={() => setSearch(new URLSearchParams())} />
        </>
      )}
    </main>
  )
}

type BooksProps = { asked: Asked; library: ReturnType<typeof useLibrary>; onAll: () => void }

function Books({ asked, library, onAll }: BooksProps) {
  const { cards, counts, hasNextPage, isPlaceholderData } = library
  const count = cards.length
  const said = useRef(asked.q)
  useEffect(() => {
    if (isPlaceholderData || !counts || said.current === asked.q) return
    said.current = asked.q
    if (asked.q !== '') announce(words.library.found(count))
  }, [asked.q, isPlaceholderData, counts, count])
  if (!counts) return library.isError ? <Unread onAgain={library.retry} /> : <EmptyFrames />
  return (
    <div aria-busy={isPlaceholderData}>
      {library.isStale && (
        <p className="library-stale">
          {words.library.stale} <Again onAgain={library.retry} />
        </p>
      )}
      {count === 0 ? (
        <NothingHere asked={asked} further={hasNextPage} onAll={onAll} />
      ) : (
        <BookGrid cards={cards} now={library.at} />
      )}
      {hasNextPage && (
        <ShowMore
          cards={cards}
          of={asked.q === '' ? countOf(counts[asked.show]) : null}
          busy={library.isFetchingNextPage}
          onMore={async () => !(await library.fetchNextPage()).isError}
        />
      )}
    </div>
  )
}

const Again = ({ onAgain }: { onAgain: () => Promise<unknown> }) => (
  <button className="button" onClick={() => void onAgain()}>
    {words.shell.tryAgain}
  </button>
)

const Unread = ({ onAgain }: { onAgain: () => Promise<unknown> }) => (
  <div className="library-nothing" role="alert">
    <p>{words.library.unread}</p>
    <Again onAgain={onAgain} />
  </div>
)
