import { useEffect, useRef } from 'react'
import type { Book } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'
import { ChangeForm } from './change-form.tsx'
import { ChangeMade } from './change-made.tsx'
import { ChangeUnderWay } from './change-under-way.tsx'
import { useChange, type Change, type ChangePart } from './use-change.ts'
import './change.css'

/** Changes one page of a finished book, the cover being page 0, and shows what came of it with a way back. */
export function ChangePage({ book, page, onClose }: { book: Book; page: number; onClose: () => void }) {
  const change = useChange(book, page)
  return (
    <Dialog title={words.change.title(page)} onClose={onClose} instead={() => openerOf(page)}>
      <div className="change">
        <Told change={change} page={page} />
        <Inside book={book} page={page} change={change} onClose={onClose} />
      </div>
    </Dialog>
  )
}

/** The page's “…” is not there while the book is made, and another one afterwards. */
function openerOf(page: number): HTMLElement | null | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('.reader-change')]
  const name = words.book.changePage(page)
  return all.find(({ ariaLabel }) => ariaLabel === name) ?? document.querySelector<HTMLElement>('.book-more')
}

function Inside(part: ChangePart) {
  switch (part.change.stage) {
    case 'form':
      return <ChangeForm {...part} />
    case 'making':
      return <ChangeUnderWay {...part} />
    case 'arrived':
      return <ChangeMade {...part} />
    case 'blocked':
    case 'nothing':
      return <Nothing {...part} />
  }
}

/**
 * Where the change is, as a sentence. It is in the dialog, as all outside of it is silent while it is open; and where focus goes
 * when what was pressed is there no more.
 */
function Told({ change, page }: { change: Change; page: number }) {
  const line = useRef<HTMLParagraphElement>(null)
  const { stage, part } = change
  const before = useRef(stage)
  useEffect(() => {
    if (before.current === stage) return
    before.current = stage
    if (document.activeElement === document.body || document.activeElement?.tagName === 'DIALOG')
      line.current?.focus()
  }, [stage])
  const says = words.change.stages[stage]
  return (
    <p ref={line} tabIndex={-1} role="status" className={says === null ? 'change-told none' : 'change-told'}>
      {says?.(page, part)}
    </p>
  )
}

function Nothing({ book, change, onClose }: ChangePart) {
  const nothing = change.stage === 'nothing'
  return (
    <>
      {nothing && book.error && <p className="muted">{book.error.message}</p>}
      <div className="change-acts">
        <button className="button" onClick={onClose}>
          {words.shell.close}
        </button>
        {nothing && (
          <button className="button main" onClick={change.again}>
            {words.change.again}
          </button>
        )}
      </div>
    </>
  )
}
