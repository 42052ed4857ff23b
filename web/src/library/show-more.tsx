import { useEffect, useRef } from 'react'
import { announce } from '../shell/announce.ts'
import { words } from '../words.ts'
import { nameOf, type Card } from './ask.ts'

type Props = {
  cards: Card[]
  /** How many there are, if that is known. */
  of: string | null
  busy: boolean
  /** Answers whether they came. */
  onMore: () => Promise<boolean>
}

/** The next books, when they are asked for. Focus goes to the first of them, and it is said how many came. */
export function ShowMore({ cards, of, busy, onMore }: Props) {
  const before = useRef<number | null>(null)
  useEffect(() => {
    const from = before.current
    if (from === null || busy) return
    before.current = null
    const first = cards[from]
    if (!first) return announce(words.library.noMoreFound)
    document.getElementById(`book-${first.id}`)?.querySelector<HTMLElement>('h2 a')?.focus()
    announce(words.library.moreShown(cards.length - from, nameOf(first)))
  }, [cards, busy])
  const ask = async () => {
    if (busy) return
    before.current = cards.length
    if (!(await onMore())) before.current = null
  }
  return (
    <div className="library-more">
      {of !== null && <p className="muted">{words.library.moreOf(cards.length, of)}</p>}
      <button className="button" aria-disabled={busy} onClick={() => void ask()}>
        {cards.length === 0 ? words.library.further : words.library.more}
      </button>
    </div>
  )
}
