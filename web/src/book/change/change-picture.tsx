import type { Book } from '../../api/call.ts'
import { words } from '../../words.ts'
import { NoteField } from './note-field.tsx'
import { ComingFrame, PictureFrame } from './picture-frame.tsx'
import type { Draft } from './wish.ts'

export type DraftPart = { draft: Draft; onDraft: (more: Partial<Draft>) => void; alert: string | undefined }

/** A picture's change: the one there is, where the new one will be, and what to say to the painter. */
export function ChangePicture({
  book,
  page,
  draft,
  onDraft,
  alert,
}: DraftPart & { book: Book; page: number }) {
  const way = draft.way === 'fix' ? 'fix' : 'fresh'
  return (
    <>
      <div className="change-pair">
        <PictureFrame book={book} page={page} revision={book.revision} says={words.change.now} />
        <ComingFrame says={words.change.next}>{words.change.comesHere}</ComingFrame>
      </div>
      <NoteField
        name={words.change.notes[way]}
        example={words.change.examples[way]}
        needed={way === 'fix'}
        note={draft.note}
        onNote={(note) => onDraft({ note })}
        alert={alert}
      />
    </>
  )
}
