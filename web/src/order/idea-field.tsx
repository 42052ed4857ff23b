import { useRef, useState } from 'react'
import { announce } from '../shell/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { most } from './draft.ts'
import { FieldError } from './field-error.tsx'

type Parts = { value: string; error: string | undefined; onChange: (idea: string) => void }

/** The one field that matters, and three ideas for who has none. */
export function IdeaField({ value, error, onChange }: Parts) {
  const field = useRef<HTMLTextAreaElement>(null)
  const length = value.trim().length
  const choose = (idea: string) => {
    onChange(idea)
    field.current?.focus()
  }
  return (
    <section className="order-idea">
      <div className="order-paper">
        <textarea
          ref={field}
          id="order-idea"
          name="idea"
          rows={3}
          aria-label={words.order.title}
          aria-describedby="order-idea-count order-idea-error"
          aria-invalid={error !== undefined}
          placeholder={words.order.placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <p className={length > most.idea ? 'order-count over' : 'order-count'}>
          <span aria-hidden="true">
            {length}/{most.idea}
          </span>
          <span id="order-idea-count" className="hidden-but-read">
            {words.order.count(length, most.idea)}
          </span>
        </p>
      </div>
      <FieldError of="idea">{error}</FieldError>
      <Examples idea={value} onChoose={choose} />
    </section>
  )
}

const shown = 3

function Examples({ idea, onChoose }: { idea: string; onChoose: (idea: string) => void }) {
  const { ideas } = words.order
  const [from, setFrom] = useState(0)
  const [own, setOwn] = useState('')
  const three = [0, 1, 2].map((index) => ideas[(from + index) % ideas.length] ?? '')
  const others = () => {
    const next = (from + shown) % ideas.length
    setFrom(next)
    announce(ideas.slice(next, next + shown).join('. '))
  }
  const choose = (example: string) => {
    // What somebody wrote is not lost to a click.
    if (!ideas.includes(idea)) setOwn(idea.trim() === '' ? '' : idea)
    onChoose(example)
  }
  return (
    <div className="order-examples" role="group" aria-label={words.order.examples}>
      <span className="muted" aria-hidden="true">
        {words.order.examples}
      </span>
      {three.map((example) => (
        <button key={example} type="button" className="button" onClick={() => choose(example)}>
          {example}
        </button>
      ))}
      <button type="button" className="button quiet" onClick={others}>
        <Icon name="refresh" />
        {words.order.others}
      </button>
      {own !== '' && ideas.includes(idea) && (
        <button type="button" className="button quiet" onClick={() => onChoose(own)}>
          {words.order.putBack}
        </button>
      )}
    </div>
  )
}
