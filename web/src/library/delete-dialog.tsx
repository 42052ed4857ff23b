import { useState } from 'react'
import { flushSync } from 'react-dom'
import { call, Refusal } from '../api/call.ts'
import { Dialog } from '../parts/dialog.tsx'
import { announce } from '../shell/announce.ts'
import { words } from '../words.ts'
import { nameOf, type Card } from './ask.ts'
import { whyNot } from './resume.tsx'
import { useChanged } from './use-library.ts'

/** Names the book. Its first button, which has the focus, does nothing. */
export function DeleteDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const changed = useChanged()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const name = nameOf(card)
  const remove = async () => {
    setBusy(true)
    setRefused('')
    try {
      await call('DELETE /v1/books/{id}', { params: { id: card.id } }).catch(unlessGone)
      const next = nextTo(card.id)
      // The dialog gives focus back as it goes; only then it is handed on.
      flushSync(onClose)
      next?.focus()
      announce(words.library.deleted(name))
      await changed(card.id)
    } catch (error) {
      setRefused(whyNot(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.library.deleteTitle(name)} onClose={onClose}>
      <p className="library-says">{words.library.deleteSays}</p>
      <p role="alert" className="field-error">
        {refused}
      </p>
      <div className="library-choices">
        <button className="button" onClick={onClose}>
          {words.library.keep}
        </button>
        <button className="button danger" disabled={busy} onClick={() => void remove()}>
          {words.library.deleteNow}
        </button>
      </div>
    </Dialog>
  )
}

function unlessGone(error: unknown): void {
  if (!(error instanceof Refusal && error.status === 404)) throw error
}

/** Who has the focus after the book is gone: the next one, else the one before, else the page's name. */
function nextTo(id: string): HTMLElement | null {
  const card = document.getElementById(`book-${id}`)
  const near = card?.nextElementSibling ?? card?.previousElementSibling
  return near?.querySelector<HTMLElement>('h2 a') ?? document.querySelector<HTMLElement>('h1')
}
