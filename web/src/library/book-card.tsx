import { memo, useState } from 'react'
import { Link } from 'wouter'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { isFinal, nameOf, resumableAs, type Card } from './ask.ts'
import { CardStatus } from './card-status.tsx'
import { Cover } from './cover.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { Resume } from './resume.tsx'

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const thisYear = new Date().getFullYear()

function dayOf(created_at: string): string {
  const at = new Date(created_at)
  return (at.getFullYear() === thisYear ? day : dayOfYear).format(at)
}

type Props = {
  card: Card
  /** Among the first that are seen: its cover is not put off. */
  first: boolean
  now: number
}

export const BookCard = memo(function BookCard({ card, first, now }: Props) {
  const name = nameOf(card)
  return (
    <li className="library-card" id={`book-${card.id}`}>
      <Cover card={card} first={first} />
      <div className="library-about">
        <h2>
          <Link href={`/books/${card.id}`} dir="auto" {...(card.title !== null && { lang: card.language })}>
            {name}
          </Link>
        </h2>
        <CardStatus card={card} now={now} />
        <div className="library-foot">
          <p className="muted">
            {words.library.pages(card.page_count)} · {dayOf(card.created_at)}
          </p>
          {isFinal(card) && <Delete card={card} />}
        </div>
        {resumableAs(card) && <Resume card={card} />}
        {card.status === 'cancelled' && <StartAgain card={card} />}
      </div>
    </li>
  )
})

/** What was stopped is not gone on with: the same order again, as a new book, with everything it said. */
const StartAgain = ({ card }: { card: Card }) => (
  <p className="library-resume">
    <Link href={`/?from=${card.id}`} className="button">
      {words.library.startAgain}
      <span className="hidden-but-read">“{nameOf(card)}”</span>
    </Link>
  </p>
)

function Delete({ card }: { card: Card }) {
  const [asked, setAsked] = useState(false)
  return (
    <>
      <button
        className="button quiet library-delete"
        aria-label={words.library.delete(nameOf(card))}
        onClick={() => setAsked(true)}
      >
        <Icon name="trash" />
      </button>
      {asked && <DeleteDialog card={card} onClose={() => setAsked(false)} />}
    </>
  )
}
