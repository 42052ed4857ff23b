import { Dialog } from '../../parts/dialog.tsx'

export function DeleteBook({
  book,
  onClose,
}: {
  book: { id: string; title: string | null }
  onClose: () => void
  onDeleted: () => void
}) {
  return (
    <Dialog title={`Delete ${book.title}`} onClose={onClose}>
      …
    </Dialog>
  )
}
