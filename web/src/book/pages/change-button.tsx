import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'

export function ChangeButton({ page, onChange }: { page: number; onChange: (page: number) => void }) {
  return (
    <button
      className="button quiet reader-change"
      aria-label={words.book.changePage(page)}
      onClick={() => onChange(page)}
    >
      <Icon name="more" />
    </button>
  )
}
