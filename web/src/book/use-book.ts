import { useEffect, useSyncExternalStore } from 'react'
import { BookStream, type Followed } from '../api/book-stream.ts'
import type { Book } from '../api/call.ts'
import { isFinal } from '../api/held-book.ts'
import { words } from '../words.ts'

/** The book that is open: kept when its page is left, so that it is there at once when one comes back. */
let open: { id: string; stream: BookStream } | null = null

function streamOf(id: string): BookStream {
  if (open?.id !== id) open = { id, stream: new BookStream(id) }
  return open.stream
}

/** The book as it is made. */
export function useBook(id: string): Followed {
  const stream = streamOf(id)
  const followed = useSyncExternalStore(stream.subscribe, stream.current)
  useReadyTitle(followed.book)
  return followed
}

/** Shows what an action answered with (a cancel, a resume, a change of a page), and follows the book again if it is not final. */
export function giveBook(book: Book): void {
  if (open?.id === book.id) open.stream.give(book)
}

/** A book that got ready while its tab was not looked at says so in the tab's name, until it is. */
function useReadyTitle(book: Book | null): void {
  const ready = book !== null && (book.status === 'complete' || book.status === 'partial')
  const making = book !== null && !isFinal(book)
  const title = book?.title ?? words.book.title
  useEffect(() => {
    if (!making) return
    return () => {
      hiddenAtEnd = document.visibilityState === 'hidden'
    }
  }, [making])
  useEffect(() => {
    if (!ready || !hiddenAtEnd) return
    hiddenAtEnd = false
    const before = document.title
    document.title = words.book.readyTab(title)
    const seen = () => {
      if (document.visibilityState === 'visible') document.title = before
    }
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [ready, title])
}
let hiddenAtEnd = false
