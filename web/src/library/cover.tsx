import { useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { nameOf, type Card } from './ask.ts'

const widths = [320, 640, 960]
const sizes = '(min-width: 900px) 232px, (min-width: 560px) 30vw, 45vw'

/** A book's cover, or one of paper with its name on it while there is none. The name is the card's link: here it is decoration. */
export function Cover({ card, first }: { card: Card; first: boolean }) {
  const [lost, setLost] = useState(false)
  const { cover_url, revision } = card
  const of = (width: number) => `${cover_url}?w=${width}&r=${revision}`
  if (cover_url === null || lost) return <PaperCover card={card} />
  return (
    <div className="library-cover">
      <img
        src={of(640)}
        srcSet={widths.map((width) => `${of(width)} ${width}w`).join(', ')}
        sizes={sizes}
        width={640}
        height={640}
        alt=""
        loading={first ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setLost(true)}
      />
    </div>
  )
}

function PaperCover({ card }: { card: Card }) {
  return (
    <div className="library-cover library-paper" aria-hidden="true">
      <Icon name={card.status === 'queued' || card.status === 'processing' ? 'book' : 'brush'} />
      <p dir="auto">{nameOf(card)}</p>
    </div>
  )
}
