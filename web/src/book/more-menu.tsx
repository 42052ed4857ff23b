import { useId, useRef, type ToggleEvent } from 'react'
import { Icon, type IconName } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { putBelow } from './look/look-panel.tsx'

export type MenuAct = { icon: IconName; says: string; act: () => void; danger?: boolean }

/** What is seldom wanted. Named commands in a box that closes itself; the browser gives focus back. */
export function MoreMenu({ acts }: { acts: readonly MenuAct[] }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const place = ({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) => {
    if (newState === 'open' && button.current) putBelow(currentTarget, button.current)
  }
  return (
    <>
      <button ref={button} className="button quiet book-more" popoverTarget={id}>
        <Icon name="more" />
        <span className="book-tool-name">{words.book.more}</span>
      </button>
      <div id={id} ref={box} popover="auto" className="book-menu" onBeforeToggle={place}>
        <ul>
          {acts.map(({ icon, says, act, danger }) => (
            <li key={says}>
              <button
                className={danger ? 'danger' : undefined}
                onClick={() => {
                  box.current?.hidePopover()
                  act()
                }}
              >
                <Icon name={icon} />
                {says}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
