import { useLocation } from 'wouter'
import type { Book } from '../api/call.ts'
import { ChangePage } from './change/change-page.tsx'
import { DeleteBook } from './change/delete-book.tsx'
import { ShareBook } from './change/share-book.tsx'

export type Asked = { what: 'change'; page: number } | { what: 'share' } | { what: 'delete' } | null

/** What is asked over the book: one thing at a time. */
export function BookDialogs({ book, asked, onClose }: { book: Book; asked: Asked; onClose: () => void }) {
  const [, go] = useLocation()
  switch (asked?.what) {
    case 'change':
      return <ChangePage book={book} page={asked.page} onClose={onClose} />
    case 'share':
      return <ShareBook book={book} onClose={onClose} />
    case 'delete':
      return <DeleteBook book={book} onClose={onClose} onDeleted={() => go('/library')} />
    default:
      return null
  }
}
