import type { Book } from '../api/call.ts'
import { isFinal } from '../api/held-book.ts'
import { words } from '../words.ts'
import type { Asked } from './book-dialogs.tsx'
import { setLook } from './look/look-kept.ts'
import type { MenuAct } from './more-menu.tsx'
import { pagesOn, type Side } from './pages/spreads.ts'
import { useFullScreen } from './pages/use-full-screen.ts'

/** Whether parts of it may be changed: only what stands can be. */
export const isChangeable = ({ status }: Book): boolean => status === 'complete' || status === 'partial'

type Where = { book: Book; shown: readonly Side[]; long: boolean; onAsk: (asked: Asked) => void }

export function useBookMenu({ book, shown, long, onAsk }: Where): MenuAct[] {
  const full = useFullScreen()
  const pages = long ? [] : shown[0]?.kind === 'cover' ? [0] : pagesOn(shown)
  const changes = pages.map((page): MenuAct => ({
    icon: 'pencil',
    says: words.book.changePage(page),
    act: () => onAsk({ what: 'change', page }),
  }))
  return [
    ...(isChangeable(book) ? changes : []),
    {
      icon: long ? 'book' : 'scroll',
      says: long ? words.book.asBook : words.book.asOneLong,
      act: () => setLook({ mode: long ? 'spreads' : 'long' }),
    },
    ...(full.can
      ? [
          {
            icon: 'expand' as const,
            says: full.on ? words.book.leaveFullScreen : words.book.fullScreen,
            act: full.toggle,
          },
        ]
      : []),
    ...(isChangeable(book)
      ? [{ icon: 'share' as const, says: words.book.share, act: () => onAsk({ what: 'share' }) }]
      : []),
    ...(isFinal(book)
      ? [
          {
            icon: 'trash' as const,
            says: words.book.remove,
            act: () => onAsk({ what: 'delete' }),
            danger: true,
          },
        ]
      : []),
  ]
}
