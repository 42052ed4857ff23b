import { words } from '../../words.ts'
import { ComingFrame, PictureFrame } from './picture-frame.tsx'
import { useActing } from './use-acting.ts'
import type { ChangePart } from './use-change.ts'
import { whyRefused } from './why-refused.ts'

/** The old one stays to be seen while a new one is made. */
export function ChangeUnderWay({ book, page, change, onClose }: ChangePart) {
  const { busy, refused, act } = useActing()
  const { part, before } = change
  return (
    <>
      {part === 'picture' ? (
        <div className="change-pair">
          <PictureFrame
            book={book}
            page={page}
            revision={before?.revision ?? book.revision}
            says={words.change.now}
          />
          <ComingFrame says={words.change.next} busy>
            {words.change.painting}
          </ComingFrame>
        </div>
      ) : (
        <blockquote className="change-quote" lang={book.language} dir="auto">
          {before?.text}
        </blockquote>
      )}
      <p role="alert" className="field-error change-why">
        {whyRefused(refused, { price: null, credits: null, status: book.status })}
      </p>
      <div className="change-foot">
        <p className="muted">{words.change.canClose}</p>
        <div className="change-acts">
          <button className="button" aria-disabled={busy} onClick={() => void act(change.stop)}>
            {words.change.stop}
          </button>
          <button className="button main" onClick={onClose}>
            {words.shell.close}
          </button>
        </div>
      </div>
    </>
  )
}
