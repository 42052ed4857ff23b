/** Give what opens a row this class: j and k move from one to the next. */
export const opensRow = 'ops-opens-row'

/** Puts focus on what opens the row of this id, if it is drawn. */
export function focusRow(within: ParentNode | null, id: string): void {
  const row = within?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id)}"]`)
  const target =
    row?.querySelector<HTMLElement>(`.${opensRow}`) ?? row?.querySelector<HTMLElement>('a, button, input')
  target?.focus({ preventScroll: true })
}

/** The row that has the focus. */
export function focusedRow(within: HTMLElement | null): string | undefined {
  const active = document.activeElement
  return within?.contains(active) ? active?.closest<HTMLElement>('tr[data-row]')?.dataset['row'] : undefined
}
