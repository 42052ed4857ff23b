import { useId, useRef } from 'react'
import type { Book } from '../../api/call.ts'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { pageState } from './page-state.ts'
import { pagesOn } from './spreads.ts'
import type { BookPlace } from './use-place.ts'
import './page-nav.css'

const mostDots = 12

/** Turning by button, where one is, and a way to each page: everything a swipe or a key does. */
export function PageNav({ book, place, rtl }: { book: Book; place: BookPlace; rtl: boolean }) {
  const { at, last, turnBy, shown } = place
  const numbers = pagesOn(shown)
  const [first] = shown
  const where =
    first && first.kind !== 'page' && numbers.length === 0
      ? words.book.where(first.kind)
      : words.book.pagesOf(numbers, book.page_count)
  return (
    <nav className="pages-nav" aria-label={words.book.turnThePages}>
      <button
        className="button pages-turn"
        aria-label={words.book.previous}
        aria-disabled={at === 0}
        onClick={() => turnBy(-1)}
      >
        <Icon name={rtl ? 'right' : 'left'} />
      </button>
      <div className="pages-middle">
        <p className="pages-where">{where}</p>
        {book.page_count <= mostDots && <Dots book={book} open={numbers} onGo={place.goToPage} />}
        <AllPages book={book} open={numbers} onGo={place.goToPage} few={book.page_count <= mostDots} />
      </div>
      <button
        className="button pages-turn"
        aria-label={words.book.next}
        aria-disabled={at === last}
        onClick={() => turnBy(1)}
      >
        <Icon name={rtl ? 'left' : 'right'} />
      </button>
    </nav>
  )
}

type Going = { book: Book; open: readonly number[]; onGo: (page: number) => void }

function Dots({ book, open, onGo }: Going) {
  return (
    <ul className="pages-dots">
      {book.pages.map(({ number }) => {
        const state = pageState(book, number)
        return (
          <li key={number}>
            <button
              className={`pages-dot ${state}`}
              aria-label={words.book.goTo(number, words.book.pageState[state])}
              aria-current={open.includes(number) ? 'page' : undefined}
              onClick={() => onGo(number)}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** A list with each page's first words: for long books, and for small screens. */
function AllPages({ book, open, onGo, few }: Going & { few: boolean }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const go = (page: number) => {
    list.current?.hidePopover()
    onGo(page)
  }
  return (
    <>
      <button className={`button quiet pages-all${few ? ' few' : ''}`} popoverTarget={id}>
        <Icon name="pages" />
        {words.book.allPages}
      </button>
      <div
        id={id}
        ref={list}
        popover="auto"
        className="pages-list"
        aria-label={words.book.allPages}
        role="group"
      >
        <ol>
          <li>
            <button onClick={() => go(0)}>
              <span>{words.book.cover}</span>
            </button>
          </li>
          {book.pages.map(({ number, text }) => (
            <li key={number}>
              <button aria-current={open.includes(number) ? 'page' : undefined} onClick={() => go(number)}>
                <span className={`pages-mark ${pageState(book, number)}`} aria-hidden="true" />
                <span className="pages-list-number">{words.book.page(number)}</span>
                <span className="pages-first-words" lang={book.language}>
                  {text ?? words.book.pageState[pageState(book, number)]}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}
