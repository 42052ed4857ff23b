import { useCallback, useState } from 'react'
import type { Book } from '../api/call.ts'
import { words } from '../words.ts'
import { BookBar } from './book-bar.tsx'
import { BookDialogs, type Asked } from './book-dialogs.tsx'
import { ListenButton, PdfLink } from './book-tools.tsx'
import { LookPanel } from './look/look-panel.tsx'
import { useLook } from './look/use-look.ts'
import { MakingStrip } from './making/making-strip.tsx'
import { pageWaits } from './making/page-waits.ts'
import { useNow } from './making/use-now.ts'
import { useOutlook } from './making/use-outlook.ts'
import { isFinal } from '../api/held-book.ts'
import { useMilestones } from './making/use-milestones.ts'
import { MoreMenu } from './more-menu.tsx'
import { linesOf } from './pages/lines-of.ts'
import { LongPage } from './pages/long-page.tsx'
import { PageNav } from './pages/page-nav.tsx'
import { Spread } from './pages/spread.tsx'
import { isChangeable, useBookMenu } from './use-book-menu.ts'
import { useReading } from './use-reading.ts'

/** A book that is there, however far: it opens at once and fills in. */
export function OpenBook({ book, lost }: { book: Book; lost: boolean }) {
  const look = useLook()
  const [bare, setBare] = useState(false)
  const [asked, setAsked] = useState<Asked>(null)
  const toggleBare = useCallback(() => setBare((was) => !was), [])
  const { place, rtl, listening, listen, long } = useReading(book, look.mode, toggleBare)
  const { stage, shown, turnTo } = place
  const menu = useBookMenu({ book, shown, long, onAsk: setAsked })
  useMilestones(book)
  const outlook = useOutlook(book)
  const now = useNow(!isFinal(book))
  const pages = {
    book,
    spoken: listening.sentence,
    waits: pageWaits(outlook, now),
    onChange: isChangeable(book) ? (page: number) => setAsked({ what: 'change', page }) : null,
  }
  return (
    <main
      id="main"
      className={`reader${bare ? ' bare' : ''}`}
      data-age={book.age_group}
      style={{ '--reader-look': look.size / 100, '--reader-lines': linesOf(book) }}
    >
      <BookBar book={book}>
        <ListenButton listening={listening} onListen={listen} />
        <LookPanel />
        <PdfLink book={book} />
        <MoreMenu acts={menu} />
      </BookBar>
      <MakingStrip book={book} lost={lost} outlook={outlook} now={now} />
      {long ? (
        <LongPage {...pages} />
      ) : (
        <>
          <div
            ref={stage}
            className="reader-stage"
            role="group"
            aria-label={words.book.book}
            dir={rtl ? 'rtl' : 'ltr'}
          >
            <Spread {...pages} sides={shown} onAgain={() => turnTo(0)} />
          </div>
          <PageNav book={book} place={place} rtl={rtl} />
        </>
      )}
      {listening.why && <p className="book-why muted">{listening.why}</p>}
      <BookDialogs book={book} asked={asked} onClose={() => setAsked(null)} />
    </main>
  )
}
