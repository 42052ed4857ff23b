import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { words } from '../words.ts'

const longestIdea = 2_000

/** The library of somebody who has none yet: the first idea, and on to the page that orders it. */
export function FirstBook() {
  const [, go] = useLocation()
  const [idea, setIdea] = useState('')
  const order = (event: FormEvent) => {
    event.preventDefault()
    go(idea.trim() === '' ? '/' : `/?${new URLSearchParams({ idea: idea.trim() }).toString()}`)
  }
  return (
    <form className="library-first" onSubmit={order}>
      <h2>{words.library.emptyTitle}</h2>
      <label htmlFor="idea">{words.library.emptyAsk}</label>
      <textarea
        id="idea"
        name="idea"
        rows={3}
        maxLength={longestIdea}
        placeholder={words.library.emptyHint}
        value={idea}
        onChange={(event) => setIdea(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) order(event)
        }}
      />
      <button className="button main">{words.library.emptyGo}</button>
    </form>
  )
}
