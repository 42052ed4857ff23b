import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { focusRow } from './focus-row.ts'

/** Details of one row, at the right of its list: focus goes in, Escape closes it and gives focus back to the row. */
export function SidePanel({
  row,
  title,
  onClose,
  children,
}: {
  /** The id of the row it is about. */
  row: string
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = useId()
  useEffect(() => {
    if (row) heading.current?.focus({ preventScroll: true })
  }, [row])
  const latest = useRef({ row, onClose })
  useEffect(() => void (latest.current = { row, onClose }))
  useEffect(() => {
    const element = panel.current
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      latest.current.onClose()
    }
    element?.addEventListener('keydown', escape)
    return () => {
      element?.removeEventListener('keydown', escape)
      // Who went elsewhere by themselves stays there.
      if (
        !document.activeElement ||
        document.activeElement === document.body ||
        element?.contains(document.activeElement)
      )
        focusRow(document, latest.current.row)
    }
  }, [])
  return (
    <aside className="ops-panel" aria-labelledby={name} ref={panel}>
      <header className="ops-panel-head">
        <h2 id={name} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button className="button quiet ops-icon-button" aria-label={words.ops.list.close} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {children}
    </aside>
  )
}
