import { words } from '../words.ts'
import type { Card } from './ask.ts'
import { BookCard } from './book-card.tsx'

// So many are seen at once at most; the covers of the others come as they come near.
const seen = 12
const many = 100

export const BookGrid = ({ cards, now }: { cards: Card[]; now: number }) => (
  <ul className={cards.length > many ? 'library-grid many' : 'library-grid'}>
    {cards.map((card, index) => (
      // Who waits for nothing need not know the time, and is not drawn again for it.
      <BookCard key={card.id} card={card} first={index < seen} now={card.waiting_for ? now : 0} />
    ))}
  </ul>
)

/** Frames of the size of books, so that nothing moves when they come. */
export const EmptyFrames = () => (
  <div role="progressbar" aria-label={words.library.loading} className="library-grid">
    {Array.from({ length: 8 }, (_, index) => (
      <div key={index} className="library-card">
        <div className="library-cover" />
      </div>
    ))}
  </div>
)
