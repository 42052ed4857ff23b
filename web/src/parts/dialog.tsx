import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'

/**
 * A modal dialog of the browser's own: it keeps focus within, closes on Escape, and gives focus back to who opened it. `instead`: who
 * gets it where the opener is not there any more.
 */
export function Dialog({
  title,
  onClose,
  instead,
  children,
}: {
  title: string
  onClose: () => void
  instead?: () => HTMLElement | null | undefined
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  const other = useRef(instead)
  useEffect(() => void (other.current = instead))
  // At once with what is drawn, so that who closes it may hand the focus on.
  useLayoutEffect(() => {
    const element = dialog.current
    const opener = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else other.current?.()?.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={name}>{title}</h2>
      {children}
    </dialog>
  )
}
