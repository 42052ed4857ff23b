import type { ReactNode } from 'react'
import type { Book } from '../../api/call.ts'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'

/** Where a page's picture is as of a revision, 0 being the cover. */
function pictureOf(book: Book, page: number, revision: number, width: number): string {
  const path = page === 0 ? 'cover' : `pages/${page}/picture`
  return `/v1/books/${encodeURIComponent(book.id)}/${path}?r=${revision}&w=${width}`
}

/** A picture as it stood in a revision, under a word for which one it is. */
export function PictureFrame({
  book,
  page,
  revision,
  says,
  width = 640,
  none = false,
}: {
  book: Book
  page: number
  revision: number
  says?: string
  width?: 320 | 640
  /** There was no picture then. */
  none?: boolean
}) {
  const missing = none || (page === 0 ? book.cover_url : book.pages[page - 1]?.picture_url) === null
  const name = page === 0 ? words.change.coverPicture : words.change.pagePicture(page)
  return (
    <figure className="change-frame">
      {missing ? (
        <div className="change-blank">{words.change.noPicture}</div>
      ) : (
        <img
          src={pictureOf(book, page, revision, width)}
          alt={says === undefined ? '' : `${says}: ${name}`}
          width={1024}
          height={1024}
        />
      )}
      {says !== undefined && <figcaption>{says}</figcaption>}
    </figure>
  )
}

/** Paper on which a picture will be. */
export function ComingFrame({ says, busy, children }: { says: string; busy?: boolean; children: ReactNode }) {
  return (
    <figure className="change-frame">
      <div className={busy ? 'change-blank painting' : 'change-blank'}>
        <Icon name="brush" />
        <span>{children}</span>
      </div>
      <figcaption>{says}</figcaption>
    </figure>
  )
}
