import { useId } from 'react'
import { longestNote } from './wish.ts'

/** A few words for the painter or the writer. */
export function NoteField({
  name,
  example,
  needed,
  note,
  onNote,
  alert,
}: {
  name: string
  example: string
  needed: boolean
  note: string
  onNote: (note: string) => void
  alert: string | undefined
}) {
  const id = useId()
  return (
    <div className="change-field">
      <label htmlFor={id}>{name}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={longestNote}
        placeholder={example}
        required={needed}
        value={note}
        onChange={(event) => onNote(event.target.value)}
        aria-invalid={alert !== undefined}
        aria-describedby={alert}
      />
    </div>
  )
}
