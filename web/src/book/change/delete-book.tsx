import { call, Refusal } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { words } from '../../words.ts'
import { useActing } from './use-acting.ts'
import './change.css'

/** Asks once more, by name, and deletes a final book with all that is of it. */
export function DeleteBook({
  book,
  onClose,
  onDeleted,
}: {
  book: { id: string; title: string | null }
  onClose: () => void
  onDeleted: () => void
}) {
  const { busy, refused, act } = useActing()
  const remove = async () => {
    if (await act(() => deleteIt(book.id))) onDeleted()
  }
  return (
    <Dialog title={words.deleteBook.title(book.title)} onClose={onClose}>
      <p className="change-told">{words.deleteBook.says}</p>
      <p role="alert" className="field-error change-why">
        {refused !== null && why(refused)}
      </p>
      <div className="change-acts">
        <button className="button" onClick={onClose}>
          {words.deleteBook.keep}
        </button>
        <button className="button danger" aria-disabled={busy} onClick={() => void remove()}>
          {words.deleteBook.doIt}
        </button>
      </div>
    </Dialog>
  )
}

/** One that is not there any more is as deleted as can be. */
async function deleteIt(id: string): Promise<void> {
  await call('DELETE /v1/books/{id}', { params: { id } }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.status !== 404) throw error
  })
}

function why(error: unknown): string {
  if (!(error instanceof Refusal)) return words.change.refused.unknown
  if (error.status === 0) return words.shell.noAnswer
  return error.status === 409 ? words.deleteBook.making : error.message
}
