import { useId, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { findBoxId } from './find-box-id.ts'
import './find.css'
import { isWholeId, placeOf, type Found } from './found.ts'
import { useFound } from './use-found.ts'

/** Finds a book, step, worker, user or error by its id or a part of its name; Enter opens the first. */
export function FindBox() {
  const list = useId()
  const [text, setText] = useState('')
  const [shown, show] = useState(false)
  const [at, setAt] = useState(0)
  const [, go] = useLocation()
  const { found, of, failed } = useFound(text)
  const asked = text.trim()
  const open = (one: Found) => {
    setText('')
    show(false)
    go(placeOf(one))
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((at + step + found.length) % Math.max(found.length, 1))
    else if (event.key === 'Escape' && shown && text !== '') setText('')
    else if (event.key === 'Escape') event.currentTarget.blur()
    else if (event.key === 'Enter' && of === asked && found[at]) open(found[at])
    // A book's id is known for one before anything is found: its page says so if there is none.
    else if (event.key === 'Enter' && isWholeId(text) && of !== asked)
      open({ kind: 'book', id: asked, title: '', says: '', book_id: asked })
    else return
    event.preventDefault()
  }
  const isOpen = shown && asked !== '' && of === asked
  return (
    <search className="ops-find">
      <Icon name="search" />
      <input
        id={findBoxId}
        type="text"
        role="combobox"
        aria-label={words.ops.find.label}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found[at] ? `${list}-${at}` : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={words.ops.find.hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          show(true)
        }}
        onFocus={() => show(true)}
        onBlur={() => show(false)}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" aria-label={words.ops.find.found} hidden={!isOpen || found.length === 0}>
        {found.map((one, index) => (
          // The keys are the field's; a pointer must not take its focus before the click.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={`${one.kind} ${one.id}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => open(one)}
          >
            <span className="ops-find-kind">{words.ops.find.kinds[one.kind]}</span>
            <span className="ops-find-title">{one.title}</span>
            <span className="ops-find-says">{one.says}</span>
          </li>
        ))}
      </ul>
      {isOpen && found.length === 0 && (
        <p className="ops-find-none" role="note">
          {failed ? words.ops.find.failed : words.ops.find.nothing(asked)}
        </p>
      )}
    </search>
  )
}
