import { useId, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { Icon } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { findBoxId } from './find-box-id.ts'
import './find.css'
import { isWholeId, placeOf, type Found } from './found.ts'
import { FoundList } from './found-list.tsx'
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
  const isOpen = shown && asked !== '' && of === asked
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const first = of === asked && !failed ? found[at] : knownById(asked)
    if (step) setAt((at + step + found.length) % Math.max(found.length, 1))
    else if (event.key === 'Enter' && first) open(first)
    else if (event.key === 'Escape' && text !== '') setText('')
    else if (event.key === 'Escape') event.currentTarget.blur()
    else return
    event.preventDefault()
  }
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
      <FoundList id={list} found={found} at={at} shown={isOpen} onOpen={open} />
      {isOpen && found.length === 0 && (
        <p className="ops-find-none" role="note">
          {failed ? words.ops.find.failed : words.ops.find.nothing(asked)}
        </p>
      )}
    </search>
  )
}

/** A book's id is enough before anything was found: its page says so if there is none. */
const knownById = (id: string): Found | undefined =>
  isWholeId(id) ? { kind: 'book', id, title: '', says: '', book_id: id } : undefined
