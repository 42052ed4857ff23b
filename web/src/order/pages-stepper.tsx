import { useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { fewestPages, inRange, mostPages } from './draft.ts'
import { FieldError } from './field-error.tsx'

type Parts = { value: number; error: string | undefined; onChange: (pages: number) => void }

export function PagesStepper({ value, error, onChange }: Parts) {
  // What is being typed: "1" on the way to "12" is no number of pages yet.
  const [typed, setTyped] = useState<string | null>(null)
  const step = (by: number) => {
    setTyped(null)
    onChange(inRange(value + by))
  }
  const type = (text: string) => {
    setTyped(text)
    const pages = Number(text)
    if (text !== '' && inRange(pages) === pages) onChange(pages)
  }
  const leave = () => {
    if (typed !== null && typed !== '') onChange(inRange(Number(typed)))
    setTyped(null)
  }
  return (
    <div className="order-group">
      <label htmlFor="order-pages" className="order-legend">
        {words.order.pages}
      </label>
      <div className="order-pages">
        <Step name="minus" says={words.order.fewer} off={value <= fewestPages} onStep={() => step(-1)} />
        <input
          id="order-pages"
          type="number"
          inputMode="numeric"
          min={fewestPages}
          max={mostPages}
          aria-describedby="order-pages-hint order-pages-error"
          aria-invalid={error !== undefined}
          value={typed ?? value}
          onChange={(event) => type(event.target.value)}
          onBlur={leave}
        />
        <Step name="plus" says={words.order.more} off={value >= mostPages} onStep={() => step(1)} />
      </div>
      <p id="order-pages-hint" className="order-hint muted">
        {words.order.pagesHint(fewestPages, mostPages)}
      </p>
      <FieldError of="pages">{error}</FieldError>
    </div>
  )
}

type StepParts = { name: 'minus' | 'plus'; says: string; off: boolean; onStep: () => void }

/** Stays in the tab order at the end of the range, so that focus does not fall off it. */
function Step({ name, says, off, onStep }: StepParts) {
  return (
    <button type="button" aria-label={says} aria-disabled={off} onClick={onStep}>
      <Icon name={name} />
    </button>
  )
}
