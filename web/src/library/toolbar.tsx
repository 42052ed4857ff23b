import { useEffect, useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { countOf, mostLetters, shows, type Asked, type Counts } from './ask.ts'

const quiet_ms = 250

type Props = { asked: Asked; counts: Counts | undefined; onAsk: (asked: Asked) => void }

/** Which books are shown, and what is looked for. Both are in the address, so that going back goes back. */
export function Toolbar({ asked, counts, onAsk }: Props) {
  return (
    <div className="library-tools">
      <fieldset className="library-filters">
        <legend className="hidden-but-read">{words.library.filters}</legend>
        {shows.map((show) => (
          <label key={show}>
            <input
              type="radio"
              name="show"
              className="hidden-but-read"
              checked={asked.show === show}
              onChange={() => onAsk({ ...asked, show })}
            />
            <span>
              {words.library.shows[show]}
              {counts && counts[show] > 0 && <b>{countOf(counts[show])}</b>}
            </span>
          </label>
        ))}
      </fieldset>
      <Search q={asked.q} onSearch={(q) => onAsk({ ...asked, q })} />
    </div>
  )
}

/** Asks once nothing was typed for a moment. */
function Search({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q)
  const [asked, setAsked] = useState(q)
  // Another address, by going back: what is typed follows it.
  if (asked !== q) {
    setAsked(q)
    if (typed.trim() !== q) setTyped(q)
  }
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => onSearch(typed.trim()), quiet_ms)
    return () => clearTimeout(timer)
  }, [typed, q, onSearch])
  return (
    <label className="library-search">
      <span className="hidden-but-read">{words.library.find}</span>
      <Icon name="search" />
      <input
        type="search"
        value={typed}
        maxLength={mostLetters}
        placeholder={words.library.findHint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  )
}
