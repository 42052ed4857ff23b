import type { Book } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'

export function ChangePage({ page, onClose }: { book: Book; page: number; onClose: () => void }) {
  return (
    <Dialog title={`Change page ${page}`} onClose={onClose}>
      …
    </Dialog>
  )
}
