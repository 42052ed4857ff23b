import { useCallback, useEffect, useState } from 'react'
import { call } from '../api/call.ts'
import { changed, draftOf, nextDraft, type Draft, type Filled } from './draft.ts'
import { keepDraft, keptDraft } from './kept-draft.ts'

export type Change = (part: Partial<Filled>) => void

/** The draft of this device; `?idea=` and `?from=<book>` begin another. */
export function useDraft(): { draft: Draft; change: Change; ordered: () => void } {
  const [draft, setDraft] = useState(firstDraft)
  useEffect(() => keepDraft(draft), [draft])
  const change = useCallback<Change>((part) => setDraft((held) => changed(held, part)), [])
  const ordered = () => {
    const next = nextDraft(draft)
    // Here and not when it is drawn again: by then the page may be left.
    keepDraft(next)
    setDraft(next)
  }
  useEffect(() => {
    const from = new URLSearchParams(location.search).get('from')
    if (location.search) history.replaceState(history.state, '', location.pathname)
    if (!from) return
    // A book that is not there leaves the draft as it is.
    void call('GET /v1/books/{id}', { params: { id: from } }).then(
      (book) => change(draftOf(book)),
      () => undefined,
    )
  }, [change])
  return { draft, change, ordered }
}

function firstDraft(): Draft {
  const idea = new URLSearchParams(location.search).get('idea')
  const kept = keptDraft()
  return idea === null ? kept : changed(kept, { idea })
}
