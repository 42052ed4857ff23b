import { FieldError } from './field-error.tsx'
import type { FieldName } from './draft.ts'

type Parts = {
  name: FieldName
  label: string
  hint: string
  most: number
  value: string
  error: string | undefined
  onChange: (text: string) => void
}

export function TextField({ name, label, hint, most, value, error, onChange }: Parts) {
  const id = `order-${name}`
  return (
    <div className="order-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        autoComplete="off"
        maxLength={most}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error !== undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="order-hint muted">
        {hint}
      </p>
      <FieldError of={name}>{error}</FieldError>
    </div>
  )
}
