import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Book } from '../api/call.ts'
import { Icon } from '../parts/icon.tsx'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'

/** At the top: children press what is at the bottom. */
export function BookBar({ book, children }: { book: Book; children: ReactNode }) {
  const title = book.title ?? words.book.untitled
  return (
    <div className="book-bar">
      <Link href="/library" className="button quiet book-back">
        <Icon name="left" />
        <span>{words.shell.library}</span>
      </Link>
      <div className="book-title" lang={book.title === null ? undefined : book.language} dir="auto">
        <PageTitle tab={title}>{title}</PageTitle>
      </div>
      <div className="book-tools" role="group" aria-label={words.book.tools}>
        {children}
      </div>
    </div>
  )
}
