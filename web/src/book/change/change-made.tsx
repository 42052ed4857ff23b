import { announce } from '../../shell/announce.ts'
import { words } from '../../words.ts'
import { PictureFrame } from './picture-frame.tsx'
import { useActing } from './use-acting.ts'
import type { ChangePart } from './use-change.ts'
import { whyRefused } from './why-refused.ts'

/** Old and new side by side, and the choice between them. */
export function ChangeMade({ book, page, change, onClose }: ChangePart) {
  const { busy, refused, act } = useActing()
  const { part, before, old } = change
  const putBack = async () => {
    if (!old || !(await act(() => change.putBack(old.revision)))) return
    onClose()
    announce(words.change.isBack(page, part))
  }
  return (
    <>
      {part === 'picture' ? (
        <div className="change-pair">
          <PictureFrame
            book={book}
            page={page}
            revision={before?.revision ?? book.revision}
            says={words.change.old}
            none={old !== null && !old.picture}
          />
          <PictureFrame book={book} page={page} revision={book.revision} says={words.change.next} />
        </div>
      ) : (
        <div className="change-texts">
          <Words says={words.change.old} text={before?.text ?? ''} language={book.language} />
          <Words says={words.change.next} text={book.pages[page - 1]?.text ?? ''} language={book.language} />
        </div>
      )}
      <p role="alert" className="field-error change-why">
        {whyRefused(refused, { price: null, credits: null, status: book.status })}
      </p>
      <div className="change-acts">
        {old && (
          <button className="button" aria-disabled={busy} onClick={() => void putBack()}>
            {words.change.putOldBack}
          </button>
        )}
        <button className="button main" onClick={onClose}>
          {words.change.keepNew}
        </button>
      </div>
    </>
  )
}

function Words({ says, text, language }: { says: string; text: string; language: string }) {
  return (
    <figure className="change-said">
      <blockquote className="change-quote" lang={language} dir="auto">
        {text}
      </blockquote>
      <figcaption>{says}</figcaption>
    </figure>
  )
}
