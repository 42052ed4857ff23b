import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { words } from '../words.ts'

let shown = location.pathname

/** At this same address another page comes, and its heading is to have the focus. */
export const awaitAnotherPage = (): void => void (shown = '')

/** The page's `h1`: named in the tab, and where focus goes after one page led to another. */
export function PageTitle({ children, tab }: { children: ReactNode; tab: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    document.title = tab === words.name ? tab : `${tab} · ${words.name}`
    const path = location.pathname
    if (shown === path) return
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
    shown = path
  }, [tab])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
