import { words } from '../words.ts'
import { ages, type Draft } from './draft.ts'
import { FieldError } from './field-error.tsx'

type Age = Draft['age_group']
type Parts = { value: Age; error: string | undefined; onChange: (age: Age) => void }

export function AgeChoice({ value, error, onChange }: Parts) {
  return (
    <fieldset className="order-group" aria-describedby="order-age-hint order-age_group-error">
      <legend>{words.order.age}</legend>
      <div className="order-ages">
        {ages.map((age) => (
          <label key={age}>
            <input
              type="radio"
              name="age_group"
              value={age}
              aria-label={`${words.order.ages[age]} ${words.order.years}`}
              checked={age === value}
              onChange={() => onChange(age)}
            />
            <span>{words.order.ages[age]}</span>
          </label>
        ))}
      </div>
      <p id="order-age-hint" className="order-hint muted">
        {words.order.ageHints[value]}
      </p>
      <FieldError of="age_group">{error}</FieldError>
    </fieldset>
  )
}
