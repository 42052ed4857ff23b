import { useId } from 'react'
import { words } from '../../words.ts'
import type { DraftPart } from './change-picture.tsx'
import { NoteField } from './note-field.tsx'
import { longestText } from './wish.ts'

/** A page's words: put by hand for nothing, or written anew with a note. */
export function ChangeWords({ draft, onDraft, alert, language }: DraftPart & { language: string }) {
  const id = useId()
  const { own, text, note } = draft
  return (
    <>
      <fieldset className="change-who">
        <legend className="hidden-but-read">{words.change.who}</legend>
        {[true, false].map((one) => (
          <label key={String(one)}>
            <input
              type="radio"
              name="change-who"
              checked={one === own}
              onChange={() => onDraft({ own: one })}
            />
            {one ? words.change.byMe : words.change.byWriter}
          </label>
        ))}
      </fieldset>
      {own ? (
        <div className="change-field">
          <label htmlFor={id}>{words.change.text}</label>
          <textarea
            id={id}
            className="change-text"
            rows={6}
            lang={language}
            dir="auto"
            maxLength={longestText}
            value={text}
            onChange={(event) => onDraft({ text: event.target.value })}
            aria-invalid={alert !== undefined}
            aria-describedby={alert}
          />
        </div>
      ) : (
        <>
          <blockquote className="change-quote" lang={language} dir="auto">
            {text}
          </blockquote>
          <NoteField
            name={words.change.notes.words}
            example={words.change.examples.words}
            needed={false}
            note={note}
            onNote={(note) => onDraft({ note })}
            alert={alert}
          />
        </>
      )}
    </>
  )
}
