import { useEffect, useId, useRef, useState } from 'react'
import { words } from '../../words.ts'

/** Type, and after a rest the list is asked anew. */
const typing_ms = 250

export type FilterChoice = { name: string; label: string; of?: Readonly<Record<string, string>> }

/** The filters above a list: a choice where the answers are known, a field else. */
export function ListFilters({
  label,
  filters,
  values,
  onChange,
}: {
  label: string
  filters: readonly FilterChoice[]
  values: Readonly<Record<string, string>>
  onChange: (changes: Record<string, string>) => void
}) {
  return (
    <search className="ops-filters" aria-label={label}>
      {filters.map((filter) => (
        <Filter
          key={filter.name}
          filter={filter}
          value={values[filter.name] ?? ''}
          onChange={(value) => onChange({ [filter.name]: value })}
        />
      ))}
    </search>
  )
}

function Filter({
  filter: { label, of },
  value,
  onChange,
}: {
  filter: FilterChoice
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <label htmlFor={id}>
      {label}
      {of ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{words.ops.steps.all}</option>
          {Object.entries(of).map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <TypedFilter id={id} value={value} onChange={onChange} />
      )}
    </label>
  )
}

function TypedFilter({
  id,
  value,
  onChange,
}: {
  id: string
  value: string
  onChange: (value: string) => void
}) {
  const [{ text, of }, type] = useState({ text: value, of: value })
  // What the address says anew, by Back or a link, is what stands in the field.
  if (of !== value) type({ text: text.trim() === value ? text : value, of: value })
  const change = useRef(onChange)
  useEffect(() => void (change.current = onChange))
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => change.current(text.trim()), typing_ms)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <input
      id={id}
      type="text"
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      value={text}
      onChange={(event) => type({ text: event.target.value, of })}
    />
  )
}
