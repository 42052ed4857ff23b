import { pdfRevision } from './pages/picture-address.ts'
import type { Book } from '../api/call.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import type { Listening } from './listen/use-listen.ts'

export function ListenButton({ listening, onListen }: { listening: Listening; onListen: () => void }) {
  if (!listening.can) return null
  const playing = listening.state === 'playing'
  return (
    <button
      className="button quiet"
      onClick={onListen}
      aria-label={playing ? words.book.pause : words.book.listen}
    >
      <Icon name={playing ? 'pause' : 'headphones'} />
      <span className="book-tool-name">{playing ? words.book.pause : words.book.listen}</span>
    </button>
  )
}

export function PdfLink({ book }: { book: Book }) {
  if (book.pdf_url === null) return null
  return (
    <a
      className="button quiet"
      href={`${book.pdf_url}?r=${pdfRevision(book)}`}
      download={`${book.title ?? words.book.title}.pdf`}
    >
      <Icon name="file" />
      <span className="book-tool-name">{words.book.pdf}</span>
    </a>
  )
}
