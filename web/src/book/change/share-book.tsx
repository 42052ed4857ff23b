import type { Book } from '../../api/call.ts'
import { Dialog } from '../../parts/dialog.tsx'

export function ShareBook({ onClose }: { book: Book; onClose: () => void }) {
  return (
    <Dialog title="Share" onClose={onClose}>
      …
    </Dialog>
  )
}
