import { useEffect, useState } from 'react'
import { words } from '../../words.ts'
import type { Filters } from './dead-set.ts'

const say = words.care.dead
const queues = ['text', 'images', 'generation', 'webhooks']
const wait_ms = 250

/** The filters above the list; they stand in the address. */
export function DeadFilters({
  filters,
  codes,
  change,
}: {
  filters: Filters
  codes: readonly string[]
  change: (changes: Partial<Filters>) => void
}) {
  const known = filters.code && !codes.includes(filters.code) ? [...codes, filters.code] : codes
  const any = Object.values(filters).some(Boolean)
  return (
    <fieldset className="ops-care-filters">
      <legend className="hidden-but-read">{say.filters}</legend>
      <Choice name={say.queue} value={filters.queue} options={queues} pick={(queue) => change({ queue })} />
      <Choice name={say.code} value={filters.code} options={known} pick={(code) => change({ code })} />
      <label>
        <span>{say.since}</span>
        <select value={filters.since} onChange={(event) => change({ since: event.target.value })}>
          <option value="">{say.any}</option>
          {Object.entries(say.sinces).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Typed name={say.words} value={filters.text} most={200} set={(text) => change({ text })} />
      <Typed name={say.book} value={filters.book} most={36} set={(book) => change({ book })} />
      {any && (
        <button
          type="button"
          className="button quiet"
          onClick={() => change({ queue: '', code: '', since: '', book: '', text: '' })}
        >
          {say.clear}
        </button>
      )}
    </fieldset>
  )
}

type ChoiceProps = { name: string; value: string; options: readonly string[]; pick: (value: string) => void }

function Choice({ name, value, options, pick }: ChoiceProps) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => pick(event.target.value)}>
        <option value="">{say.any}</option>
        {options.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}

/** A field that filters once its writer pauses. */
function Typed({
  name,
  value,
  most,
  set,
}: {
  name: string
  value: string
  most: number
  set: (value: string) => void
}) {
  const [typed, type] = useState<string | null>(null)
  useEffect(() => {
    if (typed === null || typed === value) return
    const timer = setTimeout(() => set(typed), wait_ms)
    return () => clearTimeout(timer)
  }, [typed, value, set])
  return (
    <label>
      <span>{name}</span>
      <input
        type="search"
        maxLength={most}
        spellCheck={false}
        value={typed ?? value}
        onChange={(event) => type(event.target.value)}
        // What the address says counts again, such as after Back.
        onBlur={() => type((now) => (now === value ? null : now))}
      />
    </label>
  )
}
