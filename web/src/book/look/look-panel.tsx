import { useId, useRef, type ToggleEvent } from 'react'
import { words } from '../../words.ts'
import { LookChoice } from './look-choice.tsx'
import { modes, setLook, sizes, turns } from './look-kept.ts'
import { useLook } from './use-look.ts'
import './look.css'

const panelWidth = 352
const margin = 8

/** The “Aa” button and its panel. A popover of the browser's own: focus stays on the button, Escape closes it. */
export function LookPanel() {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const look = useLook()
  const place = ({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) => {
    if (newState === 'open' && button.current) putBelow(currentTarget, button.current)
  }
  return (
    <>
      <button ref={button} className="button quiet look-open" popoverTarget={id} aria-label={words.look.open}>
        <span aria-hidden="true">{words.look.short}</span>
      </button>
      <div
        id={id}
        popover="auto"
        className="look-panel"
        role="group"
        aria-label={words.look.title}
        onBeforeToggle={place}
      >
        <TextSize size={look.size} />
        <LookChoice
          name={words.look.mode}
          choices={modes}
          says={words.look.modes}
          chosen={look.mode}
          onChoose={(mode) => setLook({ mode })}
        />
        <LookChoice
          name={words.look.turn}
          choices={turns}
          says={words.look.turns}
          chosen={look.turn}
          onChoose={(turn) => setLook({ turn })}
        />
        <label className="look-follow">
          <input
            type="checkbox"
            checked={look.follow}
            onChange={(event) => setLook({ follow: event.target.checked })}
          />
          <span>
            {words.look.follow}
            <span className="muted">{words.look.listening}</span>
          </span>
        </label>
      </div>
    </>
  )
}

function TextSize({ size }: { size: number }) {
  const step = (by: number) => setLook({ size: Math.min(Math.max(size + by, sizes.least), sizes.most) })
  const name = useId()
  return (
    <div className="look-row" role="group" aria-labelledby={name}>
      <span id={name} className="look-name">
        {words.look.size}
      </span>
      <div className="look-size">
        <button
          className="button look-smaller"
          aria-label={words.look.smaller}
          aria-disabled={size <= sizes.least}
          onClick={() => step(-sizes.step)}
        >
          <span aria-hidden="true">A</span>
        </button>
        <output aria-live="polite">{words.look.percent(size)}</output>
        <button
          className="button look-larger"
          aria-label={words.look.larger}
          aria-disabled={size >= sizes.most}
          onClick={() => step(sizes.step)}
        >
          <span aria-hidden="true">A</span>
        </button>
      </div>
    </div>
  )
}

/** Under its button, and within the window. */
export function putBelow(panel: HTMLElement, button: HTMLElement): void {
  const { bottom, right } = button.getBoundingClientRect()
  const room = document.documentElement.clientWidth
  const widest = Math.min(panelWidth, room - 2 * margin)
  panel.style.top = `${bottom + margin}px`
  panel.style.width = `${widest}px`
  panel.style.right = `${Math.min(Math.max(room - right, margin), room - widest - margin)}px`
}
