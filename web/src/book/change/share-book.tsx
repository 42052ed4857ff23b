import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call, type Answer, type Book } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'
import { NewShare } from './new-share.tsx'
import { ShareList } from './share-list.tsx'
import './change.css'
import './share.css'

export type Made = Answer<'POST /v1/books/{id}/shares'>

/** Links that show the book to whoever has one, until they end. */
export function ShareBook({ book, onClose }: { book: Book; onClose: () => void }) {
  const queries = useQueryClient()
  const [made, setMade] = useState<Made | null>(null)
  const told = useRef<HTMLParagraphElement>(null)
  const [says, setSays] = useState('')
  const queryKey = ['shares', book.id]
  const { data: shares, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      call('GET /v1/books/{id}/shares', { params: { id: book.id }, query: { limit: 100 }, signal }),
  })
  const again = () => queries.invalidateQueries({ queryKey })
  return (
    <Dialog title={words.share.title} onClose={onClose}>
      <div className="change">
        <p className="muted">{words.share.about}</p>
        <NewShare
          book={book}
          made={made}
          onMade={(share) => {
            setMade(share)
            void again()
          }}
        />
        {error && <p className="field-error">{words.share.cannotList}</p>}
        <ShareList
          book={book}
          shares={shares?.items ?? []}
          onEnded={(id) => {
            if (made?.id === id) setMade(null)
            setSays(words.share.ended)
            told.current?.focus()
            void again()
          }}
        />
        <p
          ref={told}
          tabIndex={-1}
          role="status"
          className={says === '' ? 'change-told none' : 'change-told'}
        >
          {says}
        </p>
        <div className="change-acts">
          <button className="button" onClick={onClose}>
            {words.shell.close}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
