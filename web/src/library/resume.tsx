import { useState } from 'react'
import { call, Refusal } from '../api/call.ts'
import { announce } from '../shell/announce.ts'
import { words } from '../words.ts'
import { nameOf, resumableAs, type Card } from './ask.ts'
import { useChanged } from './use-library.ts'

/** Makes what is missing of a book. What it costs is what was not made, and not paid, before. */
export function Resume({ card }: { card: Card }) {
  const changed = useChanged()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const as = resumableAs(card)
  if (!as) return null
  const ask = async () => {
    if (busy) return
    setBusy(true)
    setRefused('')
    try {
      await call('POST /v1/books/{id}/resume', { params: { id: card.id } })
      announce(words.library.goesOnNow(nameOf(card)))
      await changed()
    } catch (error) {
      setRefused(whyNot(error))
    }
    setBusy(false)
  }
  return (
    <div className="library-resume">
      <button className="button" aria-disabled={busy} onClick={() => void ask()}>
        {busy ? words.library.going : words.library.tryAgain[as]}
        <span className="hidden-but-read">“{nameOf(card)}”</span>
      </button>
      <p role="alert" className="field-error">
        {refused}
      </p>
    </div>
  )
}

export const whyNot = (error: unknown): string =>
  error instanceof Refusal && error.code !== 'offline' ? error.message : words.library.noAnswer
